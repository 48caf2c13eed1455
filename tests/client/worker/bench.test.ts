import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { roomForMessage, sizeOfTold } from '../../../client/room.js';
import { makeBench } from '../../../client/worker/bench.js';
import type { Ask, Edition, LetterFile } from '../../../client/worker/messages.js';
import { neutralName } from '../../../crypto/source/fileNames.js';
import { standings } from '../../../crypto/source/standings.js';
import { nobleEngine } from '../../../crypto/engine/noble.js';
import { readArchive } from '../../../crypto/wire/archive.js';
import { type Bytes, concat } from '../../../crypto/wire/bytes.js';
import type { Day } from '../../../crypto/wire/day.js';
import type { Key } from '../../../crypto/wire/fields.js';
import { TEXT_RUNG } from '../../../crypto/wire/padding.js';
import { sealedSize, unseal } from '../../../crypto/wire/sealed.js';
import { type OpenedTip, openTip, type PieceSink } from '../../../crypto/wire/tip.js';
import { type TestEdition, testEdition } from '../../harness/edition.js';
import { DAY, engine, LINE, testLine, type TestLine, type TestReader } from '../../harness/line.js';
import { testOutbox } from '../../harness/outbox.js';

const asset = (name: string): string =>
  readFileSync(new URL(`../../../client/words/${name}`, import.meta.url), 'utf8').trim();
const beginning = (line: TestLine): Parameters<typeof begin>[1] => ({
  line: LINE,
  root: line.rootVerifier,
  words: asset('english.txt'),
  shared: asset('english.shared.txt'),
});
const begin = (
  ask: Ask,
  given: { line: typeof LINE; root: string; words: string; shared: string },
) => ask('begin', given);

let line: TestLine;
let made: TestEdition;
let ask: Ask;
let edition: Edition;
const filesOf = (): { head: Bytes; rosters: Bytes[]; today: Bytes } => ({
  head: made.bytes,
  rosters: line.rosters.map(({ bytes }) => bytes),
  today: made.today,
});

beforeAll(async () => {
  line = await testLine();
  const outboxes = await Promise.all(
    line.readers.map((reader) => testOutbox(reader, { keyDays: [DAY] })),
  );
  made = await testEdition(line, outboxes, null);
  ask = makeBench(nobleEngine);
  await begin(ask, beginning(line));
  edition = await ask('edition', filesOf());
});

/** What is kept free for a choice beside the message, and for the note that moves to new words. */
const ROOM_FOR_CHOICES = 512 + 1024;

/** All parts of a message, as the page takes them one after the other. */
async function sealTo(
  ticked: ReadonlySet<Key>,
  message: string,
  files: readonly LetterFile[] = [],
  day: Day = DAY,
): Promise<Bytes> {
  const size = await ask('seal', {
    day,
    language: 'en',
    readers: standings(edition.readers, ticked, new Set(['charity'])),
    gist: 'no',
    answers: [],
    message,
    files,
  });
  const parts: Bytes[] = [];
  for (let left = size; left > 0; left -= parts.at(-1)?.length ?? 0)
    parts.push(await ask('part', null));
  const blob = concat(...parts);
  expect(blob).toHaveLength(size);
  return blob;
}

async function opened(
  blob: Uint8Array,
  reader: TestReader,
  sink: PieceSink = () => undefined,
): Promise<OpenedTip> {
  const inside = await unseal(engine, [reader.daySeed(DAY)], blob, edition.readers.length);
  return openTip(engine, readArchive([inside]), LINE, sink);
}
const named = (name: string): TestReader => {
  const found = line.readers.find((reader) => reader.name === name);
  if (found === undefined) throw new Error('this line has no such reader');
  return found;
};

describe('the work on secrets', () => {
  test('a message opens for who was chosen and for nobody else', async () => {
    const words = await ask('draw', null);
    expect(words).toHaveLength(8);
    const blob = await sealTo(new Set([named('ada').key]), 'what happened');
    const { tip } = await opened(blob, named('ada'));
    expect(tip.message).toBe('what happened');
    expect(tip.readers.map(([, standing]) => standing)).toEqual([
      'chosen',
      'left-out',
      'not-default',
    ]);
    await expect(opened(blob, named('bea'))).rejects.toMatchObject({ code: 'sealed-not-for-us' });
  });

  test('chaff has the size of a text tip, to the byte', async () => {
    await ask('draw', null);
    const blob = await sealTo(new Set([named('ada').key]), 'short');
    const chaff = await ask('chaff', null);
    expect(chaff).toHaveLength(blob.length);
    expect(chaff).toHaveLength(sealedSize(line.readers.length, TEXT_RUNG));
  });

  test.each(['a', '"', 'é', '\u0001', '語'])(
    'a message that just fills its room of %j stays a text tip',
    async (letter) => {
      await ask('draw', null);
      const keys = edition.readers.map(({ key }) => key);
      const room = roomForMessage(keys, edition.edition, 'en');
      const full = letter.repeat(Math.floor(room / sizeOfTold(letter, [])));
      const blob = await sealTo(new Set(), full);
      expect(blob).toHaveLength(sealedSize(line.readers.length, TEXT_RUNG));
      const over = await sealTo(new Set(), full + 'a'.repeat(512 + ROOM_FOR_CHOICES));
      expect(over.length).toBeGreaterThan(blob.length);
    },
  );

  test('files arrive byte for byte, under the names that they go by, in a blob of the size said', async () => {
    await ask('draw', null);
    const sizes = [0, 1, 1024 * 1024, 2 * 1024 * 1024 + 3];
    const sent = sizes.map((size) => Buffer.alloc(size, 'all of it '));
    const files = sent.map((bytes, i) => ({
      name: neutralName(i + 1, `IMG_${String(i)}.JPG`),
      file: new Blob([bytes]),
    }));
    const blob = await sealTo(new Set([named('ada').key]), 'with files', files);
    expect(await ask('digest', null)).toBe(createHash('sha256').update(blob).digest('hex'));
    const came = sizes.map(() => [] as Uint8Array[]);
    const { tip, files: listed } = await opened(blob, named('ada'), (file, _, bytes) => {
      came[file - 1]?.push(bytes);
    });
    expect(tip.message).toBe('with files');
    expect(listed.map(({ name, size }) => [name, size])).toEqual(
      sizes.map((size, i) => [`photo-${String(i + 1)}.jpg`, size]),
    );
    for (const [i, pieces] of came.entries())
      expect(Buffer.concat(pieces).equals(sent[i] ?? Buffer.alloc(0))).toBe(true);
  });

  test('a file that cannot be read stops the sealing, and says so', async () => {
    await ask('draw', null);
    const gone = Object.assign(new Blob(['x'.repeat(100)]), {
      slice: () => ({ size: 100, arrayBuffer: () => Promise.reject(new Error('unplugged')) }),
    });
    await expect(
      sealTo(new Set([named('ada').key]), 'gone', [{ name: 'file-1', file: gone }]),
    ).rejects.toMatchObject({ trouble: 'file-unreadable' });
  });

  test('another codename ends what was being sealed under the one before', async () => {
    await ask('draw', null);
    await sealTo(new Set([named('ada').key]), 'the one before');
    await ask('draw', null);
    await expect(ask('part', null)).rejects.toMatchObject({ trouble: 'failed' });
  });

  test('the words drawn open the same thread again', async () => {
    const words = await ask('draw', null);
    const first = await opened(await sealTo(new Set([named('ada').key]), 'one'), named('ada'));
    await ask('forget', null);
    await expect(sealTo(new Set(), 'none')).rejects.toMatchObject({ trouble: 'failed' });
    expect(
      await ask('open', words.map((word) => word.slice(0, 4).toUpperCase()).join(' , ')),
    ).toEqual([]);
    const again = await opened(await sealTo(new Set([named('ada').key]), 'two'), named('ada'));
    expect(again.thread).toBe(first.thread);
  });

  test('a word off the list is named by its place, with the nearest', async () => {
    expect(await ask('open', 'abandon abandn abandon')).toEqual([{ place: 2, nearest: 'abandon' }]);
  });

  test('words that do not belong together are refused', async () => {
    const words = [...(await ask('draw', null))];
    // The last word ends in the check bits: another one of its eight-bit block cannot fit.
    const list = asset('english.txt').split('\n');
    const last = list.indexOf(words[7] ?? '');
    const other = list[last ^ 1] ?? '';
    await expect(ask('open', [...words.slice(0, 7), other].join(' '))).rejects.toMatchObject({
      code: 'codename-check',
    });
    await expect(ask('open', words.slice(1).join(' '))).rejects.toMatchObject({
      code: 'codename-words',
    });
  });

  test('an edition of another root is refused', async () => {
    const other = makeBench(nobleEngine);
    const root = line.rootVerifier.replace(/\+[0-9a-f]{8}\+/, '+00000000+');
    await begin(other, { ...beginning(line), root });
    await expect(other('edition', filesOf())).rejects.toMatchObject({ code: 'bad-key' });
  });

  test('a changed file of an edition is refused', async () => {
    const today = made.today.slice();
    today.set([0], today.length - 5);
    await expect(ask('edition', { ...filesOf(), today })).rejects.toMatchObject({
      code: 'file-hash',
    });
  });

  test('a file of cells that the head does not name is refused', async () => {
    await ask('draw', null);
    await expect(ask('look', [made.cells.slice(1)])).rejects.toMatchObject({ code: 'file-hash' });
    expect(await ask('look', [made.cells])).toEqual({ replies: [], marks: [] });
  });
});
