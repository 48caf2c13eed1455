import type { Engine } from '../../crypto/engine/engine.js';
import type { Bytes } from '../../crypto/wire/bytes.js';
import { TEXT_RUNG } from '../../crypto/wire/padding.js';
import type { Roster } from '../../crypto/wire/roster.js';
import { throwAwayKey } from '../../crypto/wire/sealed.js';
import { kindOf, refusedBy } from '../refusal.js';
import { type Drop, rosterOf } from '../standing.js';
import { sealInto } from './sealInto.js';

/**
 * Blobs that nobody can open, so that one which a reader cannot open proves nothing. Every check for
 * replies brings one of a text tip's size; the drop adds the larger steps itself.
 */
const LARGEST = 8 * 1024 * 1024;
const FLOW_BYTES = 64 * 1024;

/** 32 KiB to 8 MiB, the steps that the ladder has there. */
const STEPS: readonly number[] = Array.from(
  { length: Math.log2(LARGEST / TEXT_RUNG) },
  (_, i) => TEXT_RUNG * 2 ** (i + 1),
);

/**
 * Before a batch is closed: of each step as many as heads come in a row. A single toss a step would
 * give two blobs of one size away as no chaff.
 */
export async function addChaff(drop: Drop): Promise<void> {
  for (const step of STEPS) while (drop.toss()) if (!(await addOne(drop, step))) return;
}

/** One of a text tip's size, for a check that the drop makes for a source. */
export const addTextChaff = (drop: Drop): Promise<boolean> => addOne(drop, TEXT_RUNG);

/** False when there was no room for it, or nothing to seal it to: a batch is closed even so. */
async function addOne(drop: Drop, inside: number): Promise<boolean> {
  const head = await drop.store.newestHead();
  if (head === null) return false;
  const { rosters } = await drop.standing();
  const keys = throwAwayKeys(drop.engine, rosterOf(rosters, head.epoch));
  try {
    await sealInto(drop, head.edition, keys, noise(drop.engine, inside));
    return true;
  } catch (error) {
    if (refusedBy(error).code === 'unexpected') drop.report(kindOf(error));
    return false;
  }
}

const throwAwayKeys = (engine: Engine, { readers }: Roster): Bytes[] =>
  readers.map(() => throwAwayKey(engine));

async function* noise(engine: Engine, size: number): AsyncGenerator<Uint8Array> {
  for (let left = size; left > 0; left -= FLOW_BYTES)
    yield engine.random(Math.min(left, FLOW_BYTES));
}
