import type { Engine } from '../engine/engine.js';
import type { CodenameKeys } from '../keys/codename.js';
import { sourceKeys, threadOf } from '../keys/source.js';
import { attempt, refuse } from '../refusal.js';
import { isTagged, openCell } from '../wire/cell.js';
import { type CellEntry, parseCells } from '../wire/cells.js';
import type { Id, Key, Label } from '../wire/fields.js';
import { fileHash } from '../wire/file.js';
import type { CellsLine } from '../wire/head.js';
import { claimsKey, keyName } from '../wire/note.js';
import {
  joinReplies,
  parseReplyPart,
  type Reply,
  type ReplyPart,
  verifyReplyPart,
} from '../wire/reply.js';
import { type Reader, readerId, type Roster } from '../wire/roster.js';

export interface FoundReply extends Reply {
  readonly label: Label;
}
/** What an edition says of its replies, verified. */
export interface ReplyIndex {
  readonly cells: readonly CellsLine[];
  /** Every epoch that a line of it names. */
  readonly rosters: readonly Roster[];
}
type FoundPart = ReplyPart & { readonly reader: Key };

/**
 * Finds the replies to one codename in files of cells. A file must be one that the head names; a
 * reply must be signed by a reader of the roster of the file's own epoch, and name the thread.
 *
 * @param multiple cells are opened in multiples of this, others' too, so that whoever measures the
 *   work learns little of how many were the source's own; 0 opens no other
 */
export async function findReplies(
  engine: Engine,
  { cells, rosters }: ReplyIndex,
  keys: CodenameKeys,
  files: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  multiple = 0,
): Promise<FoundReply[]> {
  const [{ line } = refuse('roster-gap')] = rosters;
  const thread = await threadOf(engine, line, await sourceKeys(engine, keys));
  const parts: FoundPart[] = [];
  const own: { roster: Roster; cell: CellEntry['cell'] }[] = [];
  let another: CellEntry['cell'] | undefined;
  for await (const file of files) {
    const hash = await fileHash(engine, file);
    const named = cells.find((each) => each.hash === hash) ?? refuse('file-hash');
    const roster = rosters.find(({ epoch }) => epoch === named.epoch) ?? refuse('roster-gap');
    const { entries } = parseCells(file, named.cells, named.marks);
    const tagged = await Promise.all(
      entries.map((entry) => isTagged(engine, line, keys.tag, entry)),
    );
    for (const [i, { cell }] of entries.entries()) {
      if (tagged[i] === true) own.push({ roster, cell });
      else another ??= cell;
    }
  }
  for (const { roster, cell } of own) {
    // One damaged cell must not hide the others.
    const part = await attempt(async () =>
      signedPart(engine, roster, thread, await openCell(engine, keys.reply, cell)),
    );
    if (part.ok) parts.push(part.value);
  }
  const decoy = another;
  const spare = multiple === 0 || decoy === undefined ? 0 : fillUp(own.length, multiple);
  for (let i = 0; i < spare; i += 1)
    await attempt(() => openCell(engine, keys.reply, decoy ?? refuse('cells-unsorted')));
  return labelled(parts, rosters);
}

const fillUp = (opened: number, multiple: number): number =>
  Math.max(1, Math.ceil(opened / multiple)) * multiple - opened;

function labelled(parts: readonly FoundPart[], rosters: readonly Roster[]): FoundReply[] {
  const labels = new Map(
    rosters.flatMap(({ readers }) => readers.map(({ key, label }: Reader) => [key, label])),
  );
  return joinReplies(parts)
    .map((reply) => ({
      ...reply,
      label: labels.get(reply.reader) ?? refuse('reply-malformed'),
    }))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

async function signedPart(
  engine: Engine,
  roster: Roster,
  thread: Id,
  bytes: Uint8Array,
): Promise<FoundPart> {
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
