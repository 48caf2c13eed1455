import type { Engine } from '../../crypto/engine/engine.js';
import { parseBatch, parseList } from '../../crypto/wire/batch.js';
import { bundlePath, numbersAmong } from '../../crypto/wire/bundle.js';
import type { Day } from '../../crypto/wire/day.js';
import type { Label } from '../../crypto/wire/fields.js';
import { parseRoster, readerId } from '../../crypto/wire/roster.js';
import { parseStatement } from '../../crypto/wire/statement.js';
import { type Waiting, waitingSince } from '../terminal/waitingText.js';
import { rosterPath } from './chain.js';
import type { Mirror } from './mirror.js';
import { newestOutboxFolders } from './outboxes.js';

/** A reader for whom sealed files wait that their newest statement does not cover. */
export interface ReaderWaiting extends Waiting {
  readonly label: Label;
  readonly files: number;
}

interface Filled {
  readonly number: number;
  readonly day: Day;
  readonly files: number;
}

/**
 * For each reader, the oldest batch with anything in it that they have not imported; of what this
 * courier last saw, without asking the drop. What is kept here was checked when it came.
 */
export async function readersWaiting(
  engine: Engine,
  mirror: Mirror,
  now: Day,
): Promise<ReaderWaiting[]> {
  const epoch = numbersAmong(await mirror.names('rosters')).at(-1) ?? 0;
  const bytes = await mirror.read(rosterPath(epoch));
  if (bytes === null) return [];
  const { claims: roster } = parseRoster(bytes);
  const filled = await filledBatches(mirror);
  const folders = await newestOutboxFolders(mirror);
  const waiting: ReaderWaiting[] = [];
  for (const { key, label } of roster.readers) {
    const own = folders.get(await readerId(engine, roster.line, key));
    const note = own && (await mirror.read(`outbox-files/${own.folder}/statement`));
    if (note === undefined || note === null) continue;
    const { from, through } = parseStatement(note).claims;
    const unread = filled.filter(({ number }) => number > through && number >= from);
    const [oldest] = unread;
    if (oldest === undefined) continue;
    const files = unread.reduce((sum, batch) => sum + batch.files, 0);
    waiting.push({ label, files, ...waitingSince(oldest.day, roster.settings.keep, now) });
  }
  return waiting;
}

async function filledBatches(mirror: Mirror): Promise<Filled[]> {
  const filled: Filled[] = [];
  for (const number of numbersAmong(await mirror.names('batches'))) {
    const note = await mirror.read(bundlePath.batch(number));
    if (note === null) continue;
    const { day, list } = parseBatch(note).claims;
    const lines = await mirror.read(bundlePath.list(list));
    const files = lines === null ? 0 : parseList(lines).length;
    if (files > 0) filled.push({ number, day, files });
  }
  return filled;
}
