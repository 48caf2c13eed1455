import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { parseDay } from '../../../crypto/wire/day.js';
import {
  type Hash,
  type Id,
  type Key,
  parseKey,
  parseLabel,
  ZERO_HASH,
} from '../../../crypto/wire/fields.js';
import { isExpired, verifyNextRoster, verifyRosters } from '../../../crypto/wire/rosterChain.js';
import { DEFAULT_SETTINGS, type Settings } from '../../../crypto/wire/settings.js';
import { aRoster, codeOf, engine, keyOf, LINE, rosterText } from '../aLine.js';

const ROOT = await keyOf('root');

describe('a roster', () => {
  it('is in force through the day on which it expires', async () => {
    const { roster } = await aRoster();
    expect(isExpired(roster, parseDay('2027-03-02'))).toBe(false);
    expect(isExpired(roster, parseDay('2027-03-03'))).toBe(true);
  });
});

/** Epochs 1 and 2 by the first root, which hands over to the second; 3 and 4 by that. */
async function chain() {
  const second = await keyOf('root 2');
  const one = await aRoster();
  const two = await aRoster({ epoch: 2, previous: one.roster.hash, nextRoot: second });
  const three = await aRoster({ epoch: 3, previous: two.roster.hash }, 'root 2');
  const four = await aRoster({ epoch: 4, previous: three.roster.hash }, 'root 2');
  return { one, two, three, four, second };
}
const bytesOf = (...all: { bytes: Uint8Array }[]) => all.map(({ bytes }) => bytes);

const withGrace = (grace: number): { settings: Settings } => ({
  settings: { ...DEFAULT_SETTINGS, grace },
});

describe('grace', () => {
  it('may become shorter, and never longer again', async () => {
    const one = await aRoster();
    const shorter = await aRoster({ epoch: 2, previous: one.roster.hash, ...withGrace(10) });
    const longer = await aRoster({ epoch: 3, previous: shorter.roster.hash, ...withGrace(11) });
    expect(await verifyRosters(engine, bytesOf(one, shorter), ROOT)).toHaveLength(2);
    expect(await codeOf(() => verifyRosters(engine, bytesOf(one, shorter, longer), ROOT))).toBe(
      'roster-grace',
    );
    expect(await codeOf(() => verifyNextRoster(engine, shorter.roster, longer.bytes, ROOT))).toBe(
      'roster-grace',
    );
  });
});

describe('all rosters of a line', () => {
  it('verify against the root that is published, through a change of root', async () => {
    const { one, two, three, four, second } = await chain();
    const rosters = await verifyRosters(engine, bytesOf(one, two, three, four), second);
    expect(rosters.map(({ epoch, hash }) => [epoch, hash])).toEqual(
      [one, two, three, four].map(({ roster }) => [roster.epoch, roster.hash]),
    );
    expect(await verifyRosters(engine, bytesOf(one, two), ROOT)).toHaveLength(2);
  });

  it('verify through two changes of root', async () => {
    const { one, two, three, second } = await chain();
    const third = await keyOf('root 3');
    const over = await aRoster(
      { epoch: 4, previous: three.roster.hash, nextRoot: third },
      'root 2',
    );
    const five = await aRoster({ epoch: 5, previous: over.roster.hash }, 'root 3');
    expect(await verifyRosters(engine, bytesOf(one, two, three, over, five), third)).toHaveLength(
      5,
    );
    expect(
      await codeOf(() => verifyRosters(engine, bytesOf(one, two, three, over, five), second)),
    ).toBe('note-unsigned');
  });

  it('are refused by another root, with one missing, out of order, or none at all', async () => {
    const { one, two, three, four, second } = await chain();
    const code = (files: Uint8Array[], root = second) =>
      codeOf(() => verifyRosters(engine, files, root));
    expect(await code(bytesOf(one, two, three, four), ROOT)).toBe('note-unsigned');
    expect(await code(bytesOf(one, two, four))).toBe('roster-gap');
    expect(await code(bytesOf(two, three, four))).toBe('roster-gap');
    expect(await code(bytesOf(one, three, two))).not.toBe('accepted');
    expect(await code([])).toBe('roster-gap');
  });

  it('are refused when one was put in the place of another', async () => {
    const { one, two, three, second } = await chain();
    const other = await aRoster({
      epoch: 2,
      previous: one.roster.hash,
      name: parseLabel('other'),
      nextRoot: second,
    });
    expect(await codeOf(() => verifyRosters(engine, bytesOf(one, other, three), second))).toBe(
      'roster-fork',
    );
    const first = await aRoster({ name: parseLabel('other') });
    expect(await codeOf(() => verifyRosters(engine, bytesOf(first, two, three), second))).toBe(
      'roster-fork',
    );
  });

  it('are refused when the root changed to one that was not named', async () => {
    const one = await aRoster();
    const two = await aRoster({ epoch: 2, previous: one.roster.hash }, 'root 2');
    expect(
      await codeOf(async () => verifyRosters(engine, bytesOf(one, two), await keyOf('root 2'))),
    ).toBe('note-unsigned');
    const named = await aRoster({ epoch: 1, nextRoot: await keyOf('root 3') });
    const after = await aRoster({ epoch: 2, previous: named.roster.hash }, 'root 2');
    expect(
      await codeOf(async () => verifyRosters(engine, bytesOf(named, after), await keyOf('root 2'))),
    ).toBe('note-unsigned');
  });

  it('are refused when a root signs on after it named the next', async () => {
    const { two } = await chain();
    const one = await aRoster();
    const three = await aRoster({ epoch: 3, previous: two.roster.hash });
    expect(await codeOf(() => verifyRosters(engine, bytesOf(one, two, three), ROOT))).toBe(
      'note-unsigned',
    );
    expect(await codeOf(() => verifyNextRoster(engine, two.roster, three.bytes, ROOT))).toBe(
      'note-unsigned',
    );
  });

  it("are refused with another line's among them", async () => {
    const { one } = await chain();
    const foreign = await aRoster({
      epoch: 2,
      previous: one.roster.hash,
      line: 'f'.repeat(32) as Id,
    });
    expect(await codeOf(() => verifyRosters(engine, bytesOf(one, foreign), ROOT))).not.toBe(
      'accepted',
    );
  });
});

/** Two readers' keys of one 8-digit id: some hundred thousand tries. */
function alike(): [Key, Key] {
  const seen = new Map<string, Key>();
  for (let i = 0; ; i += 1) {
    const raw = createHash('sha256')
      .update(`try ${String(i)}`)
      .digest();
    const key = parseKey(raw.toString('base64'));
    const name = Buffer.from(`reader.${LINE.slice(0, 8)}\n\x01`);
    const id = createHash('sha256').update(name).update(raw).digest('hex').slice(0, 8);
    const other = seen.get(id);
    if (other !== undefined) return [other, key];
    seen.set(id, key);
  }
}

describe('a reader whose key id is that of another', () => {
  it('is refused on one roster, on the next, and on any later one', async () => {
    const [first, second] = alike();
    const [ada, ...others] = (await rosterText()).readers;
    if (ada === undefined) throw new Error('no reader');
    const withKey = (key: Key) => ({ readers: [{ ...ada, key }, ...others] });
    expect(
      await codeOf(() =>
        aRoster({
          readers: [
            { ...ada, key: first },
            { ...ada, key: second },
          ],
        }),
      ),
    ).toBe('roster-duplicate-key');
    const one = await aRoster(withKey(first));
    const two = await aRoster({ epoch: 2, previous: one.roster.hash, ...withKey(second) });
    expect(await codeOf(() => verifyNextRoster(engine, one.roster, two.bytes, ROOT))).toBe(
      'roster-duplicate-key',
    );
    const between = await aRoster({ epoch: 2, previous: one.roster.hash });
    const later = { epoch: 3, previous: between.roster.hash };
    const three = await aRoster({ ...later, ...withKey(second) });
    expect(await codeOf(() => verifyRosters(engine, bytesOf(one, between, three), ROOT))).toBe(
      'roster-duplicate-key',
    );
    const back = await aRoster({ ...later, ...withKey(first) });
    expect(await verifyRosters(engine, bytesOf(one, between, back), ROOT)).toHaveLength(3);
  });
});

describe('the next roster', () => {
  it('is signed by the root, or by the one that it named to follow it', async () => {
    const { one, two, three, second } = await chain();
    expect((await verifyNextRoster(engine, one.roster, two.bytes, ROOT)).root).toBe(ROOT);
    expect((await verifyNextRoster(engine, two.roster, three.bytes, ROOT)).root).toBe(second);
  });

  it('is refused when it is old, skips one, or follows another', async () => {
    const { one, two, three, second } = await chain();
    const code = (previous: typeof one, next: typeof one, root = ROOT) =>
      codeOf(() => verifyNextRoster(engine, previous.roster, next.bytes, root));
    expect(await code(two, one)).toBe('roster-old');
    expect(await code(two, two)).toBe('roster-old');
    expect(await code(one, three, second)).toBe('roster-gap');
    const stray = await aRoster({ epoch: 2, previous: ZERO_HASH.replace(/0$/, '1') as Hash });
    expect(await code(one, stray)).toBe('roster-fork');
  });
});
