import { describe, expect, it } from '@jest/globals';
import { concat, toBase64, utf8 } from '../../../crypto/wire/bytes.js';
import { addDays, type Day } from '../../../crypto/wire/day.js';
import { signDayKey } from '../../../crypto/wire/dayKey.js';
import { type Key, ZERO_HASH } from '../../../crypto/wire/fields.js';
import { encodeFrames } from '../../../crypto/wire/frames.js';
import { readerId } from '../../../crypto/wire/roster.js';
import { signStatement } from '../../../crypto/wire/statement.js';
import {
  composeToday,
  formerReaders,
  keyOfDay,
  type Published,
  TODAY_CAP,
  verifyToday,
} from '../../../crypto/wire/today.js';
import {
  append,
  aRoster,
  asView,
  codeOf,
  DAY,
  engine,
  hex,
  keyOf,
  LINE,
  rosterText,
  seedOf,
  text,
} from '../aLine.js';

const { roster } = await aRoster();
const [ADA, BEA, COL] = (await Promise.all(['ada', 'bea', 'col'].map(keyOf))) as [Key, Key, Key];

const dayKey = (who: string, day: Day, key = engine.xwing.publicKey(seedOf(`${who} ${day}`))) =>
  signDayKey(engine, { line: LINE, day, publicKey: key }, seedOf(who));
const statement = (who: string, day = DAY) =>
  signStatement(
    engine,
    {
      line: LINE,
      day,
      epoch: 1,
      edition: 0,
      head: ZERO_HASH,
      from: 1,
      through: 0,
      throughDay: day,
      batch: ZERO_HASH,
      lost: null,
      outbox: 1,
    },
    seedOf(who),
  );
const published = async (who: string, days: readonly number[]): Promise<Published> => ({
  dayKeys: await Promise.all(
    days.map(async (n) => ({ day: addDays(DAY, n), bytes: await dayKey(who, addDays(DAY, n)) })),
  ),
  statement: await statement(who),
});
const all = new Map<Key, Published>([
  [COL, await published('col', [-1, 0, 1])],
  [ADA, await published('ada', [0])],
  [BEA, await published('bea', [-14, -20])],
]);
/** A signature line that claims to be of a reader, and is not. */
const claiming = async (key: Key) => {
  const id = Buffer.from(await readerId(engine, LINE, key), 'hex');
  return `\u2014 reader.${LINE.slice(0, 8)} ${toBase64(concat(id, new Uint8Array(64)))}\n`;
};
const verify = (bytes: Uint8Array, rosters = [roster], day = DAY) =>
  verifyToday(engine, bytes, rosters, day);

describe('the key of a day', () => {
  const keys = [-20, -14, -3, 2].map((n) => ({ day: addDays(DAY, n) }));
  it('is that of the day, else the newest earlier one within grace, else none', () => {
    expect(keyOfDay(keys, DAY, 14)?.day).toBe(addDays(DAY, -3));
    expect(keyOfDay(keys, addDays(DAY, 2), 14)?.day).toBe(addDays(DAY, 2));
    expect(keyOfDay(keys, addDays(DAY, -4), 14)?.day).toBe(addDays(DAY, -14));
    expect(keyOfDay(keys, addDays(DAY, 16), 14)?.day).toBe(addDays(DAY, 2));
    expect(keyOfDay(keys, addDays(DAY, 17), 14)).toBeUndefined();
    expect(keyOfDay(keys, addDays(DAY, -21), 14)).toBeUndefined();
  });
});

describe("the day's keys and statements", () => {
  it('are composed in roster order, whatever the order of outboxes, and verify', async () => {
    const bytes = composeToday([roster], DAY, all);
    expect(hex(composeToday([roster], DAY, new Map([...all].reverse())))).toBe(hex(bytes));
    const read = await verify(asView(bytes));
    expect([...read.dayKeys].map(([key, { day }]) => [key, day])).toEqual([
      [ADA, DAY],
      [BEA, addDays(DAY, -14)],
      [COL, DAY],
    ]);
    expect([...read.statements.keys()]).toEqual([ADA, BEA, COL]);
    expect(read.faults.size).toBe(0);
    expect(text(bytes).match(/^note \d+$/gm)).toHaveLength(6);
  });

  it('leave out a reader without an outbox, and the key of one whose stock is old', async () => {
    const some = new Map(all);
    some.delete(ADA);
    const read = await verify(
      composeToday([roster], addDays(DAY, 1), some),
      [roster],
      addDays(DAY, 1),
    );
    expect([...read.dayKeys.keys()]).toEqual([COL]);
    expect([...read.statements.keys()]).toEqual([BEA, COL]);
    const none = await verify(composeToday([roster], DAY, new Map()));
    expect([none.dayKeys.size, none.statements.size]).toEqual([0, 0]);
  });

  it('keep the last statement of each former reader, newest roster first', async () => {
    const readers = (await rosterText()).readers;
    const two = await aRoster({ epoch: 2, previous: roster.hash, readers: readers.slice(0, 2) });
    const three = await aRoster({
      epoch: 3,
      previous: two.roster.hash,
      readers: readers.slice(1, 2),
    });
    const rosters = [roster, two.roster, three.roster];
    expect(formerReaders(rosters).map(({ reader }) => reader.key)).toEqual([ADA, COL]);
    const read = await verify(composeToday(rosters, DAY, all), rosters);
    expect([...read.dayKeys.keys()]).toEqual([BEA]);
    expect([...read.statements.keys()]).toEqual([BEA, ADA, COL]);
    const back = await aRoster({ epoch: 4, previous: three.roster.hash });
    expect(formerReaders([...rosters, back.roster])).toEqual([]);
  });

  it("flag one reader's bad key and stop nobody else", async () => {
    const own = all.get(BEA);
    if (own === undefined) throw new Error('bea');
    const low = engine.xwing.publicKey(seedOf('low'));
    low.fill(0, 1184);
    const forged = text(await dayKey('bea', DAY)).replace('\nkey age1pq1', '\nkey age1pq1q');
    for (const [bytes, code] of [
      [await dayKey('bea', DAY, low), 'bad-key'],
      [utf8(forged), 'bad-key'],
      [append(await dayKey('bea', DAY), await claiming(BEA)), 'note-bad-signature'],
    ] as const) {
      const bad = new Map(all).set(BEA, { ...own, dayKeys: [{ day: DAY, bytes }] });
      const read = await verify(composeToday([roster], DAY, bad));
      expect([...read.faults]).toEqual([[BEA, code]]);
      expect([...read.dayKeys.keys()]).toEqual([ADA, COL]);
      expect([...read.statements.keys()]).toEqual([ADA, BEA, COL]);
    }
  });

  it('flag a key of tomorrow, and one past its grace', async () => {
    for (const n of [1, -15]) {
      const bytes = encodeFrames([await dayKey('ada', addDays(DAY, n)), await statement('ada')]);
      const read = await verify(bytes);
      expect([...read.faults]).toEqual([[ADA, 'daykey-outside']]);
      expect(read.dayKeys.size).toBe(0);
    }
  });

  it('flag a key of a former reader', async () => {
    const readers = (await rosterText()).readers;
    const two = await aRoster({ epoch: 2, previous: roster.hash, readers: readers.slice(1) });
    const bytes = encodeFrames([await dayKey('ada', DAY), await statement('ada')]);
    const read = await verify(bytes, [roster, two.roster]);
    expect([...read.faults]).toEqual([[ADA, 'daykey-outside']]);
    expect(read.dayKeys.size).toBe(0);
  });

  it("stay usable for the others when a reader writes a colleague's key id on a note", async () => {
    const own = all.get(BEA);
    if (own === undefined) throw new Error('bea');
    for (const other of [ADA, COL]) {
      const bytes = append(await dayKey('bea', DAY), await claiming(other));
      const bad = new Map(all).set(BEA, { ...own, dayKeys: [{ day: DAY, bytes }] });
      const read = await verify(composeToday([roster], DAY, bad));
      expect([...read.dayKeys.keys()]).toEqual([ADA, BEA, COL]);
      expect(read.faults.size).toBe(0);
    }
  });

  it('are refused whole with a note out of order, twice, of a stranger, or of another kind', async () => {
    const [key, own, other] = [
      await dayKey('ada', DAY),
      await statement('ada'),
      await statement('bea'),
    ];
    for (const notes of [
      [own, key],
      [other, own],
      [key, key],
      [own, own],
      [await dayKey('zoe', DAY)],
    ])
      expect(await codeOf(() => verify(encodeFrames(notes)))).toBe('today-differs');
    expect(await codeOf(async () => verify(encodeFrames([(await aRoster()).bytes])))).toBe(
      'wrong-type',
    );
    expect(await codeOf(() => verify(utf8('x')))).toBe('framing-malformed');
    expect(await codeOf(() => verify(new Uint8Array(TODAY_CAP + 1)))).toBe('too-large');
    expect(await codeOf(() => verify(new Uint8Array(0), []))).toBe('roster-gap');
  });
});
