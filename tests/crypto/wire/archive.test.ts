import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  archiveSize,
  encodeArchive,
  encodeEntry,
  type Entry,
  PIECE_BYTES,
  readArchive,
} from '../../../crypto/wire/archive.js';
import { utf8 } from '../../../crypto/wire/bytes.js';
import { isRung, rungFor } from '../../../crypto/wire/padding.js';
import { asView, codeOf } from '../aLine.js';

const ENTRIES: readonly Entry[] = [
  { name: 'tip.json', bytes: utf8('{"message":"words"}') },
  { name: 'files/1.00000', bytes: new Uint8Array(512).fill(7) },
  { name: 'files/2.00000', bytes: new Uint8Array(0) },
  { name: 'tip.sig', bytes: utf8('signed\n') },
];

async function read(chunks: Iterable<Uint8Array>): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of readArchive(chunks)) entries.push(entry);
  return entries;
}
const plain = (entries: readonly Entry[]): [string, number[]][] =>
  entries.map(({ name, bytes }) => [name, [...bytes]]);

function* cut(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  let at = 0;
  for (let i = 0; at < bytes.length; i += 1) {
    const size = sizes[i % sizes.length] ?? 1;
    yield asView(bytes.subarray(at, at + size));
    at += size;
  }
}

const names = fc.constantFrom('tip.json', 'files.json', 'tip.sig', 'files/1.00000', 'a/b/c.d');
const entry = fc.record({ name: names, bytes: fc.uint8Array({ maxLength: 1500 }) });

describe('an archive', () => {
  it('is read and unpacked by GNU tar', () => {
    const folder = mkdtempSync(join(tmpdir(), 'turnbox-archive-'));
    try {
      const file = join(folder, 't.tar');
      writeFileSync(file, encodeArchive(ENTRIES));
      const listed = execFileSync('tar', ['tvf', file], {
        encoding: 'utf8',
        env: { ...process.env, TZ: 'UTC' },
      });
      expect(
        listed
          .trim()
          .split('\n')
          .map((line) => line.split(/\s+/)),
      ).toEqual(
        ENTRIES.map(({ name, bytes }) => [
          '-rw-r--r--',
          '0/0',
          String(bytes.length),
          '1970-01-01',
          '00:00',
          name,
        ]),
      );
      execFileSync('tar', ['xf', file, '-C', folder]);
      for (const { name, bytes } of ENTRIES)
        expect([name, [...readFileSync(join(folder, name))]]).toEqual([name, [...bytes]]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is what GNU tar itself writes in its ustar format, up to the fill', () => {
    const folder = mkdtempSync(join(tmpdir(), 'turnbox-archive-'));
    try {
      writeFileSync(join(folder, 'tip.json'), 'words');
      const flags = [
        '--format=ustar',
        '--owner=0',
        '--group=0',
        '--numeric-owner',
        '--mode=0644',
        '--mtime=@0',
      ];
      const stock = execFileSync('tar', ['cf', '-', ...flags, '-C', folder, 'tip.json']);
      const own = encodeArchive([{ name: 'tip.json', bytes: utf8('words') }]);
      // GNU writes zeros into the device fields, which here are NUL; the checksum counts them.
      const differing = [...stock.subarray(0, 1024).entries()]
        .filter(([i, byte]) => own[i] !== byte)
        .map(([i]) => i);
      expect(differing.every((i) => (i >= 148 && i < 156) || (i >= 329 && i < 345))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('comes out as it went in, however it is cut, and stands on the ladder', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 5 }),
        async (entries, sizes) => {
          const bytes = encodeArchive(entries);
          const size = archiveSize(entries.map((each) => each.bytes.length));
          expect(bytes.length).toBe(rungFor(size));
          expect(isRung(bytes.length)).toBe(true);
          expect(plain(await read(cut(bytes, sizes)))).toEqual(plain(entries));
          expect(plain(await read([bytes]))).toEqual(plain(entries));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('may be cut into single bytes', async () => {
    const bytes = encodeArchive(ENTRIES.slice(0, 1));
    expect(plain(await read(cut(bytes, [1])))).toEqual(plain(ENTRIES.slice(0, 1)));
  });

  it('is refused with any byte of a header or of the fill changed', async () => {
    const bytes = encodeArchive(ENTRIES);
    const isContent = new Uint8Array(bytes.length);
    let at = 0;
    for (const { bytes: inside } of ENTRIES) {
      isContent.fill(1, at + 512, at + 512 + inside.length);
      at += 512 + Math.ceil(inside.length / 512) * 512;
    }
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.nat(at + 2048), fc.nat(bytes.length - 1)),
        fc.integer({ min: 1, max: 255 }),
        async (place, flip) => {
          const changed = bytes.slice();
          changed[place] = (changed[place] ?? 0) ^ flip;
          const code = await codeOf(() => read([changed]));
          const expected =
            isContent[place] === 1 ? ['accepted'] : ['archive-malformed', 'not-utf8'];
          expect(expected).toContain(code);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('is refused when cut, lengthened, on another rung, or without an end', async () => {
    const bytes = encodeArchive(ENTRIES);
    const body = Buffer.concat(ENTRIES.map(encodeEntry));
    for (const bad of [
      new Uint8Array(0),
      new Uint8Array(512),
      bytes.subarray(0, -1),
      bytes.subarray(0, -512),
      new Uint8Array([...bytes, 0]),
      new Uint8Array([...bytes, ...new Uint8Array(bytes.length)]),
      body,
      body.subarray(0, 700),
      Buffer.concat([body, new Uint8Array(512)]),
      Buffer.concat([body, new Uint8Array(1024)]),
    ])
      expect(await codeOf(() => read([bad]))).toBe('archive-malformed');
  });

  it('is refused with an entry after its end', async () => {
    const bytes = encodeArchive(ENTRIES);
    const late = bytes.slice();
    late.set(encodeEntry(ENTRIES[0] ?? { name: 'x', bytes }), 8192);
    expect(await codeOf(() => read([late]))).toBe('archive-malformed');
  });

  it('takes no path that leaves its folder, no folder, no long name and no large piece', async () => {
    for (const name of [
      '',
      '/etc',
      '../a',
      'a/../b',
      'a//b',
      'a/',
      '.a',
      'A',
      'a b',
      'a\0b',
      'é',
      'a'.repeat(101),
    ])
      expect([name, await codeOf(() => encodeEntry({ name, bytes: utf8('') }))]).toEqual([
        name,
        'archive-malformed',
      ]);
    const large = { name: 'a', bytes: new Uint8Array(PIECE_BYTES + 1) };
    expect(await codeOf(() => encodeEntry(large))).toBe('archive-malformed');
    expect(encodeEntry({ name: 'a'.repeat(100), bytes: new Uint8Array(PIECE_BYTES) })).toHaveLength(
      PIECE_BYTES + 512,
    );
  });

  it('is refused as GNU tar or another tool would write it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'turnbox-archive-'));
    try {
      writeFileSync(join(folder, 'tip.json'), 'words');
      for (const format of ['gnu', 'pax', 'v7', 'ustar']) {
        const made = execFileSync('tar', [
          'cf',
          '-',
          `--format=${format}`,
          '-C',
          folder,
          'tip.json',
        ]);
        const filled = Buffer.alloc(rungFor(made.length));
        made.copy(filled);
        expect([format, await codeOf(() => read([filled]))]).toEqual([format, 'archive-malformed']);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
