import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JsonFault, readJson } from '../../../server/config/jsonText.js';

const strict = (text: string): unknown => readJson(text, { comments: false }).value;
const loose = (text: string): unknown => readJson(text, { comments: true }).value;
/** What JSON.parse makes of a text, or that it makes nothing. */
const outcome = (read: (text: string) => unknown, text: string): unknown => {
  try {
    return ['read', read(text)];
  } catch (error) {
    return error instanceof SyntaxError || error instanceof JsonFault ? 'refused' : error;
  }
};
const lineOf = (text: string): number => {
  try {
    loose(text);
    return 0;
  } catch (error) {
    return error instanceof JsonFault ? error.line : -1;
  }
};

/** Texts that are nearly JSON: its own signs, and a few others. */
const nearly = fc
  .array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '\\',
      '/',
      ' ',
      '\n',
      '"a"',
      '1',
      '-0.5e3',
      '01',
      'true',
      'nul',
      '\u0001',
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

describe('a JSON file of the operator’s', () => {
  test('is read as JSON.parse reads it, or refused where that refuses', () => {
    fc.assert(
      fc.property(fc.oneof(nearly, fc.json({ depthSize: 'small' })), (text) => {
        expect(outcome(strict, text)).toEqual(outcome(JSON.parse, text));
      }),
      { numRuns: 500 },
    );
  });

  test('is the same with comments, spaces and a comma too many, where they are allowed', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small' }), (value) => {
        const text = JSON.stringify(value, null, 2)
          .replaceAll('\n', ' // "}]\n /* {" \n */')
          .replaceAll(/([^[{,])( \/\/[^\n]*\n[^\n]*\n \*\/ *)([\]}])/g, '$1,$2$3');
        expect(loose(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 200 },
    );
  });

  test('keeps a name such as __proto__ a name', () => {
    expect(Object.keys(strict('{"__proto__": 1}') as object)).toEqual(['__proto__']);
  });

  test.each([
    ['{\n"a": 1\n"b": 2}', 3],
    ['{\n\n"a" 1}', 3],
    ['{"a": 1,\n"a": 2}', 2],
    ['// one\n{"a": \n tru}', 3],
    ['{"a": "x\n"}', 1],
    ['[1,\n[2,\n3', 2],
    ['{}\n}', 2],
    ['', 1],
  ])('says on which line it is wrong: %j', (text, line) => {
    expect(lineOf(text)).toBe(line);
  });

  test('knows where each value stands, and the nearest for one that is missing', () => {
    const text = '{\n  "a": {\n    "b": [1,\n 2]\n  }\n}';
    const { placeOf } = readJson(text, { comments: false });
    expect(placeOf(['a', 'b', 1]).line).toBe(4);
    expect(placeOf(['a', 'c', 'd']).line).toBe(2);
    const { from, to } = placeOf(['a', 'b']);
    expect(text.slice(from, to)).toBe('[1,\n 2]');
  });

  test('is not read into the ground by its depth', () => {
    expect(lineOf('['.repeat(100_000))).toBe(1);
  });
});
