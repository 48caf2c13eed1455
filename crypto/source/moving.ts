import type { Engine } from '../engine/engine.js';
import type { CodenameKeys } from '../keys/codename.js';
import { sourceKeys, threadOf } from '../keys/source.js';
import type { Bytes } from '../wire/bytes.js';
import type { Day } from '../wire/day.js';
import type { Id } from '../wire/fields.js';
import { signMove } from '../wire/move.js';

/** The note by an old codename's key that its source goes on under a new one. */
export async function moveBetween(
  engine: Engine,
  line: Id,
  day: Day,
  before: CodenameKeys,
  after: CodenameKeys,
): Promise<Bytes> {
  const threads = await Promise.all(
    [before, after].map(async (keys) => threadOf(engine, line, await sourceKeys(engine, keys))),
  );
  const [thread, to] = threads as [Id, Id];
  return signMove(engine, { line, day, thread, to }, before.sign);
}
