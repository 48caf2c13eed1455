import { describe, expect, it } from '@jest/globals';
import { sourceKeys, threadOf } from '../../../crypto/keys/source.js';
import { keyName } from '../../../crypto/wire/note.js';
import { parseMove, signMove, verifyMove } from '../../../crypto/wire/move.js';
import { type Entry, readArchive, encodeArchive } from '../../../crypto/wire/archive.js';
import { openTip, tipEntries } from '../../../crypto/wire/tip.js';
import { codeOf, DAY, engine, idOf, keyOf, LINE, seedOf } from '../aLine.js';
import { SIGN, source, TIP } from './aTip.js';
import { keepsTheNoteContract } from './noteContract.js';

const OLD = await keyOf('old sign');
const THREAD = await threadOf(engine, LINE, source);
const move = (to = THREAD, line = LINE) =>
  signMove(engine, { line, day: DAY, thread: idOf('old thread'), to }, seedOf('old sign'));
const read = (bytes: Uint8Array) => verifyMove(engine, parseMove(bytes), LINE, OLD);

keepsTheNoteContract({
  type: 'move',
  make: () => move(),
  read,
  again: async (bytes) => signMove(engine, await read(bytes), seedOf('old sign')),
  signer: { name: keyName('source', LINE), seed: 'old sign' },
  cap: 2048,
});

const entriesWith = async (bytes: Uint8Array | null): Promise<Entry[]> => {
  const entries: Entry[] = [];
  for await (const entry of tipEntries(engine, TIP, [], SIGN, bytes)) entries.push(entry);
  return entries;
};
const open = (entries: readonly Entry[]) =>
  openTip(engine, readArchive([encodeArchive(entries)]), LINE, () => undefined);

describe('a tip that goes on under a new codename', () => {
  it('carries the note of the old one, which its signature covers', async () => {
    const opened = await open(await entriesWith(await move()));
    expect(opened.move?.claims).toEqual({
      line: LINE,
      day: DAY,
      thread: idOf('old thread'),
      to: THREAD,
    });
    expect((await open(await entriesWith(null))).move).toBeNull();
  });

  it('is refused when the note was taken out, put in, or exchanged', async () => {
    const entries = await entriesWith(await move());
    const without = entries.filter(({ name }) => name !== 'move.sig');
    expect(await codeOf(() => open(without))).toBe('tip-unproved');
    const bare = await entriesWith(null);
    const put = [...bare.slice(0, -1), ...entries.slice(-2, -1), ...bare.slice(-1)];
    expect(await codeOf(() => open(put))).toBe('tip-unproved');
    const other = await signMove(
      engine,
      { line: LINE, day: DAY, thread: idOf('x'), to: THREAD },
      seedOf('x'),
    );
    const exchanged = entries.map((entry) =>
      entry.name === 'move.sig' ? { name: 'move.sig', bytes: other } : entry,
    );
    expect(await codeOf(() => open(exchanged))).toBe('tip-unproved');
  });

  it('is refused when the note is for another thread or line', async () => {
    expect(await codeOf(async () => open(await entriesWith(await move(idOf('elsewhere')))))).toBe(
      'tip-unproved',
    );
    expect(await codeOf(async () => open(await entriesWith(await move(THREAD, idOf('x')))))).toBe(
      'wrong-line',
    );
  });

  it('proves nothing by a note of somebody else', async () => {
    const keys = await sourceKeys(engine, {
      sign: seedOf('y'),
      reply: seedOf('y'),
      tag: seedOf('y'),
    });
    expect(
      await codeOf(async () => verifyMove(engine, parseMove(await move()), LINE, keys.sign)),
    ).toBe('note-unsigned');
  });
});
