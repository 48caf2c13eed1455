import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, parseDay } from '../../../crypto/wire/day.js';
import { parseWord, ZERO_HASH } from '../../../crypto/wire/fields.js';
import {
  checkFollows,
  HEAD_CAP,
  headCourier,
  type HeadText,
  parseHead,
  signHead,
  verifyHead,
} from '../../../crypto/wire/head.js';
import { keyName } from '../../../crypto/wire/note.js';
import {
  aHead,
  aRoster,
  asView,
  codeOf,
  DAY,
  engine,
  hashOf,
  headText,
  keyOf,
  LINE,
  seedOf,
  text,
} from '../aLine.js';
import { keepsTheNoteContract } from './noteContract.js';

const { roster } = await aRoster();
const read = (bytes: Uint8Array) => verifyHead(engine, parseHead(bytes), roster);
const make = (changes: Partial<HeadText> = {}) =>
  signHead(engine, headText(roster, changes), seedOf('dov'));

keepsTheNoteContract({
  type: 'head',
  make: () => make(),
  read,
  again: async (bytes) => signHead(engine, await read(bytes), seedOf('dov')),
  signer: { name: keyName('courier', LINE), seed: 'dov' },
  cap: HEAD_CAP,
});

const cell = (n: number, changes: Partial<HeadText['cells'][number]> = {}) => ({
  day: addDays(DAY, n),
  epoch: 1,
  hash: hashOf(`cells ${String(n)}`),
  cells: 8,
  marks: 64,
  ...changes,
});

describe('a head', () => {
  it('is of any courier on the roster, and of nobody else', async () => {
    for (const name of ['dov', 'eve']) {
      const bytes = await signHead(engine, headText(roster), seedOf(name));
      expect((await read(bytes)).edition).toBe(1);
      expect(await headCourier(engine, parseHead(bytes), roster)).toBe(await keyOf(name));
    }
    const stranger = await signHead(engine, headText(roster), seedOf('ada'));
    expect(await codeOf(() => read(stranger))).toBe('note-unsigned');
    expect(await headCourier(engine, parseHead(stranger), roster)).toBeNull();
  });

  it('is checked by the roster that it names as newest', async () => {
    const later = await aRoster({ epoch: 2, previous: roster.hash });
    const bytes = await make();
    expect(await codeOf(() => verifyHead(engine, parseHead(bytes), later.roster))).toBe(
      'roster-gap',
    );
  });

  it('may bring a notice, with a day or without', async () => {
    for (const notice of [
      { word: parseWord('closed'), day: parseDay('2026-04-01') },
      { word: parseWord('closed'), day: null },
      null,
    ])
      expect((await read(await make({ notice }))).notice).toEqual(notice);
  });

  it('comes out as it went in, whatever it lists', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(200),
        async (days, epochs, size) => {
          const claims = headText(roster, {
            edition: days + 3,
            previous: hashOf('previous'),
            rosters: Array.from({ length: epochs }, (_, i) => ({
              epoch: epochs - i,
              hash: hashOf(String(i)),
              size,
            })),
            cells: Array.from({ length: days }, (_, i) =>
              cell(-i, { epoch: Math.max(1, epochs - i), cells: size }),
            ),
          });
          const bytes = await signHead(engine, claims, seedOf('dov'));
          expect(parseHead(asView(bytes)).claims).toEqual(claims);
          expect(text(await signHead(engine, parseHead(bytes).claims, seedOf('dov')))).toBe(
            text(bytes),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each<[string, Partial<HeadText>]>([
    ['edition 0', { edition: 0, previous: ZERO_HASH }],
    ['a first edition with one before it', { previous: hashOf('x') }],
    ['a later edition with none before it', { edition: 2 }],
    ['no roster', { rosters: [] }],
    ['a roster left out', { rosters: [{ epoch: 2, hash: hashOf('r'), size: 1 }] }],
    [
      'rosters oldest first',
      { rosters: [1, 2].map((epoch) => ({ epoch, hash: hashOf('r'), size: 1 })) },
    ],
    ['no cells', { cells: [] }],
    ['cells of another day', { cells: [cell(-1)] }],
    ['cells of another epoch', { cells: [cell(0, { epoch: 2 })] }],
    ['more cells than editions', { cells: [cell(0), cell(-1)] }],
    [
      'cells whose days rise',
      { edition: 3, previous: hashOf('x'), cells: [cell(0), cell(-2), cell(-1)] },
    ],
    [
      'cells whose epochs rise',
      { edition: 2, previous: hashOf('x'), cells: [cell(0), cell(-1, { epoch: 2 })] },
    ],
  ])('is refused with %s', async (_, changes) => {
    const bytes = await make(changes);
    expect(await codeOf(() => parseHead(bytes))).toBe('head-index');
  });
});

describe('a chain of heads', () => {
  const tomorrow = addDays(DAY, 1);
  const follow = async () => {
    const { head } = await aHead(roster);
    const next = headText(roster, {
      day: tomorrow,
      edition: 2,
      previous: head.hash,
      rosters: head.rosters,
      cells: [cell(1), ...head.cells],
    });
    return { head, next };
  };

  it('goes on by one, on the same day or a later', async () => {
    const { head, next } = await follow();
    checkFollows(head, next, 180);
    checkFollows(head, { ...next, day: DAY, cells: [cell(0), ...head.cells] }, 180);
    const added = { epoch: 2, hash: hashOf('roster 2'), size: 9 };
    checkFollows(head, { ...next, rosters: [added, ...head.rosters] }, 180);
    expect(next.edition).toBe(2);
  });

  it('drops old cells only once they are past their keeping', async () => {
    const { head, next } = await follow();
    const code = (replies: number, day = tomorrow) =>
      codeOf(() => checkFollows(head, { ...next, day, cells: [cell(1)] }, replies));
    expect(await code(180)).toBe('head-index');
    expect(await code(1)).toBe('head-index');
    expect(await code(0)).toBe('accepted');
    expect(await code(180, addDays(DAY, 180))).toBe('head-index');
    expect(await code(180, addDays(DAY, 181))).toBe('accepted');
  });

  it.each<[string, string, (next: HeadText, hash: HeadText['previous']) => HeadText]>([
    ['head-old', 'its own number again', (next) => ({ ...next, edition: 1 })],
    ['head-gap', 'a number skipped', (next) => ({ ...next, edition: 3 })],
    ['head-fork', 'another before it', (next) => ({ ...next, previous: hashOf('other') })],
    ['head-day', 'an earlier day', (next) => ({ ...next, day: addDays(DAY, -1) })],
    [
      'head-index',
      'a roster changed',
      (next) => ({ ...next, rosters: [{ epoch: 1, hash: hashOf('z'), size: 1000 }] }),
    ],
    ['head-index', 'a roster gone', (next) => ({ ...next, rosters: [] })],
    [
      'head-index',
      'cells changed',
      (next) => ({ ...next, cells: [cell(1), cell(0, { marks: 128 })] }),
    ],
    ['head-index', 'cells made up', (next) => ({ ...next, cells: [cell(1), cell(0), cell(0)] })],
  ])('is refused as %s with %s', async (code, _, change) => {
    const { head, next } = await follow();
    expect(await codeOf(() => checkFollows(head, change(next, head.hash), 180))).toBe(code);
  });
});
