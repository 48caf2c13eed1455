import { type Copies, sealCopies } from '../../crypto/wire/copies.js';
import type { Engine } from '../../crypto/engine/engine.js';
import { type Day, daysFrom } from '../../crypto/wire/day.js';
import { type Id, type Key, parseWord } from '../../crypto/wire/fields.js';
import { readerId } from '../../crypto/wire/roster.js';
import { gistsFor } from '../cases/gist.js';
import { stop } from '../refusal.js';
import type { Colleague } from '../vault/colleagueContents.js';
import type { KeptReply } from '../vault/contents.js';
import { isLost, isOn, type Place } from '../vault/line.js';
import { isChosen, newestOf, provedByThread } from '../vault/newest.js';
import type { Vault } from '../vault/vault.js';

type CopiesFile = readonly [`copies-${string}`, Uint8Array];

/**
 * One file for every other reader of the newest roster whose key is known, whether or not there is
 * anything to tell: nobody sees from outside who works with whom.
 */
export async function composeCopies(
  engine: Engine,
  vault: Vault,
  place: Place,
  day: Day,
): Promise<CopiesFile[]> {
  const known = new Map(vault.colleagues.all().map(({ value }) => [value.reader, value]));
  const files: CopiesFile[] = [];
  for (const { key } of place.roster.readers) {
    const colleague = known.get(key);
    if (key === place.key || colleague === undefined || colleague.dayKey === null) continue;
    const copies = copiesFor(vault, place, colleague, day);
    const id = await readerId(engine, place.line, key);
    files.push([`copies-${id}`, await sealCopies(engine, copies, colleague.dayKey.publicKey)]);
  }
  return files;
}

function copiesFor(vault: Vault, place: Place, colleague: Colleague, day: Day): Copies {
  const { replies } = place.roster.settings;
  const shared = sharedThreads(vault, colleague.reader);
  const isRecent = (then: Day): boolean => daysFrom(then, day) <= replies;
  return {
    cells: vault.replies
      .all()
      .filter(({ value }) => shared.has(value.thread))
      .flatMap(({ value }) => dueCells(vault, place, colleague, value, day))
      .map(({ hash, fileKey }) => ({ hash, fileKey })),
    statuses: vault.statuses
      .all()
      .map(({ value }) => value)
      .filter((each) => each.author === place.key && shared.has(each.thread) && isRecent(each.day))
      .map(({ thread, word, day: set }) => ({ thread, word: parseWord(word), day: set })),
    gists: gistsFor(vault, place, colleague.reader)
      .filter((gist) => isRecent(gist.day))
      .map(({ id, day: told, text }) => ({ id, day: told, text })),
  };
}

/** Cells of an answer of which a colleague is still to be told. */
function dueCells(
  vault: Vault,
  place: Place,
  colleague: Colleague,
  { cells, published, day: made }: KeptReply,
  day: Day,
): KeptReply['cells'][number][] {
  return cells.filter((_, i) => {
    const edition = published[i] ?? null;
    if (edition === null) return true;
    const out = vault.heads.get(edition)?.day ?? made;
    const isKept = daysFrom(out, day) <= place.roster.settings.replies;
    return isKept && !isNamed(colleague, edition, out);
  });
}

/**
 * Whether an answer of one's own waits for an edition, or for a colleague on the newest roster to have
 * its copy: without one their vault would raise an alarm.
 */
export function copiesWait(vault: Vault, place: Place, thread: number, day: Day): boolean {
  const { thread: id } = vault.threads.get(thread) ?? stop('vault-damaged');
  const replies = vault.replies.all().flatMap(({ value }) => (value.thread === id ? [value] : []));
  if (replies.some(({ published }) => published.includes(null))) return true;
  return vault.colleagues
    .all()
    .filter(({ value: { reader } }) => isOn(place.roster, reader))
    .filter(({ value: { reader } }) => sharedThreads(vault, reader).has(id))
    .some(({ value }) =>
      replies.some((reply) => dueCells(vault, place, value, reply, day).length > 0),
    );
}

/** What a restored machine was told in its lost days, it may not have understood. */
const isNamed = ({ statement }: Colleague, edition: number, day: Day): boolean =>
  statement !== null &&
  statement.edition >= edition &&
  (statement.lost === null || !isLost(statement.lost, day));

/** Threads whose newest message here names a colleague as one who may read it. */
export function sharedThreads(vault: Vault, colleague: Key): Set<Id> {
  const shared = new Set<Id>();
  for (const [thread, tips] of provedByThread(vault))
    if (newestOf(tips).every((tip) => isChosen(tip, colleague))) shared.add(thread);
  return shared;
}
