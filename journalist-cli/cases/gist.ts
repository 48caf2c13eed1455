import type { Engine } from '../../crypto/engine/engine.js';
import { toHex, utf8 } from '../../crypto/wire/bytes.js';
import type { Copies } from '../../crypto/wire/copies.js';
import type { Day } from '../../crypto/wire/day.js';
import type { Id, Key, Word } from '../../crypto/wire/fields.js';
import { replyText } from '../../crypto/wire/reply.js';
import type { Gist } from '../../crypto/wire/tipJson.js';
import { stop } from '../refusal.js';
import type { KeptGist } from '../vault/caseContents.js';
import { labelOf, type Place } from '../vault/line.js';
import { isChosen, leftOutIn, newestOf, standingOf, tipsAround } from '../vault/newest.js';
import type { Vault } from '../vault/vault.js';

/**
 * A gist goes to the readers of another group in place of a source's words, in the author's own. It
 * goes only if the source's newest message says so, and never to a reader whom any message of the
 * thread, or of one that goes on from it, leaves out; both are looked at again each time an outbox is made.
 */
const ID_BYTES = 16;
/** So that the file of copies stays of one size: what is longer is no gist. */
export const MOST_BYTES = 2000;

/**
 * Where a source's newest messages differ, the more careful one counts. Those under other words can
 * only take a consent back: whoever saw the old words can write under them too.
 */
export function wishOf(vault: Vault, thread: Id): Gist {
  const around = tipsAround(vault, thread);
  const own = around.filter((tip) => tip.thread === thread);
  if (own.length === 0) return 'no';
  const said = [...newestOf(own), ...newestOf(around)].map(({ tip }) => tip.gist);
  if (said.includes('no')) return 'no';
  return said.includes('ask') ? 'ask' : 'yes';
}

/**
 * Readers of a group who may be told; those who may read the words themselves need no gist. Where a
 * source left anybody out, a reader whom none of its messages knows is told nothing: it may be the
 * same person under a new key.
 */
export function recipientsOf(vault: Vault, place: Place, thread: Id, group: Word): Key[] {
  const around = tipsAround(vault, thread);
  const tips = around.filter((tip) => tip.thread === thread);
  if (tips.length === 0) return [];
  const newest = newestOf(tips);
  const anyLeftOut = leftOutIn(around).size > 0;
  return place.roster.readers.flatMap(({ key, group: theirs }) => {
    const standings = around.map((tip) => standingOf(tip, key));
    const isLeftOut =
      standings.includes('left-out') || (anyLeftOut && standings.every((each) => each === null));
    const reads = newest.every((tip) => isChosen(tip, key));
    return theirs === group && key !== place.key && !isLeftOut && !reads ? [key] : [];
  });
}

/** What one colleague is told in the next outbox. */
export function gistsFor(vault: Vault, place: Place, colleague: Key): KeptGist[] {
  return vault.gists
    .all()
    .map(({ value }) => value)
    .filter(({ own, told }) => {
      if (own === null || !told) return false;
      const wish = wishOf(vault, own.thread);
      const agreed = wish === 'yes' || (wish === 'ask' && own.agreed);
      return agreed && recipientsOf(vault, place, own.thread, own.group).includes(colleague);
    });
}

/** Keeps a gist for the next outboxes. Refused where the source has not said yes. */
export async function makeGist(
  engine: Engine,
  vault: Vault,
  place: Place,
  {
    thread,
    group,
    typed,
    agreed,
  }: {
    readonly thread: Id;
    readonly group: Word;
    readonly typed: string;
    readonly agreed: boolean;
  },
  day: Day,
): Promise<{ gist: KeptGist; to: string[] }> {
  const text = replyText(typed).trim();
  if (text === '') return stop('text-empty');
  if (utf8(text).length > MOST_BYTES) return stop('gist-too-long');
  const wish = wishOf(vault, thread);
  if (wish === 'no') return stop('gist-refused');
  if (wish === 'ask' && !agreed) return stop('gist-unasked');
  const to = recipientsOf(vault, place, thread, group);
  if (to.length === 0) return stop('gist-nobody');
  const gist: KeptGist = {
    id: toHex(engine.random(ID_BYTES)) as Id,
    author: place.key,
    day,
    text,
    own: { thread, group, agreed },
    told: true,
  };
  await vault.transaction(() => {
    vault.gists.add(gist);
    vault.log.add({ day, event: `passed a gist to ${group}` });
  });
  return { gist, to: to.map((key) => labelOf(place, key)) };
}

/** No later outbox tells it; who has read it has read it. */
export async function withdrawGist(vault: Vault, id: string, day: Day): Promise<boolean> {
  const found = vault.gists.all().find(({ value }) => value.id === id && value.own !== null);
  if (found === undefined) return false;
  await vault.transaction(() => {
    vault.gists.put(found.row, { ...found.value, told: false });
    vault.log.add({ day, event: 'took back a gist' });
  });
  return true;
}

const isSame = (gist: KeptGist, id: Id, text: string): boolean =>
  gist.id === id && gist.text === text;

/**
 * Within a transaction: keeps what a colleague tells. An outbox is cumulative, so what its author no
 * longer tells is marked so. One text under one id: another one is kept beside it.
 */
export function keepGists(vault: Vault, author: Key, { gists }: Copies): void {
  const known = vault.gists.all().filter(({ value }) => value.author === author);
  for (const { row, value } of known) {
    const told = gists.some(({ id, text }) => isSame(value, id, text));
    if (told !== value.told) vault.gists.put(row, { ...value, told });
  }
  for (const { id, day, text } of gists)
    if (!known.some(({ value }) => isSame(value, id, text)))
      vault.gists.add({ id, author, day, text, own: null, told: true });
}

/** A gist as people see it. */
export interface GistView {
  readonly id: string;
  /** Null for one's own. */
  readonly author: string | null;
  readonly day: string;
  readonly text: string;
  readonly group: string | null;
  /** An own one's thread. */
  readonly thread: number | null;
  readonly told: boolean;
}

export function gistViews(vault: Vault, place: Place): GistView[] {
  const numbers = new Map(vault.threads.all().map(({ row, value }) => [value.thread, row]));
  return vault.gists.all().map(({ value: { id, author, day, text, own, told } }) => ({
    id,
    author: own === null ? labelOf(place, author) : null,
    day,
    text,
    group: own?.group ?? null,
    thread: own === null ? null : (numbers.get(own.thread) ?? null),
    told,
  }));
}
