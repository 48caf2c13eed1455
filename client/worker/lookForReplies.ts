import type { Engine } from '../../crypto/engine/engine.js';
import type { CodenameKeys } from '../../crypto/keys/codename.js';
import { sourceKeys, threadOf } from '../../crypto/keys/source.js';
import { attempt, refuse } from '../../crypto/refusal.js';
import type { Bytes } from '../../crypto/wire/bytes.js';
import { isTagged, openCell } from '../../crypto/wire/cell.js';
import { parseCells } from '../../crypto/wire/cells.js';
import type { Id, Key, Label } from '../../crypto/wire/fields.js';
import { fileHash } from '../../crypto/wire/file.js';
import type { CellsLine } from '../../crypto/wire/head.js';
import { claimsKey, keyName } from '../../crypto/wire/note.js';
import {
  joinReplies,
  parseReplyPart,
  type ReplyPart,
  verifyReplyPart,
} from '../../crypto/wire/reply.js';
import { type Reader, readerId, type Roster } from '../../crypto/wire/roster.js';
import type { FoundReply } from './messages.js';
import type { PublicNotes } from './publicNotes.js';

/**
 * Finds the replies to one codename in files of cells. A file must be one that the head names; a
 * reply must be signed by a reader of the roster of the file's own epoch, and name the thread.
 */
export async function lookForReplies(
  engine: Engine,
  { head, rosters, roster }: PublicNotes,
  keys: CodenameKeys,
  files: readonly Bytes[],
): Promise<FoundReply[]> {
  const thread = await threadOf(engine, roster.line, await sourceKeys(engine, keys));
  const parts: (ReplyPart & { reader: Key })[] = [];
  for (const file of files) {
    const hash = await fileHash(engine, file);
    const line = head.cells.find((each) => each.hash === hash) ?? refuse('file-hash');
    const then = rosters.find(({ epoch }) => epoch === line.epoch) ?? refuse('roster-gap');
    parts.push(...(await partsIn(engine, then, keys, thread, line, file)));
  }
  const labels = new Map(rosters.flatMap(({ readers }) => readers.map(labelled)));
  return joinReplies(parts)
    .map(({ reader, ...reply }) => ({
      ...reply,
      reader,
      label: labels.get(reader) ?? refuse('reply-malformed'),
    }))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

const labelled = ({ key, label }: Reader): [Key, Label] => [key, label];

async function partsIn(
  engine: Engine,
  roster: Roster,
  keys: CodenameKeys,
  thread: Id,
  { cells, marks }: CellsLine,
  file: Bytes,
): Promise<(ReplyPart & { reader: Key })[]> {
  const { entries } = parseCells(file, cells, marks);
  const own = await Promise.all(
    entries.map((entry) => isTagged(engine, roster.line, keys.tag, entry)),
  );
  const found: (ReplyPart & { reader: Key })[] = [];
  for (const { cell } of entries.filter((_, i) => own[i])) {
    // One damaged cell must not hide the others.
    const part = await attempt(async () =>
      signedPart(engine, roster, thread, await openCell(engine, keys.reply, cell)),
    );
    if (part.ok) found.push(part.value);
  }
  return found;
}

async function signedPart(
  engine: Engine,
  roster: Roster,
  thread: Id,
  bytes: Uint8Array,
): Promise<ReplyPart & { reader: Key }> {
  const part = parseReplyPart(bytes);
  const name = keyName('reader', roster.line);
  for (const { key } of roster.readers)
    if (claimsKey(part.note, name, await readerId(engine, roster.line, key))) {
      const verified = await verifyReplyPart(engine, part, roster.line, key);
      return verified.thread === thread
        ? Object.assign(verified, { reader: key })
        : refuse('reply-malformed');
    }
  return refuse('note-unsigned');
}
