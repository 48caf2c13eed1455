import type { Engine } from '../../crypto/engine/engine.js';
import type { CodenameKeys } from '../../crypto/keys/codename.js';
import { sourceKeys } from '../../crypto/keys/source.js';
import { encodeArchive, type Entry } from '../../crypto/wire/archive.js';
import { type Bytes, toHex } from '../../crypto/wire/bytes.js';
import { parseId } from '../../crypto/wire/fields.js';
import { TEXT_RUNG } from '../../crypto/wire/padding.js';
import { seal, throwAwayKey } from '../../crypto/wire/sealed.js';
import { tipEntries } from '../../crypto/wire/tip.js';
import type { Letter } from './messages.js';
import type { PublicNotes } from './publicNotes.js';

/**
 * Seals a message: a stanza for every reader of the roster, in its order. Whoever is not chosen, or
 * has no key, gets a real encapsulation to a key that nobody holds.
 */
export async function sealLetter(
  engine: Engine,
  { head, roster, today }: PublicNotes,
  keys: CodenameKeys,
  letter: Letter,
): Promise<Bytes> {
  const entries: Entry[] = [];
  const tip = {
    tip: parseId(toHex(engine.random(16))),
    day: letter.day,
    line: roster.line,
    edition: head.edition,
    head: head.hash,
    source: await sourceKeys(engine, keys),
    language: letter.language,
    sealed: 'browser',
    readers: letter.readers,
    gist: 'no',
    answers: [],
    message: letter.message,
  } as const;
  for await (const entry of tipEntries(engine, tip, [], keys.sign)) entries.push(entry);
  const chosen = new Set(
    letter.readers.flatMap(([key, standing]) => (standing === 'chosen' ? [key] : [])),
  );
  const recipients = roster.readers.map(({ key }) => {
    const dayKey = chosen.has(key) ? today.dayKeys.get(key) : undefined;
    return dayKey?.publicKey ?? throwAwayKey(engine);
  });
  const inside = encodeArchive(entries);
  const blob = await seal(engine, recipients, inside);
  engine.wipe(inside, ...entries.map(({ bytes }) => bytes));
  return blob;
}

/** What a check for replies posts: as large as a text tip, and nobody can open it. */
export const sealChaff = (engine: Engine, { roster }: PublicNotes): Promise<Bytes> =>
  seal(
    engine,
    roster.readers.map(() => throwAwayKey(engine)),
    engine.random(TEXT_RUNG),
  );
