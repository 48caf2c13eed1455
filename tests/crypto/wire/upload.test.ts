import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { append, asView, codeOf, hashOf, hex, idOf, text } from '../aLine.js';
import { utf8 } from '../../../crypto/wire/bytes.js';
import {
  encodeUpload,
  encodeWhole,
  PART_BYTES,
  parseUpload,
  parseWhole,
  partsOf,
  type Upload,
} from '../../../crypto/wire/upload.js';

const BLOB = new Uint8Array([0x0a, 0x0a, 1, 2, 3]);
const UPLOAD: Upload = {
  id: idOf('upload'),
  edition: 4,
  parts: 1,
  size: BLOB.length,
  sha256: hashOf(BLOB),
};

describe('a commit', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 2 ** 40 }), (edition, size) => {
        const upload = { ...UPLOAD, edition, size, parts: partsOf(size) };
        expect(parseUpload(asView(encodeUpload(upload)))).toEqual(upload);
        expect(text(encodeUpload(parseUpload(encodeUpload(upload))))).toBe(
          text(encodeUpload(upload)),
        );
      }),
    );
    expect([1, PART_BYTES, PART_BYTES + 1].map(partsOf)).toEqual([1, 1, 2]);
  });

  it('is refused with a line missing, more, moved or in another spelling', async () => {
    const good = text(encodeUpload(UPLOAD));
    const lines = good.split('\n');
    const bad = [
      '',
      good.slice(0, -1),
      `${good}\n`,
      `${good}x`,
      ` ${good}`,
      ...lines.slice(0, -1).map((_, i) => lines.filter((__, at) => at !== i).join('\n')),
      ...lines
        .slice(0, -2)
        .map((_, i) =>
          [...lines.slice(0, i), lines[i + 1], lines[i], ...lines.slice(i + 2)].join('\n'),
        ),
      good.replace('turnbox/1', 'turnbox/2'),
      good.replace('edition 4', 'edition 04'),
      good.replace('edition 4', 'edition  4'),
      good.replace('edition 4', 'edition -4'),
      good.replace('size 5', 'size 0'),
      good.replace('parts 1', 'parts 2'),
      good.replace('parts 1', 'parts 0'),
      good.replace(UPLOAD.id, UPLOAD.id.toUpperCase()),
      good.replaceAll('\n', '\r\n'),
    ];
    for (const each of bad)
      expect([each, await codeOf(() => parseUpload(utf8(each)))]).not.toEqual([each, 'accepted']);
    expect(await codeOf(() => parseUpload(append(utf8(good), 'x'.repeat(512))))).toBe('too-large');
  });
});

describe('a blob of one part in one request', () => {
  it('comes out as it went in, whatever its first bytes', () => {
    const { upload, blob } = parseWhole(asView(encodeWhole(UPLOAD, BLOB)));
    expect([upload, hex(blob)]).toEqual([UPLOAD, hex(BLOB)]);
  });

  it('is refused cut, lengthened, of several parts, or without a commit', async () => {
    const whole = encodeWhole(UPLOAD, BLOB);
    const two = encodeWhole(
      { ...UPLOAD, size: PART_BYTES + 1, parts: 2 },
      new Uint8Array(PART_BYTES + 1),
    );
    for (const bad of [
      whole.subarray(0, -1),
      append(whole, 'x'),
      two,
      BLOB,
      new Uint8Array(0),
      new Uint8Array(2000),
      append(new Uint8Array(600).fill(65), '\n\nblob'),
    ])
      expect(['upload-malformed', 'too-large']).toContain(await codeOf(() => parseWhole(bad)));
  });
});
