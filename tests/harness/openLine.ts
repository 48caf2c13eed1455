import type { Head } from '../../crypto/wire/head.js';
import { asCourier, type Answer } from './courier.js';
import { startDrop, type TestDrop } from './drop.js';
import { type EditionChanges, testEdition, type TestEdition } from './edition.js';
import { type LineOptions, testLine, type TestLine } from './line.js';
import { type OutboxChanges, testOutbox, type TestOutbox } from './outbox.js';

/** A running drop and what its couriers know, so that a test says only what it is about. */
export interface OpenLine {
  line: TestLine;
  readonly drop: TestDrop;
  /** The newest outbox of each reader, by name. */
  readonly outboxes: Map<string, TestOutbox>;
  head: Head | null;
}

export async function startLine(options: LineOptions = {}): Promise<OpenLine> {
  const line = await testLine(options);
  return { line, drop: await startDrop(line), outboxes: new Map(), head: null };
}

export function readerNamed({ line }: OpenLine, name: string): TestLine['readers'][number] {
  const reader = line.readers.find((each) => each.name === name);
  if (reader === undefined) throw new Error('no such reader on this line');
  return reader;
}

/** Makes an outbox of a reader and brings it to the drop; a refused one is not remembered. */
export async function bring(
  open: OpenLine,
  name: string,
  changes: OutboxChanges = {},
): Promise<Answer> {
  const reader = readerNamed(open, name);
  const outbox = await testOutbox(reader, changes);
  const answer = await asCourier(open.drop, 'PUT', `/outboxes/${reader.id}`, outbox.body);
  if (answer.status === 201) open.outboxes.set(name, outbox);
  return answer;
}

/** The outboxes in the order of the roster, then those of removed readers. */
export const newest = ({ outboxes }: OpenLine): TestOutbox[] => [...outboxes.values()];

/** Composes the next edition and posts it; a refused one is not remembered. */
export async function publishNext(
  open: OpenLine,
  changes: EditionChanges = {},
): Promise<Answer & { readonly edition: TestEdition }> {
  const edition = await testEdition(open.line, newest(open), open.head, changes);
  const answer = await asCourier(open.drop, 'POST', '/editions', edition.body);
  if (answer.status === 201) open.head = edition.head;
  return { ...answer, edition };
}

/** A line with an outbox of everybody's and its first edition. */
export async function startOpenLine(options: LineOptions = {}): Promise<OpenLine> {
  const open = await startLine(options);
  for (const { name } of open.line.readers) await bring(open, name);
  await publishNext(open);
  return open;
}

export const stopLine = ({ drop }: OpenLine): Promise<void> => drop.stop();
