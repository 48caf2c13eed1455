import type { Engine } from '../../crypto/engine/engine.js';
import { Refusal } from '../../crypto/refusal.js';
import { stickPath } from '../../crypto/wire/bundle.js';
import { encodeFrames } from '../../crypto/wire/frames.js';
import { MANIFEST } from '../../crypto/wire/outbox.js';
import { readerId, type Roster } from '../../crypto/wire/roster.js';
import { type DropClient, refused } from './dropClient.js';
import type { DropState } from './dropState.js';
import { openMirror } from './mirror.js';
import { readOutbox } from './outboxes.js';
import { CourierRefusal } from './refusals.js';

export interface Trouble {
  readonly code: string;
  readonly advice: string;
}
export interface Delivered {
  /** The number of each outbox that the drop took, by the reader's key id. */
  readonly taken: ReadonlyMap<string, number>;
  /** Outboxes on the stick that the drop has newer ones than, by the reader's key id. */
  readonly older: ReadonlyMap<string, { readonly here: number; readonly drop: number }>;
  /** Outboxes that could not be brought, and why; the others go on. */
  readonly troubles: ReadonlyMap<string, Trouble>;
  /** How many outboxes are on the stick at all. */
  readonly found: number;
}

/** Brings the outboxes on a stick to the drop, each if it is newer than what the drop holds. */
export async function deliverOutboxes(
  engine: Engine,
  drop: DropClient,
  roster: Roster,
  state: DropState,
  stick: string,
): Promise<Delivered> {
  const taken = new Map<string, number>();
  const older = new Map<string, { here: number; drop: number }>();
  const troubles = new Map<string, Trouble>();
  const files = openMirror(stick);
  const ids = new Set<string>();
  let count = 0;
  for (const { key } of roster.readers) {
    const id = await readerId(engine, roster.line, key);
    ids.add(id);
    const held = state.outboxes.find((each) => each.id === id)?.number ?? 0;
    try {
      const found = await readOutbox(engine, roster, key, (name) =>
        files.read(`${stickPath.outbox(id)}/${name}`),
      );
      if (found === null) continue;
      count += 1;
      const { number } = found.outbox;
      if (number < held) {
        older.set(id, { here: number, drop: held });
        continue;
      }
      const body = encodeFrames([found.manifest, ...found.files.values()]);
      const answer = await drop.send('PUT', `/outboxes/${id}`, body);
      if (answer.status === 201) taken.set(id, number);
      else if (answer.status !== 200) refused(answer);
    } catch (error) {
      count += 1;
      // One reader's bad outbox must not keep the line from its edition.
      troubles.set(id, troubleOf(error));
    }
  }
  // A folder of another line's reader, or of one who was removed since.
  for (const id of await files.names(''))
    if (/^[0-9a-f]{8}$/.test(id) && !ids.has(id))
      if (await files.has(`${stickPath.outbox(id)}/${MANIFEST}`))
        troubles.set(id, troubleOf(new CourierRefusal('outbox-stranger')));
  return { taken, older, troubles, found: count };
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof Refusal) return { code: error.code, advice: error.message };
  if (error instanceof CourierRefusal && ['drop-denied', 'outbox-stranger'].includes(error.code))
    return { code: error.drop ?? error.code, advice: error.message };
  throw error;
}

/** What a courier is told of the outboxes on the stick. */
export function deliveryLines({ taken, older, troubles, found }: Delivered): string[] {
  return [
    ...[...taken].map(([id, number]) => `Brought outbox ${String(number)} of ${id} to the drop.`),
    ...[...older].map(
      ([id, { here, drop }]) =>
        `The stick has outbox ${String(here)} of ${id}; the drop has ${String(drop)} already. Nothing to bring.`,
    ),
    ...[...troubles].map(
      ([id, { code, advice }]) => `The outbox of ${id} stays on the stick: ${advice} (${code})`,
    ),
    ...(found === 0 ? ['There is no outbox of this line on the stick.'] : []),
  ];
}
