import { addDays, type Day, today } from '../../crypto/wire/day.js';
import { namedHeads } from '../import/destruction.js';
import type { Command, Io } from '../io.js';
import { countdownWarnings } from '../terminal/countdownText.js';
import { pairs } from '../terminal/layout.js';
import type { Progress } from '../vault/contents.js';
import { countdown } from '../vault/countdown.js';
import { type Place, placeOf, progressOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox keys --vault DIR [--json]
Shows the day keys of this vault: for how long sources can still write to you, and which old keys
are still needed.
  turnbox keys --vault ./vault`;

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

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, VAULT_OPTIONS, { least: 0, most: 0 });
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
