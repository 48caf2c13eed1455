import { describe, expect, it } from '@jest/globals';
import { attempt } from '../../crypto/refusal.js';
import { asView, hex } from '../crypto/aLine.js';
import { formatOf } from './formats.js';
import { bytesOf, FORMATS, loadVectors, parseVectors, type VectorCase } from './load.js';

const FILES = loadVectors(new URL('./', import.meta.url));
/** As a file of JSON holds it: without what is undefined. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const hasBytes = (one: VectorCase): boolean =>
  one.text !== undefined || one.hex !== undefined || one.base64 !== undefined;

describe.each(FILES)('$path', ({ vectors }) => {
  const { make, read } = formatOf(vectors.format);

  it.each(vectors.cases)('$name', async (one) => {
    const bytes = bytesOf(one);
    for (const each of [bytes, asView(bytes)]) {
      const result = await attempt(() => read(each, one.given));
      expect(result.ok ? { gives: plain(result.value) } : { refused: result.refusal.code }).toEqual(
        one.refused === undefined ? { gives: one.gives } : { refused: one.refused },
      );
    }
    const made = one.refused === undefined ? await make(one.given) : undefined;
    expect(made === undefined ? '' : hex(made)).toBe(
      made === undefined || !hasBytes(one) ? '' : hex(bytes),
    );
  });

  it('gives back what it was made from, and no member is left unread', () => {
    const unread = vectors.cases.flatMap(({ given, gives }) =>
      gives === undefined || typeof given['claims'] !== 'object'
        ? []
        : Object.keys(given['claims'] ?? {}).filter((key) => !(key in gives)),
    );
    expect(unread).toEqual([]);
  });
});

it('has vectors for every format', () => {
  expect(new Set(FILES.map(({ vectors }) => vectors.format))).toEqual(new Set(FORMATS));
});

describe('a file of vectors', () => {
  const good = {
    format: 'note',
    about: 'x',
    cases: [{ name: 'x', given: {}, text: 'x', refused: 'too-large' }],
  };
  const [one] = good.cases;

  it('is read as it is', () => {
    expect(parseVectors(good)).toEqual(good);
  });

  it.each<[string, unknown]>([
    ['an unknown member', { ...good, more: 1 }],
    ['an unknown format', { ...good, format: 'notes' }],
    ['no case', { ...good, cases: [] }],
    ['an unknown member in a case', { ...good, cases: [{ ...one, more: 1 }] }],
    ['an unknown code', { ...good, cases: [{ ...one, refused: 'too-long' }] }],
    [
      'a code that is a member of every object',
      { ...good, cases: [{ ...one, refused: 'toString' }] },
    ],
    ['bytes in two spellings', { ...good, cases: [{ ...one, hex: '00' }] }],
    ['neither bytes to give nor a code', { ...good, cases: [{ name: 'x', given: {}, text: 'x' }] }],
    ['both', { ...good, cases: [{ ...one, gives: {} }] }],
  ])('is refused with %s', (_, json) => {
    expect(() => parseVectors(json)).toThrow(/./);
  });

  it('is refused when a case is given something that its format does not know', async () => {
    await expect(formatOf('padding').read(new Uint8Array(0), { size: 1, more: 1 })).rejects.toThrow(
      /more/,
    );
  });
});
