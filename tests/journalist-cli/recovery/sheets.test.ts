import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import jsQR from 'jsqr';
import { encodeQR } from 'qr';
import { parseId } from '../../../crypto/wire/fields.js';
import { encodeRootShare, parseRootShare } from '../../../crypto/wire/rootShare.js';
import { combineShares, readSheet, splitRoot } from '../../../journalist-cli/recovery/shares.js';
import { sheetPage } from '../../../journalist-cli/recovery/sheetPage.js';
import { engine } from '../../harness/line.js';
import { startRound } from '../../harness/startRound.js';
import { type Desk, desk, type Session } from '../../harness/tool.js';

let here: Desk;
let published: string;
beforeEach(async () => {
  here = desk();
  ({ published } = await startRound(here));
});
afterEach(() => here.remove());

const codeOf = ({ err }: Session): unknown =>
  (JSON.parse(err.split('\n').at(-1) ?? '') as { code: string }).code;
const print = (of = '3', needed = '2'): Promise<Session> =>
  here.turnbox([
    'roster',
    'sheets',
    '--vault',
    'root',
    '--of',
    of,
    '--needed',
    needed,
    '--to',
    'sheets',
    '--json',
  ]);
const wordsOn = (file: string): string[] =>
  [...readFileSync(here.path('sheets', file), 'utf8').matchAll(/<li>([a-z]+)<\/li>/g)].map(
    ([, word]) => word ?? '',
  );
const recover = (typed: string, ...args: string[]): Promise<Session> =>
  here.turnbox(
    [
      'roster',
      'recover',
      '--vault',
      'again',
      '--label',
      'Root',
      '--roster',
      'roster-1',
      '--json',
      ...args,
    ],
    typed,
  );

test('any two of three sheets bring back the key that signs the next roster', async () => {
  expect((await print()).code).toBe(0);
  const files = readdirSync(here.path('sheets')).sort();
  expect(files).toHaveLength(3);
  const sheets = files.map(wordsOn);
  expect(sheets.map((words) => words.length)).toEqual([26, 26, 26]);
  for (const [one, other] of [
    [0, 1],
    [2, 0],
  ] as const) {
    const first = (sheets[one] ?? []).map((word) => word.slice(0, 4).toUpperCase()).join('  ');
    const back = desk();
    writeFileSync(back.path('roster-1'), readFileSync(here.path('roster-1')));
    const made = await back.turnbox(
      ['roster', 'recover', '--vault', 'root', '--label', 'Root', '--roster', 'roster-1', '--json'],
      `${first}\n\n${(sheets[other] ?? []).join(' ')}\n`,
    );
    expect(made.json).toMatchObject({ epoch: 1 });
    expect(await back.ask(['roster', 'key', '--vault', 'root'])).toMatchObject({ root: published });
    await back.ask(['roster', 'next', '--vault', 'root', '--out', 'roster-2']);
    const taken = await here.ask(['roster', 'show', back.path('roster-2'), '--root', published]);
    expect(taken).toMatchObject({ epoch: 2, checked: true });
    back.remove();
  }
});

test('one sheet, the same sheet twice, and a sheet of another split are too few', async () => {
  await print();
  const words = wordsOn('sheet-1-of-3.html').join(' ');
  expect(codeOf(await recover(`${words}\n`))).toBe('shares-few');
  expect(codeOf(await recover(`${words}\n${words}\n`))).toBe('shares-few');
  await here.ask([
    'roster',
    'sheets',
    '--vault',
    'root',
    '--of',
    '2',
    '--needed',
    '2',
    '--to',
    'others',
  ]);
  const other = readFileSync(here.path('others', 'sheet-2-of-2.html'), 'utf8');
  const foreign = [...other.matchAll(/<li>([a-z]+)<\/li>/g)].map(([, word]) => word).join(' ');
  expect(codeOf(await recover(`${words}\n${foreign}\n`))).toBe('shares-few');
});

test('a slip is named by its place, with the nearest word', async () => {
  await print();
  const words = wordsOn('sheet-1-of-3.html');
  const other = wordsOn('sheet-2-of-3.html').join(' ');
  const slipped = words.with(4, `${words[4] ?? ''}x`).join(' ');
  const said = await recover(`${slipped}\n${other}\n`);
  expect(codeOf(said)).toBe('share-word');
  expect(said.err).toContain('word 5');
  const swapped = words.with(0, words[1] ?? '').with(1, words[0] ?? '');
  const isSame = words[0] === words[1];
  expect(codeOf(await recover(`${swapped.join(' ')}\n${other}\n`))).toBe(
    isSame ? '' : 'share-check',
  );
  expect(codeOf(await recover(`${words.slice(1).join(' ')}\n${other}\n`))).toBe('share-malformed');
});

test('sheets are not written over others, nor split into one', async () => {
  await print();
  expect(codeOf(await print())).toBe('file-exists');
  expect(codeOf(await print('3', '1'))).toBe('shares-number');
  expect(codeOf(await print('21', '2'))).toBe('shares-number');
  expect(codeOf(await print('2', '3'))).toBe('shares-number');
});

test('the code on a sheet scans to the same share', async () => {
  const seed = engine.random(32);
  const line = parseId('00112233445566778899aabbccddeeff');
  const shares = await splitRoot(engine, { seed, line, published }, 2, 2);
  const [share] = shares;
  if (share === undefined) throw new Error('no share');
  const page = sheetPage('A line <b>', share);
  expect(page).toContain('A line &#60;b&#62;');
  expect(/<script|\bsrc=|href=/.test(page)).toBe(false);
  const text = new TextDecoder().decode(encodeRootShare(share));
  const svg = encodeQR(text, 'svg', { ecc: 'medium', border: 4 });
  expect(page.includes(svg.trim())).toBe(true);
  const pixels = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const scale = 4;
  const size = pixels.length * scale;
  const image = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      if (pixels[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true)
        image.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
  const scanned = jsQR.default(image, size, size);
  const read = parseRootShare(new TextEncoder().encode(scanned?.data ?? ''));
  expect(read).toEqual(share);
  const both = await Promise.all(shares.map(({ words }) => readSheet(engine, line, words)));
  expect([...(await combineShares(both))]).toEqual([...seed]);
});
