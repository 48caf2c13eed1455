import type { Engine } from '../../crypto/engine/engine.js';
import { type Day, daysFrom } from '../../crypto/wire/day.js';
import type { Id } from '../../crypto/wire/fields.js';
import { sealedParts } from '../vault/answer.js';
import type { KeptReply, KeptThread } from '../vault/contents.js';
import type { Place } from '../vault/line.js';
import { provedByThread } from '../vault/newest.js';
import type { Vault } from '../vault/vault.js';

/** An answer is published again while so many days of it are left: time for a sync or four to fail. */
export const AGAIN_DAYS = 30;

interface Again {
  readonly row: number;
  readonly reply: KeptReply;
  readonly thread: KeptThread;
}

/**
 * Answers of open threads that will soon be gone from the editions though their source has not been
 * seen to have read them: it has written nothing that names the edition of the answer or a later one.
 * Not on a thread that this reader closed, nor where the source goes on under new words, for then
 * somebody else may hold the old ones.
 */
export function dueAgain(vault: Vault, place: Place, now: Day): Again[] {
  const { replies: kept } = place.roster.settings;
  const threads = new Map(vault.threads.all().map(({ value }) => [value.thread, value]));
  const closed = new Set(
    vault.statuses
      .all()
      .flatMap(({ value }) =>
        value.author === place.key && value.word === 'closed' ? [value.thread] : [],
      ),
  );
  const said = provedByThread(vault);
  const moved = new Set<Id>(
    [...said.values()]
      .flat()
      .flatMap(({ move }) => (move?.proof === 'proved' ? [move.claims.thread] : [])),
  );
  const all = vault.replies.all();
  return all.flatMap(({ row, value }) => {
    const thread = threads.get(value.thread);
    const last = lastEdition(value);
    if (thread === undefined || last === null || closed.has(value.thread)) return [];
    if (moved.has(value.thread)) return [];
    const head = vault.heads.get(last);
    if (head === undefined || daysFrom(head.day, now) < kept - AGAIN_DAYS) return [];
    const hasSeen = (said.get(value.thread) ?? []).some(({ tip }) => tip.edition >= last);
    const isPassed =
      value.standard === true &&
      all.some((other) => other.value.thread === value.thread && other.row > row);
    return hasSeen || isPassed ? [] : [{ row, reply: value, thread }];
  });
}

/** The edition that showed the last of its cells; null while one waits. */
function lastEdition({ published }: KeptReply): number | null {
  const editions = published.flatMap((each) => each ?? []);
  return editions.length === published.length ? Math.max(...editions) : null;
}

/**
 * Seals them anew, word for word and under the same reply id, so that a source or a colleague who has
 * both sees one answer. The old cells stay with it: this vault must know them as its own.
 */
export async function publishAgain(
  engine: Engine,
  vault: Vault,
  place: Place,
  now: Day,
): Promise<number> {
  const due = dueAgain(vault, place, now);
  for (const { row, reply, thread } of due) {
    const cells = await sealedParts(engine, vault, place, thread, reply);
    await vault.transaction(() => {
      vault.replies.put(row, {
        ...reply,
        cells: [...reply.cells, ...cells],
        published: [...reply.published, ...cells.map(() => null)],
      });
    });
  }
  return due.length;
}
