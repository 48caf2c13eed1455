import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sourceKeys, threadOf } from '../../../crypto/keys/source.js';
import {
  encodeArchive,
  type Entry,
  PIECE_BYTES,
  readArchive,
} from '../../../crypto/wire/archive.js';
import { utf8 } from '../../../crypto/wire/bytes.js';
import { noteHash, parseNote } from '../../../crypto/wire/note.js';
import { seal, unseal } from '../../../crypto/wire/sealed.js';
import {
  openTip,
  type OpenedTip,
  type OutgoingFile,
  pieceName,
  tipEntries,
} from '../../../crypto/wire/tip.js';
import { encodeFilesJson, encodeTipJson, parseFilesJson } from '../../../crypto/wire/tipJson.js';
import { signTip, type TipSignatureText } from '../../../crypto/wire/tipSignature.js';
import { codeOf, DAY, engine, hashOf, idOf, LINE, seedOf } from '../aLine.js';
import { SIGN, source, TIP } from './aTip.js';

const entriesOf = async (
  files: readonly OutgoingFile[],
  tip = TIP,
  seed = SIGN,
): Promise<Entry[]> => {
  const entries: Entry[] = [];
  for await (const entry of tipEntries(engine, tip, files, seed)) entries.push(entry);
  return entries;
};
async function* given(entries: readonly Entry[]): AsyncGenerator<Entry> {
  yield* entries;
}
const open = async (
  entries: readonly Entry[],
  line = LINE,
): Promise<OpenedTip & { pieces: [number, number, number][] }> => {
  const pieces: [number, number, number][] = [];
  const opened = await openTip(engine, given(entries), line, (file, piece, bytes) => {
    pieces.push([file, piece, bytes.length]);
  });
  return { ...opened, pieces };
};
const codeOfOpening = (entries: readonly Entry[], line = LINE) => codeOf(() => open(entries, line));
const swap = (entries: readonly Entry[], name: string, bytes: Uint8Array): Entry[] =>
  entries.map((entry) => (entry.name === name ? { name, bytes } : entry));

const FILES: readonly OutgoingFile[] = [
  {
    name: 'a photo.jpg',
    pieces: [
      new Uint8Array(PIECE_BYTES).fill(1),
      new Uint8Array(PIECE_BYTES).fill(2),
      new Uint8Array(9).fill(3),
    ],
  },
  { name: 'nothing', pieces: [new Uint8Array(0)] },
  { name: 'exact', pieces: [new Uint8Array(PIECE_BYTES).fill(4)] },
  { name: '../../etc/\u202epasswd', pieces: [utf8('small')] },
];

describe('a tip', () => {
  it('opens to what was written, with files of several pieces, full ones, and none', async () => {
    const opened = await open(await entriesOf(FILES));
    expect(opened.tip).toEqual(TIP);
    expect(opened.thread).toBe(await threadOf(engine, LINE, source));
    expect(opened.files.map(({ name, size, pieces }) => [name, size, pieces.length])).toEqual([
      ['a photo.jpg', 2 * PIECE_BYTES + 9, 3],
      ['nothing', 0, 1],
      ['exact', PIECE_BYTES, 1],
      ['../../etc/\u202epasswd', 5, 1],
    ]);
    expect(opened.pieces).toEqual([
      [1, 0, PIECE_BYTES],
      [1, 1, PIECE_BYTES],
      [1, 2, 9],
      [2, 0, 0],
      [3, 0, PIECE_BYTES],
      [4, 0, 5],
    ]);
  });

  it('opens without files, and says by what signature it is known', async () => {
    const entries = await entriesOf([]);
    const opened = await open(entries);
    const last = entries.at(-1)?.bytes ?? new Uint8Array(0);
    expect(opened.signature).toBe(await noteHash(engine, parseNote(last, 4096).text));
    expect(opened.files).toEqual([]);
  });

  it('has one empty piece for a file whose stream gave none', async () => {
    const entries = await entriesOf([{ name: 'empty', pieces: [] }]);
    expect(entries.map(({ name }) => name)).toEqual([
      'tip.json',
      'files/1.00000',
      'files.json',
      'tip.sig',
    ]);
    expect((await open(entries)).files).toEqual([{ name: 'empty', size: 0, pieces: [hashOf('')] }]);
  });

  it('goes through archive and seal, and stock tools open it', async () => {
    const entries = await entriesOf([{ name: 'f', pieces: [utf8('file')] }]);
    const key = seedOf('day key');
    const blob = await seal(engine, [engine.xwing.publicKey(key)], encodeArchive(entries));
    const inside = await unseal(engine, [key], blob, 1);
    const opened = await openTip(engine, readArchive([inside]), LINE, () => undefined);
    expect(opened.tip).toEqual(TIP);
    const folder = mkdtempSync(join(tmpdir(), 'turnbox-tip-'));
    try {
      writeFileSync(join(folder, 't.tar'), inside);
      execFileSync('tar', ['xf', join(folder, 't.tar'), '-C', folder]);
      expect(readFileSync(join(folder, 'files/1.00000'), 'utf8')).toBe('file');
      expect(JSON.parse(readFileSync(join(folder, 'tip.json'), 'utf8'))).toMatchObject({
        message: TIP.message,
        gist: 'ask',
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is refused on another line', async () => {
    expect(await codeOfOpening(await entriesOf([]), idOf('another line'))).toBe('wrong-line');
  });

  it('is unproved when its inside was swapped', async () => {
    const entries = await entriesOf([]);
    const other = encodeTipJson({ ...TIP, message: 'Nothing happened.' });
    expect(await codeOfOpening(swap(entries, 'tip.json', other))).toBe('tip-unproved');
    for (const changes of [
      { tip: idOf('x') },
      { edition: 9 },
      { gist: 'yes' as const },
      { readers: [] },
    ])
      expect(
        await codeOfOpening(swap(entries, 'tip.json', encodeTipJson({ ...TIP, ...changes }))),
      ).toBe('tip-unproved');
  });

  it("is refused when it names another source's keys", async () => {
    const other = await sourceKeys(engine, {
      sign: seedOf('o'),
      reply: seedOf('o2'),
      tag: seedOf('o3'),
    });
    const entries = await entriesOf([]);
    const json = encodeTipJson({ ...TIP, source: { ...source, sign: other.sign } });
    expect(await codeOfOpening(swap(entries, 'tip.json', json))).toBe('note-unsigned');
    const forged = await entriesOf([], { ...TIP, source: other });
    expect(await codeOfOpening(forged)).toBe('note-unsigned');
    const mixed = encodeTipJson({ ...TIP, source: { ...source, reply: other.reply } });
    expect(await codeOfOpening(swap(entries, 'tip.json', mixed))).toBe('tip-unproved');
  });

  it('is unproved when its files are listed anew', async () => {
    const entries = await entriesOf([{ name: 'a', pieces: [utf8('one')] }]);
    const renamed = encodeFilesJson([{ name: 'b', size: 3, pieces: [hashOf('one')] }]);
    expect(await codeOfOpening(swap(entries, 'files.json', renamed))).toBe('tip-unproved');
    const swapped = swap(
      swap(entries, 'files/1.00000', utf8('two')),
      'files.json',
      encodeFilesJson([{ name: 'a', size: 3, pieces: [hashOf('two')] }]),
    );
    expect(await codeOfOpening(swapped)).toBe('tip-unproved');
  });

  it('is malformed when a piece, a size or a count is not as listed', async () => {
    const entries = await entriesOf(FILES);
    const listed = parseFilesJson(entries.at(-2)?.bytes ?? new Uint8Array(0));
    expect(await codeOfOpening(swap(entries, 'files/4.00000', utf8('smell')))).toBe(
      'tip-malformed',
    );
    expect(await codeOfOpening(entries.filter(({ name }) => name !== 'files/4.00000'))).toBe(
      'tip-malformed',
    );
    expect(await codeOfOpening(entries.filter(({ name }) => name !== 'files/1.00001'))).toBe(
      'tip-malformed',
    );
    const shorter = encodeFilesJson(listed.map((each) => ({ ...each, size: each.size + 1 })));
    expect(await codeOfOpening(swap(entries, 'files.json', shorter))).toBe('tip-malformed');
    expect(await codeOfOpening(swap(entries, 'files.json', encodeFilesJson(listed.slice(1))))).toBe(
      'tip-malformed',
    );
  });

  it('is malformed when a piece that is not the last is short, or an empty one follows', async () => {
    const short = await entriesOf([{ name: 'a', pieces: [utf8('ab'), utf8('c')] }]);
    expect(await codeOfOpening(short)).toBe('tip-malformed');
    const empty = await entriesOf([
      { name: 'a', pieces: [new Uint8Array(PIECE_BYTES), new Uint8Array(0)] },
    ]);
    expect(await codeOfOpening(empty)).toBe('tip-malformed');
  });

  it('is malformed with any entry missing, twice, moved or added', async () => {
    const entries = await entriesOf([
      { name: 'a', pieces: [utf8('one')] },
      { name: 'b', pieces: [utf8('two')] },
    ]);
    for (const [i, entry] of entries.entries()) {
      const without = entries.filter((_, at) => at !== i);
      expect([entry.name, await codeOfOpening(without)]).toEqual([entry.name, 'tip-malformed']);
      const twice = [...entries.slice(0, i), entry, ...entries.slice(i)];
      expect([entry.name, await codeOfOpening(twice)]).toEqual([entry.name, 'tip-malformed']);
      const next = entries[i + 1];
      if (next === undefined) continue;
      const moved = [...entries.slice(0, i), next, entry, ...entries.slice(i + 2)];
      expect([entry.name, await codeOfOpening(moved)]).toEqual([entry.name, 'tip-malformed']);
    }
    for (const name of ['files/3.00000', 'files/0.00000', 'files/1.1', 'note.txt'])
      for (let at = 0; at <= entries.length; at += 1)
        expect(
          await codeOfOpening([
            ...entries.slice(0, at),
            { name, bytes: utf8('x') },
            ...entries.slice(at),
          ]),
        ).toBe('tip-malformed');
    expect(await codeOfOpening([])).toBe('tip-malformed');
    expect(pieceName(12, 3)).toBe('files/12.00003');
  });

  it('is unproved with a signature of another day, thread or tip, though the source signed it', async () => {
    const entries = await entriesOf([]);
    const good: TipSignatureText = {
      line: LINE,
      day: DAY,
      tip: TIP.tip,
      thread: await threadOf(engine, LINE, source),
      json: hashOf(entries[0]?.bytes ?? ''),
      files: hashOf('[]'),
      move: null,
    };
    const resigned = async (changes: Partial<TipSignatureText>) =>
      codeOfOpening(swap(entries, 'tip.sig', await signTip(engine, { ...good, ...changes }, SIGN)));
    expect(await resigned({})).toBe('accepted');
    for (const changes of [
      { day: '2026-03-03' as typeof DAY },
      { tip: idOf('x') },
      { thread: idOf('x') },
      { json: hashOf('x') },
      { files: hashOf('x') },
      { move: hashOf('x') },
    ])
      expect([changes, await resigned(changes)]).toEqual([changes, 'tip-unproved']);
    expect(await resigned({ line: idOf('x') })).toBe('wrong-line');
  });
});
