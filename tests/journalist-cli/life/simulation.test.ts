import { readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { stickPath } from '../../../crypto/wire/bundle.js';
import { attempt } from '../../../crypto/refusal.js';
import { unseal } from '../../../crypto/wire/sealed.js';
import { openVault } from '../../../journalist-cli/vault/vault.js';
import { dayAfter, engine } from '../../harness/line.js';
import { PASSPHRASE } from '../../harness/tool.js';
import { openWorld, type World } from './world.js';

/** Mulberry32: the same holidays in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const MINUTES = 60_000;
const DAYS = 70;
let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

interface Kept {
  readonly message: string;
  readonly blob: Uint8Array;
  readonly edition: number;
}

const seedsOf = async (name: string): Promise<Map<string, Uint8Array>> => {
  const vault = await openVault(world.here.path(name), () => Promise.resolve(PASSPHRASE));
  const seeds = new Map(vault.daykeys.all().map(({ value }) => [value.day, value.seed] as const));
  vault.close();
  return seeds;
};
const opensWith = async (seeds: readonly Uint8Array[], { blob }: Kept): Promise<boolean> =>
  (await attempt(() => unseal(engine, seeds, blob, 3))).ok;

test(
  'through holidays, late uploads, half-fetched batches and wrong clocks no accepted message is lost, and a destroyed key opens none that was kept',
  async () => {
    const roll = dice(20260302);
    const accepted: Kept[] = [];
    let waiting: Kept[] = [];
    let refused = 0;
    let halves = 0;
    let day = 0;
    const ever = new Map(await seedsOf('ada'));
    while (day < DAYS) {
      // Mostly a day or two; now and then nobody comes for a week or more.
      day += [1, 2, 3, 5, 9, 16][roll(6)] ?? 1;
      world.day(day);
      const message = `of day ${String(day)}`;
      waiting.push({ message, ...(await world.seal({ from: message, message })) });
      // Some pages stay open for days before they are sent.
      const late = waiting.filter(() => roll(3) === 0);
      waiting = waiting.filter((each) => !late.includes(each));
      for (const each of late) {
        const { status } = await world.post(each);
        if (status === 201) accepted.push(each);
        else refused += 1;
      }
      await world.sync();
      const folder = stickPath.bundle(await world.idOf('ada'));
      const blobs = world.here.path('stick', folder, 'blobs');
      if (roll(3) === 0 && accepted.length > 0) {
        for (const name of readdirSync(world.here.path('stick', folder)).includes('blobs')
          ? readdirSync(blobs)
          : [])
          if (roll(2) === 0) rmSync(`${blobs}/${name}`);
        halves += 1;
      }
      world.here.moveTo(dayAfter(day + ([0, 0, 0, -40, 40][roll(5)] ?? 0)));
      const session = await world.here.turnbox(['import', 'stick', '--vault', 'ada', '--json']);
      expect(session.json).toMatchObject({ keyless: 0, damaged: 0, unreadable: 0 });
      world.here.moveTo(dayAfter(day));
      await world.outbox('ada', 'bea', 'col');
      for (const [name, seed] of await seedsOf('ada')) ever.set(name, seed);
    }
    for (const days of [1, 2]) {
      world.day(day + days);
      await world.sync();
      await world.import('ada');
    }
    const read = new Set(await world.messages('ada'));
    expect(accepted.filter(({ message }) => !read.has(message))).toEqual([]);
    expect([accepted.length > 10, refused > 0, halves > 2]).toEqual([true, true, true]);

    const left = await seedsOf('ada');
    const destroyed = [...ever].filter(([name]) => !left.has(name));
    expect(destroyed.length).toBeGreaterThan(30);
    const old: Kept[] = [];
    for (const each of accepted)
      if (
        await opensWith(
          destroyed.map(([, seed]) => seed),
          each,
        )
      )
        old.push(each);
    expect(old.length).toBeGreaterThan(5);
    for (const each of old) expect(await opensWith([...left.values()], each)).toBe(false);
  },
  4 * MINUTES,
);
