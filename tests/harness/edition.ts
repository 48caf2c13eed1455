import { type Bytes, toHex } from '../../crypto/wire/bytes.js';
import { encodeCells, type CellsFile } from '../../crypto/wire/cells.js';
import type { Day } from '../../crypto/wire/day.js';
import { type Hash, ZERO_HASH } from '../../crypto/wire/fields.js';
import { fileLine } from '../../crypto/wire/file.js';
import { encodeFrames } from '../../crypto/wire/frames.js';
import {
  type Head,
  type HeadText,
  parseHead,
  signHead,
  verifyHead,
} from '../../crypto/wire/head.js';
import { seal } from '../../crypto/wire/sealed.js';
import { TEXT_RUNG } from '../../crypto/wire/padding.js';
import { composeToday } from '../../crypto/wire/today.js';
import { DAY, engine, LINE, newestRoster, seedOf, type TestLine } from './line.js';
import { someCells, type TestOutbox } from './outbox.js';

export interface TestEdition {
  readonly bytes: Bytes;
  readonly head: Head;
  readonly cells: Bytes;
  readonly today: Bytes;
  /** What a courier posts to the drop. */
  readonly body: Bytes;
}

export interface EditionChanges {
  readonly day?: Day;
  readonly courier?: string;
  readonly file?: CellsFile;
  readonly head?: Partial<HeadText>;
}

/** What an edition and those before it published, so that the next one publishes the rest. */
const publishedBy = new Map<Hash, readonly string[]>();
const namesBy = ({ hash }: Head): readonly string[] => publishedBy.get(hash) ?? [];
const namesIn = ({ entries, marks }: CellsFile): string[] =>
  [...entries.map(({ tag }) => tag), ...marks].map(toHex);

/** As a courier does: what is in no edition yet, and decoys only when that is nothing. */
function nextCells(
  line: TestLine,
  outboxes: readonly TestOutbox[],
  previous: Head | null,
): CellsFile {
  const seen = new Set(previous === null ? [] : namesBy(previous));
  const held = outboxes.map(({ cells }) => cells);
  const entries = held.flatMap((file) => file.entries.filter(({ tag }) => !seen.has(toHex(tag))));
  const marks = held.flatMap((file) => file.marks.filter((mark) => !seen.has(toHex(mark))));
  const { settings } = newestRoster(line);
  const decoys = someCells(settings.batch, settings.marks);
  return {
    entries: entries.length > 0 ? entries : decoys.entries,
    marks: marks.length > 0 ? marks : decoys.marks,
  };
}

/** The next edition of a line from its newest outboxes, with one change for a wrong one. */
export async function testEdition(
  line: TestLine,
  outboxes: readonly TestOutbox[],
  previous: Head | null,
  {
    day = DAY,
    courier = 'dov',
    file = nextCells(line, outboxes, previous),
    head: changes,
  }: EditionChanges = {},
): Promise<TestEdition> {
  const roster = newestRoster(line);
  const published = new Map(outboxes.map((each) => [each.reader.key, each.published]));
  const today = composeToday(
    line.rosters.map((each) => each.roster),
    day,
    published,
  );
  const cells = encodeCells(file);
  const { hash } = await fileLine(engine, cells);
  const rosters = await Promise.all(
    line.rosters.map(async ({ bytes }, i) => ({
      epoch: i + 1,
      ...(await fileLine(engine, bytes)),
    })),
  );
  const text: HeadText = {
    line: LINE,
    day,
    edition: (previous?.edition ?? 0) + 1,
    previous: previous?.hash ?? ZERO_HASH,
    notice: null,
    rosters: rosters.reverse(),
    today: await fileLine(engine, today),
    cells: [
      { day, epoch: roster.epoch, hash, cells: file.entries.length, marks: file.marks.length },
      ...(previous?.cells ?? []),
    ],
    ...changes,
  };
  const bytes = await signHead(engine, text, seedOf(courier));
  const head = await verifyHead(engine, parseHead(bytes), roster);
  publishedBy.set(head.hash, namesIn(file).concat(previous === null ? [] : namesBy(previous)));
  return { bytes, head, cells, today, body: encodeFrames([bytes, cells]) };
}

/** A sealed blob of a text tip's size to as many keys as the line has readers. */
export async function someBlob(readers = 3, inside = TEXT_RUNG): Promise<Bytes> {
  const key = engine.xwing.publicKey(seedOf('whoever'));
  const keys = Array.from({ length: readers }, () => key);
  return seal(engine, keys, noise(inside));
}

function noise(size: number): Bytes {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65536) bytes.set(engine.random(Math.min(65536, size - at)), at);
  return bytes;
}
