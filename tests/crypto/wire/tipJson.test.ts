import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromUtf8, utf8 } from '../../../crypto/wire/bytes.js';
import {
  encodeFilesJson,
  encodeTipJson,
  parseFilesJson,
  parseTipJson,
  type Tip,
} from '../../../crypto/wire/tipJson.js';
import { asView, codeOf, hashOf, hex, keyOf } from '../aLine.js';
import { TIP } from './aTip.js';

describe('tip.json', () => {
  it('comes out as it went in, whatever its words', () => {
    const words = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(
        words,
        words,
        fc.array(words, { maxLength: 3 }),
        fc.constantFrom('yes', 'no', 'ask' as const),
        (message, label, answer, gist) => {
          const tip: Tip = {
            ...TIP,
            message,
            gist,
            answers: [{ id: 'q', label, answer }],
          };
          const bytes = encodeTipJson(tip);
          expect(parseTipJson(asView(bytes))).toEqual(tip);
          expect(hex(encodeTipJson(parseTipJson(bytes)))).toBe(hex(bytes));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is refused in any other spelling of the same content', async () => {
    const good = fromUtf8(encodeTipJson(TIP));
    const json = JSON.parse(good) as Record<string, unknown>;
    const again = (change: Record<string, unknown>) => JSON.stringify({ ...json, ...change });
    const { message: _, ...without } = json;
    for (const bad of [
      '',
      'null',
      '[]',
      '"x"',
      '{}',
      'x',
      '['.repeat(100_000),
      ` ${good}`,
      `${good}\n`,
      `\ufeff${good}`,
      JSON.stringify(json, null, 1),
      JSON.stringify(Object.fromEntries(Object.entries(json).reverse())),
      good.replace('{', '{"message":"first",'),
      good.replace('"edition":3', '"edition":3.0'),
      good.replace('"edition":3', '"edition":3e0'),
      good.replace('He took', '\\u0048e took'),
      again({ extra: 1 }),
      JSON.stringify(without),
      again({ edition: -1 }),
      again({ edition: '3' }),
      again({ edition: 2 ** 53 }),
      again({ gist: 'maybe' }),
      again({ sealed: 'courier' }),
      again({ language: 1 }),
      again({ message: null }),
      again({ answers: {} }),
      again({ answers: [{ id: 'a', label: 'b', answer: 'c' }] }),
      again({ answers: [{ id: 'a', label: 'b', answer: [], more: 1 }] }),
      again({ readers: [[await keyOf('ada'), 'gone']] }),
      again({ readers: [[await keyOf('ada'), 'chosen', 1]] }),
      again({ __proto__x: 1 }),
    ])
      expect([bad.slice(0, 60), await codeOf(() => parseTipJson(utf8(bad)))]).toEqual([
        bad.slice(0, 60),
        'tip-malformed',
      ]);
    for (const bad of [
      again({ tip: 'x' }),
      again({ day: '2026-02-30' }),
      again({ tag: 'AAAA' }),
      again({ reply: 'AAAA' }),
      again({ head: 'x' }),
    ])
      expect(await codeOf(() => parseTipJson(utf8(bad)))).toBe('field-malformed');
    expect(await codeOf(() => parseTipJson(new Uint8Array([0xff])))).not.toBe('accepted');
  });
});

describe('files.json', () => {
  it('is refused in any other spelling', async () => {
    const good = fromUtf8(encodeFilesJson([{ name: 'a', size: 3, pieces: [hashOf('one')] }]));
    expect(parseFilesJson(utf8(good))).toHaveLength(1);
    for (const bad of [
      '',
      '{}',
      ` ${good}`,
      good.replace('3', '3.0'),
      good.replace('"size":3', '"size":-3'),
      good.replace('}', ',"x":1}'),
      '[[]]',
      '[1]',
    ])
      expect(await codeOf(() => parseFilesJson(utf8(bad)))).toBe('tip-malformed');
  });
});
