import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import type { Bytes } from './bytes.js';
import { type Day, parseDay } from './day.js';
import { type Hash, type Id, type Key, parseHash, parseNumber, splitFields } from './fields.js';
import {
  keyName,
  noteText,
  parseNote,
  readLines,
  signText,
  type Unverified,
  type Verified,
  verifyNote,
} from './note.js';

/**
 * How far a reader has come; everyone can see it. Signed by the reader.
 *
 *   turnbox/1 statement | line HEX32 | day DAY
 *   epoch N | edition N HASH | from N | through N DAY HASH | lost DAY DAY (or "- -") | outbox N
 *
 * The first one names edition 0 and batch 0, with zeros for their hashes.
 */
export interface StatementText {
  readonly line: Id;
  readonly day: Day;
  readonly epoch: number;
  /** The newest edition known, and the hash of its head. */
  readonly edition: number;
  readonly head: Hash;
  /** The first batch that this reader reads. */
  readonly from: number;
  /** The last batch imported whole, its day and the hash of its note. */
  readonly through: number;
  readonly throughDay: Day;
  readonly batch: Hash;
  /** Days whose messages a restored machine can no longer open. */
  readonly lost: { readonly first: Day; readonly last: Day } | null;
  readonly outbox: number;
}
export type Statement = Verified<StatementText>;

const CAP = 4096;

export const signStatement = (
  engine: Engine,
  statement: StatementText,
  seed: Uint8Array,
): Promise<Bytes> => {
  const { edition, head, through, throughDay, batch, lost } = statement;
  const text = noteText('statement', statement.line, statement.day, [
    `epoch ${String(statement.epoch)}`,
    `edition ${String(edition)} ${head}`,
    `from ${String(statement.from)}`,
    `through ${String(through)} ${throughDay} ${batch}`,
    lost === null ? 'lost - -' : `lost ${lost.first} ${lost.last}`,
    `outbox ${String(statement.outbox)}`,
  ]);
  return signText(engine, text, keyName('reader', statement.line), seed);
};

function parseLost(value: string): StatementText['lost'] {
  if (value === '- -') return null;
  const [first = '', last = ''] = splitFields(value, 2);
  return { first: parseDay(first), last: parseDay(last) };
}

export function parseStatement(bytes: Uint8Array): Unverified<StatementText> {
  const note = parseNote(bytes, CAP);
  const lines = readLines(note, 'statement');
  const epoch = parseNumber(lines.value('epoch'));
  const [edition = '', head = ''] = splitFields(lines.value('edition'), 2);
  const from = parseNumber(lines.value('from'));
  const [through = '', throughDay = '', batch = ''] = splitFields(lines.value('through'), 3);
  const lost = parseLost(lines.value('lost'));
  const outbox = parseNumber(lines.value('outbox'));
  lines.end();
  return {
    note,
    claims: {
      line: lines.line,
      day: lines.day,
      epoch,
      edition: parseNumber(edition),
      head: parseHash(head),
      from,
      through: parseNumber(through),
      throughDay: parseDay(throughDay),
      batch: parseHash(batch),
      lost,
      outbox,
    },
  };
}

export async function verifyStatement(
  engine: Engine,
  statement: Unverified<StatementText>,
  line: Id,
  reader: Key,
): Promise<Statement> {
  if (statement.claims.line !== line) return refuse('wrong-line');
  return verifyNote(engine, statement, keyName('reader', line), reader);
}
