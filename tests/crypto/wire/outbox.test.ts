import { describe, expect, it } from '@jest/globals';
import type { FileLine } from '../../../crypto/wire/file.js';
import { keyName, signText } from '../../../crypto/wire/note.js';
import {
  OUTBOX_CAP,
  type OutboxFile,
  parseOutbox,
  signOutbox,
  verifyOutbox,
} from '../../../crypto/wire/outbox.js';
import { changedText, codeOf, DAY, engine, hashOf, keyOf, LINE, seedOf } from '../aLine.js';
import { keepsTheNoteContract } from './noteContract.js';

const ADA = await keyOf('ada');
const line = (name: string, size = 10): FileLine => ({ hash: hashOf(name), size });
const FILES: readonly [OutboxFile, FileLine][] = [
  ['statement', line('statement')],
  ['daykeys', line('daykeys')],
  ['cells', line('cells')],
  ['copies-0123abcd', line('copies')],
];
const sign = (files: readonly [OutboxFile, FileLine][]) =>
  signOutbox(
    engine,
    { line: LINE, day: DAY, number: 4, cells: 8, marks: 64, files: new Map(files) },
    seedOf('ada'),
  );
const read = (bytes: Uint8Array) => verifyOutbox(engine, parseOutbox(bytes), LINE, ADA);

keepsTheNoteContract({
  type: 'outbox',
  make: () => sign(FILES.slice(0, 3)),
  read,
  again: async (bytes) => signOutbox(engine, await read(bytes), seedOf('ada')),
  signer: { name: keyName('reader', LINE), seed: 'ada' },
  cap: 64 * 1024,
});

describe('an outbox manifest', () => {
  it('lists statement, day keys and cells in that order, then copies', async () => {
    const [a, b, c, d] = FILES;
    if (a === undefined || b === undefined || c === undefined || d === undefined)
      throw new Error('files');
    for (const files of [[b, a, c], [a, b], [a, c, b], [d, a, b, c], []])
      expect(await codeOf(async () => read(await sign(files)))).toBe('outbox-files');
    expect(await codeOf(async () => read(await sign([a, b, c])))).toBe('accepted');
  });

  it('lists no file twice and no other name', async () => {
    const bytes = await sign(FILES);
    const file = `file ${hashOf('x')} 10`;
    for (const name of [
      'statement',
      'copies-0123abcd',
      'copies-0123ABCD',
      'copies-',
      'manifest',
      '../x',
      'cells ',
    ]) {
      const text = changedText(bytes, (l) => [...l, `${file} ${name}`]);
      const changed = await signText(engine, text, keyName('reader', LINE), seedOf('ada'));
      expect([name, await codeOf(() => read(changed))]).toEqual([name, 'outbox-files']);
    }
  });

  it('is refused when its files are together larger than an outbox may be', async () => {
    const large = FILES.map(([name, each]): [OutboxFile, FileLine] => [
      name,
      { ...each, size: OUTBOX_CAP / 2 },
    ]);
    expect(await codeOf(async () => read(await sign(large)))).toBe('too-large');
  });
});
