import type { Engine } from '../../crypto/engine/engine.js';
import { parseBatch } from '../../crypto/wire/batch.js';
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
 * give two blobs of one size away as no chaff. The list of a batch tells which edition each blob was
 * sealed to, so each names that of a blob drawn from those that came: the newest edition is younger
 * than nearly all of them, and would set chaff apart.
 */
export async function addChaff(drop: Drop): Promise<void> {
  const editions = await editionsOfIntake(drop);
  const draw = (): number => editions[randomBelow(drop.engine, editions.length)] ?? 0;
  for (const step of STEPS) while (drop.toss()) if (!(await addOne(drop, draw(), step))) return;
}

/** Those that the open blobs name; with none, the one under which this batch began. */
async function editionsOfIntake({ store }: Drop): Promise<number[]> {
  const open = await store.openBlobs();
  if (open.length > 0) return open.map(({ edition }) => edition);
  const last = await store.newestBatch();
  const note = last === null ? null : await store.batch(last.number);
  return note === null ? [] : [parseBatch(note).claims.edition];
}

function randomBelow(engine: Engine, most: number): number {
  const number = engine.random(4).reduce((sum, byte) => sum * 256 + byte, 0);
  return number % Math.max(1, most);
}

/**
 * One of a text tip's size, for a check that the drop makes for a source. While a line takes nothing
 * of sources nothing comes for a check either: it could never move.
 */
export async function addTextChaff(drop: Drop): Promise<boolean> {
  const { store } = drop;
  if ((await store.intake()) !== 'open') return false;
  return addOne(drop, (await store.newestHead())?.edition ?? 0, TEXT_RUNG);
}

/** Blobs of that edition were accepted while it was young enough; chaff lies among those. */
const acceptAll = (): void => undefined;

/** False when there was no room for it, or nothing to seal it to: a batch is closed even so. */
async function addOne(drop: Drop, edition: number, inside: number): Promise<boolean> {
  const head = await drop.store.headFacts(edition);
  if (head === null) return false;
  const { rosters } = await drop.standing();
  const keys = throwAwayKeys(drop.engine, rosterOf(rosters, head.epoch));
  try {
    await sealInto(drop, edition, keys, noise(drop.engine, inside), acceptAll);
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
