import { writeFileSync } from 'node:fs';
import { signCard } from '../../crypto/wire/card.js';
import { type Day, parseDay } from '../../crypto/wire/day.js';
import { parseLabel } from '../../crypto/wire/fields.js';
import { engine, seedOf } from './line.js';
import { type Round, worldOf } from './round.js';
import type { Desk } from './tool.js';

export interface RoundOptions {
  readonly readers?: readonly string[];
  readonly demo?: boolean;
  readonly force?: readonly string[];
}

async function writeCard(desk: Desk, role: 'courier' | 'drop', day: Day): Promise<void> {
  const label = parseLabel(`The ${role}`);
  writeFileSync(
    desk.path(`${role}.card`),
    await signCard(engine, { day, role, label }, seedOf(role)),
  );
}

/** Makes a line at a desk: a root vault, a vault a reader, roster 1 imported by all. */
export async function startRound(
  desk: Desk,
  { readers = ['anna', 'ben'], force = [], demo = false }: RoundOptions = {},
): Promise<Round> {
  const day = parseDay('2026-03-02');
  await desk.ask(['init', '--vault', 'root', '--role', 'root', '--label', 'Root']);
  const { root: published } = await desk.ask(['roster', 'key', '--vault', 'root']);
  const site = { root: published, default: ['charity'], groups: { charity: {}, force: {} } };
  writeFileSync(desk.path('site.json'), JSON.stringify(site));
  for (const name of [...readers, ...force]) {
    await desk.ask(['init', '--vault', name, '--label', `Reader ${name}`]);
    await desk.ask(['card', '--vault', name, '--out', `${name}.card`]);
  }
  await writeCard(desk, 'drop', day);
  await writeCard(desk, 'courier', day);
  const chosen = [
    ...readers.flatMap((name) => ['--reader', `charity=${name}.card`]),
    ...force.flatMap((name) => ['--reader', `force=${name}.card`]),
  ];
  await desk.ask([
    ...'roster new --vault root --site site.json --drop drop.card'.split(' '),
    ...'--courier courier.card --out roster-1 --name'.split(' '),
    'A line for tests',
    ...chosen,
    ...(demo ? ['--demo'] : []),
  ]);
  for (const name of [...readers, ...force])
    await desk.ask(['import', 'roster-1', '--vault', name, '--root', String(published)]);
  const round = await worldOf(desk, String(published));
  await round.addRoster(desk.path('roster-1'));
  return round;
}
