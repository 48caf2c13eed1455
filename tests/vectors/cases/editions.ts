import { utf8 } from '../../../crypto/wire/bytes.js';
import { addDays } from '../../../crypto/wire/day.js';
import { signDayKey } from '../../../crypto/wire/dayKey.js';
import { ZERO_HASH, parseLabel } from '../../../crypto/wire/fields.js';
import { parseRoster, signRoster, verifyRoster } from '../../../crypto/wire/roster.js';
import { signStatement } from '../../../crypto/wire/statement.js';
import {
  DAY,
  LINE,
  engine,
  hashOf,
  headText,
  keyOf,
  rosterText,
  seedOf,
  text,
} from '../../crypto/aLine.js';
import type { Authored, AuthoredFile } from './authored.js';
import { courierName, fixed, ofRoster, root, roster, seed } from './line.js';
import { notes, replaced, without, wrongLine } from './spoilt.js';

const key = async (
  who: string,
  day: typeof DAY,
  publicKey = engine.xwing.publicKey(seedOf(`${who} ${day}`)),
) => text(await signDayKey(engine, { line: LINE, day, publicKey }, seedOf(who)));

const statement = async (who: string) =>
  text(
    await signStatement(
      engine,
      {
        line: LINE,
        day: DAY,
        epoch: 1,
        edition: 0,
        head: ZERO_HASH,
        from: 1,
        through: 0,
        throughDay: DAY,
        batch: ZERO_HASH,
        lost: null,
        outbox: 1,
      },
      seedOf(who),
    ),
  );

const frame = (note: string) => `note ${String(utf8(note).length)}\n${note}`;

const framed = (...all: string[]) => utf8(all.map(frame).join(''));

const published = async (who: string, days: number[]) => ({
  reader: await keyOf(who),
  dayKeys: await Promise.all(
    days.map(async (n) => ({ day: addDays(DAY, n), note: await key(who, addDays(DAY, n)) })),
  ),
  statement: await statement(who),
});

export const EDITIONS: readonly AuthoredFile[] = [
  {
    path: 'head/head.json',
    format: 'head',
    about: 'The one note that pins an edition.',
    cases: async () => {
      const verified = await verifyRoster(engine, parseRoster(utf8(roster)), root);
      const claims = headText(verified);
      const cells = { day: DAY, epoch: 1, hash: hashOf('cells 2'), cells: 16, marks: 128 };
      const given = { ...ofRoster, seed: seed('dov') };
      return notes(
        'head',
        [
          { name: 'the first edition', given: { ...given, claims } },
          {
            name: 'the second, with a notice',
            given: {
              ...given,
              claims: {
                ...claims,
                edition: 2,
                previous: hashOf('head 1'),
                notice: { word: 'closed', day: addDays(DAY, 30) },
                cells: [cells, ...claims.cells.map((each) => ({ ...each, day: addDays(DAY, -1) }))],
              },
            },
          },
        ],
        courierName,
        'note-unsigned',
        [
          wrongLine,
          {
            name: 'cells of another day on top',
            change: replaced(/^cells 2026-03-02/, 'cells 2026-03-01'),
            refused: 'head-index',
          },
          { name: 'no cells', change: without('cells'), refused: 'head-index' },
          { name: 'no roster', change: without('roster'), refused: 'head-index' },
          {
            name: 'a first edition with one before it',
            change: replaced(/^previous .*/, `previous ${hashOf('x')}`),
            refused: 'head-index',
          },
          {
            name: 'a line too many',
            change: (l) => [...l, 'extra 1'],
            refused: 'field-unexpected',
          },
          {
            name: 'a notice in capitals',
            change: replaced(/^notice .*/, 'notice Closed -'),
            refused: 'field-malformed',
          },
        ],
      );
    },
  },
  {
    path: 'today/today.json',
    format: 'today',
    about: "The day's keys and statements, composed from the newest outboxes.",
    cases: async () => {
      const [a, b, c] = await Promise.all([
        published('ada', [-1, 0, 1]),
        published('bea', [-14]),
        published('col', [-15]),
      ]);
      const given = { rosters: [roster], root, day: DAY };
      const first = await rosterText();
      const { hash } = await verifyRoster(engine, parseRoster(utf8(roster)), root);
      const second = text(
        await signRoster(
          fixed,
          {
            ...first,
            epoch: 2,
            previous: hash,
            name: parseLabel('Two readers'),
            readers: first.readers.slice(1),
          },
          seedOf('root'),
        ),
      );
      const low = engine.xwing.publicKey(seedOf('low'));
      low.fill(0, 1184);
      const flagged = framed(
        await key('ada', DAY, low),
        await statement('ada'),
        await key('bea', DAY),
      );
      const good = [await key('ada', DAY), await statement('ada')] as const;
      return [
        {
          name: 'a key of the day, an earlier one, and one too old',
          given: { ...given, published: [a, b, c] },
        },
        {
          name: 'a former reader, whose statement stays',
          given: { ...given, rosters: [roster, second], published: [a, b] },
        },
        { name: 'nobody yet', given: { ...given, published: [] } },
        {
          name: 'a key that nobody can seal to is flagged and stops nobody else',
          given,
          bytes: flagged,
        },
        {
          name: 'a statement before its key',
          given,
          bytes: framed(good[1], good[0]),
          refused: 'today-differs',
        },
        { name: 'a key twice', given, bytes: framed(good[0], good[0]), refused: 'today-differs' },
        {
          name: "a stranger's key",
          given,
          bytes: framed(await key('zoe', DAY)),
          refused: 'today-differs',
        },
        { name: 'another kind of note', given, bytes: framed(roster), refused: 'wrong-type' },
        {
          name: 'cut',
          given,
          bytes: framed(...good).subarray(0, -1),
          refused: 'framing-malformed',
        },
        {
          name: 'a size with a leading zero',
          given,
          bytes: utf8(`note 0${frame(good[0]).slice(5)}`),
          refused: 'field-malformed',
        },
      ] satisfies Authored[];
    },
  },
];
