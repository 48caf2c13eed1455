import { encodeIdentity } from '../../crypto/keys/recipient.js';
import { attempt } from '../../crypto/refusal.js';
import { utf8 } from '../../crypto/wire/bytes.js';
import { addDays, type Day, parseDay, today } from '../../crypto/wire/day.js';
import { namedHeads } from '../import/destruction.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { countdownWarnings } from '../terminal/countdownText.js';
import { pairs } from '../terminal/layout.js';
import type { Progress } from '../vault/contents.js';
import { countdown } from '../vault/countdown.js';
import { type Place, placeOf, progressOf } from '../vault/line.js';
import { logEvent } from '../vault/log.js';
import type { Vault } from '../vault/vault.js';
import { refuseExistingFile, writeNamed } from './files.js';
import { answer, demonstration, needed, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox keys --vault DIR [--json]
Shows the day keys of this vault: for how long sources can still write to you, and which old keys
are still needed.
  turnbox keys --vault ./vault
turnbox keys --recovery DAY --out FILE --vault DIR
Writes the key of one day as a plain age identity, for stock age in an emergency: docs/EMERGENCY.md.
Whoever gets this file opens everything that was sealed to you on that day.
  turnbox keys --recovery 2026-03-02 --out key.txt --vault ./vault`;

const OPTIONS = {
  ...VAULT_OPTIONS,
  recovery: { type: 'string' },
  out: { type: 'string' },
} as const;

interface KeyDays {
  readonly today: Day;
  readonly held: number;
  readonly first: Day | null;
  readonly last: Day | null;
  /** Days for which sources can still write, without another outbox. */
  readonly daysLeft: number;
  /** Keys that a newer one has replaced and that open what is still on its way. */
  readonly superseded: readonly { readonly day: Day; readonly goesAfter: Day | null }[];
  readonly destroyed: Day | null;
  /** The last day on which messages sent since the last import are all still there. */
  /** The day of the oldest batch that is known here and not imported. */
  readonly unread: Day | null;
  readonly collectBy: Day | null;
  readonly collectDays: number | null;
  readonly rosterDays: number;
  readonly restored: Progress['restored'];
  readonly warnings: readonly string[];
}

/** The day after which a head lets a key go: grace past the one that superseded it. */
function keyDays(vault: Vault, place: Place, now: Day): KeyDays {
  const held = [...new Set(vault.daykeys.all().map(({ value }) => value.day))].sort();
  const heads = namedHeads(vault, place);
  const named = heads.findLast(({ names }) => names !== null)?.names ?? null;
  const superseded = held
    .filter((day) => named !== null && day < named)
    .map((day) => {
      const last = heads.findLastIndex(({ names }) => names === day);
      const next =
        last >= 0 ? heads[last + 1] : heads.find(({ names }) => names !== null && names > day);
      const grace = (heads[last] ?? next)?.grace ?? place.roster.settings.grace;
      return { day, goesAfter: next === undefined ? null : addDays(next.day, grace) };
    });
  const last = held.at(-1) ?? null;
  const left = countdown(vault, place, now);
  return {
    today: now,
    held: held.length,
    first: held[0] ?? null,
    last,
    daysLeft: left.keyDays,
    superseded,
    destroyed: progressOf(vault).destroyed,
    unread: left.unread,
    collectBy: left.collectBy,
    collectDays: left.collectDays,
    rosterDays: left.rosterDays,
    restored: progressOf(vault).restored,
    warnings: countdownWarnings(vault, place, now),
  };
}

function lines(keys: KeyDays): string[] {
  const { superseded, daysLeft } = keys;
  return [
    ...pairs([
      ['Today', `${keys.today} by this computer's clock`],
      [
        'Held',
        keys.held === 0
          ? 'none: write an outbox'
          : `${String(keys.held)} day keys, ${keys.first ?? ''} to ${keys.last ?? ''}`,
      ],
      ['Left', `sources can write to you for ${String(daysLeft)} more days without a new outbox`],
      ...(keys.collectBy === null
        ? []
        : [
            [
              'Import',
              `by ${keys.collectBy}, or messages sent since the last time begin to go`,
            ] as const,
          ]),
      ['Destroyed', keys.destroyed === null ? 'none yet' : `through ${keys.destroyed}`],
      ...superseded.map(
        ({ day, goesAfter }, i) =>
          [
            i === 0 ? 'Old keys' : '',
            goesAfter === null
              ? `${day}, still the newest named`
              : `${day}, goes with the first batch after ${goesAfter}`,
          ] as const,
      ),
    ]),
    ...(keys.warnings.length === 0 ? [] : ['', ...keys.warnings]),
  ];
}

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>['values'];

/** The one way by which a day key leaves a vault in the clear; the log tells of it. */
async function recover(io: Io, values: Values, text: string): Promise<number> {
  const out = needed(values.out, '--out FILE');
  const day = await attempt(() => parseDay(text));
  if (!day.ok) return stop('usage', 'A day is spelt YYYY-MM-DD.');
  refuseExistingFile(io, out);
  return withVault(io, values, async (vault) => {
    const found = vault.daykeys.all().filter(({ value }) => value.day === day.value);
    if (found.length === 0) return stop('day-key-missing');
    await vault.transaction(() =>
      logEvent(vault, today(io.clock), `wrote the key of ${day.value} in the clear`),
    );
    const file = `# Turnbox day key of ${day.value}. It opens what was sealed to this reader then.\n${found
      .map(({ value }) => `${encodeIdentity(value.seed)}\n`)
      .join('')}`;
    await writeNamed(io, out, utf8(file));
    answer(io, values.json, { day: day.value, keys: found.length }, () => [
      'The key is written, in the clear.',
      'Whoever gets this file opens everything that was sealed to you on that day, and it stays so.',
      'Use it on a computer without a network, then destroy the stick that it was on.',
    ]);
    return 0;
  });
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, OPTIONS, { least: 0, most: 0 });
  if (values.recovery !== undefined) return recover(io, values, values.recovery);
  if (values.out !== undefined) return stop('usage', '--out belongs to --recovery.');
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const keys = keyDays(vault, place, today(io.clock));
    answer(io, values.json, keys, () => [
      ...demonstration(place.roster.settings.demo === 1),
      ...lines(keys),
    ]);
    return 0;
  });
}

export const keys: Command = { usage, run };
