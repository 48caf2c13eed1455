import { describe, expect, test } from '@jest/globals';
import * as scure from '@scure/base';
import fc from 'fast-check';
import * as own from '../../client/codecs.js';

const outcome = (work: () => Uint8Array): number[] | 'refused' => {
  try {
    return [...work()];
  } catch {
    return 'refused';
  }
};

const CODECS = [
  { name: 'base64', mine: own.base64, library: scure.base64 },
  { name: 'base64nopad', mine: own.base64nopad, library: scure.base64nopad },
  { name: 'hex', mine: own.hex, library: scure.hex },
];

describe.each(CODECS)('$name', ({ name, mine, library }) => {
  test('writes and reads as the library does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const text = library.encode(bytes);
        expect(mine.encode(bytes)).toBe(text);
        expect([...mine.decode(text)]).toEqual([...bytes]);
      }),
    );
  });

  test('refuses what the library refuses', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9+/= \n-]{0,12}$/), (text) => {
        // The library reads capitals in hex as well; no format of ours holds any.
        fc.pre(name !== 'hex' || text === text.toLowerCase());
        expect(outcome(() => mine.decode(text))).toEqual(outcome(() => library.decode(text)));
      }),
      { numRuns: 500 },
    );
  });
});

const write = (prefix: string, bytes: Uint8Array): string =>
  scure.bech32.encode(prefix, scure.bech32.toWords(bytes), false);
const read = (text: string): string => {
  const { prefix, words } = own.bech32.decode(text);
  return `${prefix} ${Buffer.from(own.bech32.fromWords(words)).toString('hex')}`;
};
const readByLibrary = (text: string): string => {
  const { prefix, words } = scure.bech32.decode(text as `${string}1${string}`, false);
  return `${prefix} ${Buffer.from(scure.bech32.fromWords(words)).toString('hex')}`;
};
const said = (work: () => string): string => {
  try {
    return work();
  } catch {
    return 'refused';
  }
};

describe('bech32', () => {
  test('reads what the library writes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('age1pq', 'age', 'a'),
        fc.uint8Array({ minLength: 1, maxLength: 1300 }),
        (prefix, bytes) => {
          expect(read(write(prefix, bytes))).toBe(
            `${prefix} ${Buffer.from(bytes).toString('hex')}`,
          );
        },
      ),
    );
  });

  test('refuses what the library refuses', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.constantFrom('q', 'p', '1', 'b', 'A', 'é', ''),
        (bytes, place, letter) => {
          const text = write('age', bytes);
          const at = place % text.length;
          const changed = text.slice(0, at) + letter + text.slice(at + 1);
          expect(said(() => read(changed))).toBe(said(() => readByLibrary(changed)));
        },
      ),
      { numRuns: 500 },
    );
    for (const text of [
      '',
      '1',
      'age1',
      'age1qqqqqq',
      write('age', new Uint8Array(3)).toUpperCase(),
    ])
      expect(said(() => read(text))).toBe(said(() => readByLibrary(text)));
  });
});
