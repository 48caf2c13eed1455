import type { Engine } from '../../crypto/engine/engine.js';
import type { CodenameKeys } from '../../crypto/keys/codename.js';
import { sourceKeys } from '../../crypto/keys/source.js';
import { moveBetween } from '../../crypto/source/moving.js';
import { recipientsOf } from '../../crypto/source/recipients.js';
import { blobSize, piecesOfFile } from '../../crypto/source/tipSize.js';
import { archiveStream, PIECE_BYTES } from '../../crypto/wire/archive.js';
import { type Bytes, toHex } from '../../crypto/wire/bytes.js';
import { type Hash, parseHash, parseId } from '../../crypto/wire/fields.js';
import { TEXT_RUNG } from '../../crypto/wire/padding.js';
import { seal, throwAwayKey } from '../../crypto/wire/sealed.js';
import { sealStream } from '../../crypto/wire/sealedStream.js';
import { type OutgoingFile, tipEntries } from '../../crypto/wire/tip.js';
import { encodeTipJson, type Tip } from '../../crypto/wire/tipJson.js';
import { PART_BYTES } from '../../crypto/wire/upload.js';
import { stop } from '../trouble.js';
import type { Letter, LetterFile } from './messages.js';
import { type Breathe, inParts, inSteps } from './parts.js';
import type { PublicNotes } from './publicNotes.js';

/** A message that is sealed as its parts are asked for; no file is ever whole in memory. */
export interface Sealing {
  readonly size: number;
  part(): Promise<Bytes>;
  /** SHA-256 of all, once the last part was taken. */
  digest(): Hash;
  stop(): Promise<void>;
}

/** Begins to seal a message: a stanza for every reader of the roster, in its order. */
export async function startSealing(
  engine: Engine,
  { head, roster, today }: PublicNotes,
  keys: CodenameKeys,
  letter: Letter,
  breathe: Breathe,
  before: CodenameKeys | null = null,
  sealed: Tip['sealed'] = 'browser',
): Promise<Sealing> {
  const tip: Tip = {
    tip: parseId(toHex(engine.random(16))),
    day: letter.day,
    line: roster.line,
    edition: head.edition,
    head: head.hash,
    source: await sourceKeys(engine, keys),
    language: letter.language,
    sealed,
    readers: letter.readers,
    gist: letter.gist,
    answers: letter.answers,
    message: letter.message,
  };
  const sized = letter.files.map(({ name, file }) => ({ name, size: file.size }));
  const size = blobSize(letter.readers.length, encodeTipJson(tip).length, sized, before !== null);
  const move =
    before === null ? null : await moveBetween(engine, roster.line, letter.day, before, keys);
  const entries = tipEntries(engine, tip, letter.files.map(outgoing), keys.sign, move);
  const recipients = recipientsOf(engine, letter.readers, today.dayKeys);
  const blob = sealStream(engine, recipients, inSteps(archiveStream(entries), breathe));
  // One part's hash is taken where it is sent, by the browser itself: JavaScript takes as long as
  // sealing does where the JIT is off.
  const hash = size > PART_BYTES ? engine.sha256Stream() : null;
  const parts = inParts(hash === null ? blob : hashing(blob, hash), size);
  return {
    size,
    part: async () => {
      const { done, value } = await parts.next();
      return done === true ? stop('failed') : value;
    },
    digest: () => (hash === null ? stop('failed') : parseHash(toHex(hash.digest()))),
    stop: async () => {
      await parts.return();
    },
  };
}

async function* hashing(
  chunks: AsyncIterable<Uint8Array>,
  hash: { update(data: Uint8Array): void },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

const outgoing = ({ name, file }: LetterFile): OutgoingFile => ({ name, pieces: piecesIn(file) });

async function* piecesIn(file: Blob): AsyncGenerator<Bytes> {
  for (let piece = 0; piece < piecesOfFile(file.size); piece += 1) {
    const bytes = await read(file.slice(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES));
    yield bytes;
    // By now it is in the archive, and sealed.
    bytes.fill(0);
  }
}

/** A file may be moved, changed or unplugged while it is being read. */
async function read(slice: Blob): Promise<Bytes> {
  let bytes: Bytes;
  try {
    bytes = new Uint8Array(await slice.arrayBuffer());
  } catch {
    return stop('file-unreadable');
  }
  return bytes.length === slice.size ? bytes : stop('file-unreadable');
}

/** What a check for replies posts: as large as a text tip, and nobody can open it. */
export const sealChaff = (engine: Engine, { roster }: PublicNotes): Promise<Bytes> =>
  seal(
    engine,
    roster.readers.map(() => throwAwayKey(engine)),
    engine.random(TEXT_RUNG),
  );
