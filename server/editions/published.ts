import type { Engine } from '../../crypto/engine/engine.js';
import { attempt, refuse } from '../../crypto/refusal.js';
import { parseDayKey } from '../../crypto/wire/dayKey.js';
import type { Hash, Key } from '../../crypto/wire/fields.js';
import { parseFrames } from '../../crypto/wire/frames.js';
import { parseStatement, type StatementText } from '../../crypto/wire/statement.js';
import { type Published, type Today, verifyToday } from '../../crypto/wire/today.js';
import { parseHead } from '../../crypto/wire/head.js';
import type { Roster } from '../../crypto/wire/roster.js';
import type { Store } from '../store/store.js';

/** What the newest outboxes give to the next edition, and by which manifests. */
export interface Newest {
  readonly published: ReadonlyMap<Key, Published>;
  readonly manifests: ReadonlyMap<Key, Hash>;
}

/** Day keys of an outbox with their days; their signatures were checked on arrival. */
export const dayKeysOf = (file: Uint8Array): Published['dayKeys'] =>
  parseFrames(file).map((bytes) => ({ day: parseDayKey(bytes).claims.day, bytes }));

export async function newestOutboxes(store: Store): Promise<Newest> {
  const published = new Map<Key, Published>();
  const manifests = new Map<Key, Hash>();
  for (const { reader, hash } of await store.outboxes()) {
    const [statement, dayKeys] = await Promise.all([
      store.outboxFile(reader, 'statement'),
      store.outboxFile(reader, 'daykeys'),
    ]);
    if (statement === null || dayKeys === null) return refuse('file-missing');
    published.set(reader, { statement, dayKeys: dayKeysOf(dayKeys) });
    manifests.set(reader, hash);
  }
  return { published, manifests };
}

/** The statement of each reader's newest outbox. */
export async function newestStatements(store: Store): Promise<ReadonlyMap<Key, StatementText>> {
  const { published } = await newestOutboxes(store);
  return new Map(
    [...published].map(([reader, { statement }]) => [reader, parseStatement(statement).claims]),
  );
}

/** The keys and statements that an edition published; null when its file is no longer kept. */
export async function todayOf(
  engine: Engine,
  store: Store,
  edition: number,
  rosters: readonly Roster[],
): Promise<Today | null> {
  const head = await store.head(edition);
  if (head === null) return null;
  const { claims } = parseHead(head);
  const file = await store.file(claims.today.hash);
  if (file === null) return null;
  const read = await attempt(() =>
    verifyToday(engine, file, rosters.slice(0, claims.rosters.length), claims.day),
  );
  return read.ok ? read.value : null;
}
