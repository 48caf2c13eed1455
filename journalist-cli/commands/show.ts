import { fromUtf8 } from '../../crypto/wire/bytes.js';
import { today } from '../../crypto/wire/day.js';
import { caseWith, loadCases } from '../cases/cases.js';
import { noteRead } from '../cases/keep.js';
import type { Command, Io } from '../io.js';
import { openPgp } from '../pgp/openPgp.js';
import { parseSessionKeys, type SessionKey } from '../pgp/sessionKeys.js';
import { stop } from '../refusal.js';
import { pgpLines } from '../terminal/pgpText.js';
import { told } from '../terminal/layout.js';
import { conditionLines, dangerSignLines, keptLines } from '../terminal/pinnedText.js';
import { threadLines } from '../terminal/tipText.js';
import { warningsOf } from '../terminal/warnings.js';
import { placeOf } from '../vault/line.js';
import { logOnce } from '../vault/log.js';
import { noteOpened } from '../vault/opened.js';
import type { TipView } from '../vault/tipView.js';
import { readNamed } from './files.js';
import { summaryOf } from './list.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox show N --vault DIR [--session-keys F] [--json]
Shows the thread of message N: what the source asks for, every message that the same signature proves
to be of the same source, and what you and your colleagues answered. Its source will see that you have
opened it, from the day after your next outbox.
--session-keys takes what gpg wrote about an OpenPGP message in it whose key is elsewhere.
  turnbox show 3 --vault ./vault`;

const OPTIONS = { ...VAULT_OPTIONS, 'session-keys': { type: 'string' } } as const;

/** The number of a message, as a person types it. */
export const numberOf = (text: string | undefined): number =>
  /^[1-9][0-9]{0,8}$/.test(text ?? '')
    ? Number(text)
    : stop('usage', 'A message has a number: see turnbox list.');

/** Where somebody may write as the source, the sign is there to compare. */
const showsSign = ({ movedFrom, movedTo, pinned }: TipView): boolean =>
  movedFrom !== null || movedTo.length > 0 || pinned.dangerSeen.length > 0;

async function sessionKeysIn(io: Io, path: string): Promise<SessionKey[]> {
  const keys = parseSessionKeys(fromUtf8(await readNamed(io, path)));
  return keys.length === 0 ? stop('session-keys-missing') : keys;
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 1 });
  const number = numberOf(positionals[0]);
  const path = values['session-keys'];
  const sessionKeys = path === undefined ? [] : await sessionKeysIn(io, path);
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const now = today(io.clock);
    const found = caseWith(loadCases(vault, place, now), number) ?? stop('tip-unknown');
    const tip = found.messages.find((each) => each.number === number) ?? stop('tip-unknown');
    const { conversation, messages } = found;
    if (tip.thread !== null) await noteOpened(io.engine, vault, place, tip.thread, now);
    await noteRead(vault, found, now);
    await vault.transaction(() => logOnce(vault, now, `opened message ${String(number)}`, number));
    const isDemo = place.roster.settings.demo === 1;
    const warnings = warningsOf(tip, conversation);
    const pgp = await openPgp(vault, vault.tips.get(number) ?? stop('tip-unknown'), sessionKeys);
    const about = { case: summaryOf(found), onThread: messages, remarks: found.remarks };
    const shown = { demonstration: isDemo, ...tip, ...conversation, warnings, pgp, ...about };
    answer(io, values.json, shown, () => [
      ...demonstration(isDemo),
      ...warnings.flatMap((warning) => told(warning, io.columns, '! ')),
      ...conditionLines(tip, io.columns),
      ...(showsSign(tip) ? dangerSignLines(tip, io.columns) : []),
      ...keptLines(found, io.columns),
      ...threadLines(messages, conversation, number, io.columns),
      ...pgpLines(pgp, number, io.columns),
    ]);
    return 0;
  });
}

export const show: Command = { usage, run };
