import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compareBytes,
  equalBytes,
  fromBase64,
  fromUtf8,
  toBase64,
  utf8,
  withoutZeroFill,
  zeroFilled,
} from '../../../crypto/wire/bytes.js';
import { addDays, daysFrom, parseDay, today } from '../../../crypto/wire/day.js';
import {
  orDash,
  parseHash,
  parseId,
  parseKey,
  parseLabel,
  parseNumber,
  parseWord,
  splitFields,
} from '../../../crypto/wire/fields.js';
import { checkFile, fileLine } from '../../../crypto/wire/file.js';
import { asView, codeOf, DAY, engine, hashOf, text } from '../aLine.js';

const refusesAll = async (
  parse: (text: string) => unknown,
  bad: readonly string[],
): Promise<void> => {
  for (const each of bad)
    expect([each, await codeOf(() => parse(each))]).toEqual([each, 'field-malformed']);
};

describe('a field', () => {
  it('that is a number has one spelling', async () => {
    expect(parseNumber('0')).toBe(0);
    expect(parseNumber('9007199254740991')).toBe(2 ** 53 - 1);
    await refusesAll(parseNumber, [
      '',
      '00',
      '01',
      '-1',
      '+1',
      '1.0',
      '1e3',
      ' 1',
      '1 ',
      '0x1',
      '9007199254740992',
      '99999999999999999',
      '\u0661',
    ]);
  });

  it('that is a hash, an id or a key has one spelling', async () => {
    await refusesAll(parseHash, [
      '',
      'a'.repeat(63),
      'A'.repeat(64),
      'g'.repeat(64),
      `${'a'.repeat(64)}\n`,
    ]);
    await refusesAll(parseId, ['', 'a'.repeat(31), 'a'.repeat(33), 'F'.repeat(32)]);
    const key = toBase64(new Uint8Array(32).fill(1));
    expect(parseKey(key)).toBe(key);
    await refusesAll(parseKey, [
      '',
      key.slice(0, -1),
      key.replace('=', ''),
      `${key} `,
      ` ${key}`,
      `${key}\n`,
      key.replace('E=', 'F='),
      toBase64(new Uint8Array(31)),
      key.replaceAll('A', '-'),
    ]);
  });

  it('that is a word is short and lower case', async () => {
    expect(parseWord('charity-2')).toBe('charity-2');
    await refusesAll(parseWord, ['', '-', 'A', '2a', 'a b', 'a'.repeat(33), 'é', 'a\n']);
  });

  it('that is a label shows all that it is', async () => {
    expect(parseLabel('Léa, charity (nights)')).toBe('Léa, charity (nights)');
    await refusesAll(parseLabel, [
      '',
      ' a',
      'a ',
      'a  b',
      'a\u200bb',
      'a\u202eb',
      'a\u2066b',
      'e\u0301',
      'a\u2028b',
      'a\u0085b',
      '\ud800',
      'a'.repeat(121),
      'a\ufeffb',
    ]);
  });

  it('may be a dash where there is none', () => {
    expect(orDash('-', parseHash)).toBeNull();
    expect(orDash('a', parseWord)).toBe('a');
  });

  it('is split at single spaces, the last one keeping its own', async () => {
    expect(splitFields('a b c d', 3)).toEqual(['a', 'b', 'c d']);
    expect(splitFields('a  b', 3)).toEqual(['a', '', 'b']);
    expect(await codeOf(() => splitFields('a b', 3))).toBe('field-malformed');
  });
});

describe('a day', () => {
  it('is a real one in one spelling', async () => {
    expect(parseDay('2028-02-29')).toBe('2028-02-29');
    await refusesAll(parseDay, [
      '',
      '2026-02-29',
      '2026-02-30',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '2026-01-01T00',
      '+02026-01-01',
      ' 2026-01-01',
      '2026-01-00',
    ]);
  });

  it('counts and compares across months, years and leap days', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (n) => {
        const there = addDays(DAY, n);
        expect(daysFrom(DAY, there)).toBe(n);
        expect(parseDay(there)).toBe(there);
        expect(there < DAY).toBe(n < 0);
      }),
    );
    expect(today(() => Date.UTC(2026, 2, 1, 23, 59, 59, 999))).toBe('2026-03-01');
  });
});

describe('bytes', () => {
  it('are strict UTF-8, and a byte order mark stays', async () => {
    expect(fromUtf8(asView(utf8('é\ufeff')))).toBe('é\ufeff');
    const mark = new Uint8Array([0xef, 0xbb, 0xbf, 0x41]);
    expect([...utf8(fromUtf8(mark))]).toEqual([...mark]);
    for (const bad of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82]])
      expect(await codeOf(() => fromUtf8(new Uint8Array(bad)))).toBe('not-utf8');
  });

  it('have one base64 each', async () => {
    expect(await codeOf(() => fromBase64('AAA'))).toBe('field-malformed');
    expect(await codeOf(() => fromBase64('AA==', 2))).toBe('field-malformed');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect([...fromBase64(toBase64(bytes), bytes.length)]).toEqual([...bytes]);
      }),
    );
  });

  it('compare as unsigned bytes, shorter first, and equal only when they are', () => {
    const bytes = fc.uint8Array({ maxLength: 6 });
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(Math.sign(compareBytes(asView(a), b))).toBe(Buffer.compare(a, b));
        expect(equalBytes(a, asView(b))).toBe(Buffer.compare(a, b) === 0);
      }),
    );
  });

  it('lose their zero fill again', () => {
    expect(text(withoutZeroFill(zeroFilled(utf8('words\n'), 100)))).toBe('words\n');
    expect(withoutZeroFill(new Uint8Array(10))).toHaveLength(0);
  });
});

describe('a file', () => {
  it('is known by its hash and its size', async () => {
    const line = await fileLine(engine, asView(utf8('file')));
    expect(line).toEqual({ hash: hashOf('file'), size: 4 });
    await checkFile(engine, utf8('file'), line);
    for (const wrong of [utf8('filf'), utf8('file '), utf8('')])
      expect(await codeOf(() => checkFile(engine, wrong, line))).toBe('file-hash');
    expect(await codeOf(() => checkFile(engine, utf8('file'), { ...line, size: 5 }))).toBe(
      'file-hash',
    );
  });
});
