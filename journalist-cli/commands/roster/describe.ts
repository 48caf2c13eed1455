import type { Engine } from '../../../crypto/engine/engine.js';
import { keyId, keyName } from '../../../crypto/wire/note.js';
import { readerId, type RosterText } from '../../../crypto/wire/roster.js';
import { pairs, table } from '../../terminal/layout.js';

/** A roster as people and programs see it. */
export interface Described {
  readonly name: string;
  readonly epoch: number;
  readonly day: string;
  readonly expires: string;
  readonly line: string;
  readonly demonstration: boolean;
  readonly readers: readonly { id: string; group: string; label: string; pgp: string | null }[];
  readonly couriers: readonly { id: string; label: string }[];
  readonly drop: string;
}

export async function describe(engine: Engine, roster: RosterText): Promise<Described> {
  const courierName = keyName('courier', roster.line);
  return {
    name: roster.name,
    epoch: roster.epoch,
    day: roster.day,
    expires: roster.expires,
    line: roster.line,
    demonstration: roster.settings.demo === 1,
    readers: await Promise.all(
      roster.readers.map(async ({ key, group, label, pgp }) => ({
        id: await readerId(engine, roster.line, key),
        group,
        label,
        pgp,
      })),
    ),
    couriers: await Promise.all(
      roster.couriers.map(async ({ key, label }) => ({
        id: await keyId(engine, courierName, key),
        label,
      })),
    ),
    drop: await keyId(engine, keyName('drop', roster.line), roster.drop),
  };
}

export const describedLines = (roster: Described, columns: number): string[] => [
  ...pairs([
    ['Line', roster.name],
    ['Roster', `${String(roster.epoch)}, of ${roster.day}`],
    ['Expires', roster.expires],
    ['Drop', roster.drop],
  ]),
  '',
  ...table(
    ['Key id', 'Part', 'Name'],
    [
      ...roster.readers.map(({ id, group, label, pgp }) => [
        id,
        `reads (${group})`,
        pgp === null ? label : `${label} (OpenPGP)`,
      ]),
      ...roster.couriers.map(({ id, label }) => [id, 'carries', label]),
    ],
    columns,
  ),
];
