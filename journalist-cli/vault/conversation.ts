import type { Id, Key } from '../../crypto/wire/fields.js';
import { cutReply, joinReplies, type ReplyPart } from '../../crypto/wire/reply.js';
import type { StatusWord } from './colleagueContents.js';
import type { KeptReply } from './contents.js';
import { uncopied } from './foreign.js';
import { labelOf, type Place } from './line.js';
import { sharedKeys } from './sharedKeys.js';
import type { Vault } from './vault.js';

/** What was answered on threads, by whom, and how they are taken on. */
export interface ReplyView {
  /** A colleague's label; null for one's own. */
  readonly author: string | null;
  readonly day: string;
  readonly text: string;
  readonly parts: number;
  /** The edition in which its last part was published; null while it waits. */
  readonly published: number | null;
  /** Whether all parts of a colleague's answer have come. */
  readonly complete: boolean;
  /** Its author signed other words under the same reply, which are shown beside it. */
  readonly conflicting: boolean;
  /** Made as the line's standard words; of a colleague's nobody knows. */
  readonly standard: boolean;
}

export interface StatusView {
  /** Null for one's own. */
  readonly author: string | null;
  readonly word: StatusWord;
  readonly day: string;
}

export interface Conversation {
  /** Own answers, and those of colleagues, by day. */
  readonly replies: readonly ReplyView[];
  readonly statuses: readonly StatusView[];
  /** Editions with an answer of somebody else's of which no copy has come. */
  readonly colleagues: readonly number[];
  /** Those of which everybody has been silent for too long. */
  readonly alarms: readonly number[];
  /** Those of the alarms that somebody may have written who stays away. */
  readonly nobodyTold: readonly number[];
  /** Other threads with the same tag key or reply key. */
  readonly sharesKeysWith: readonly number[];
}

export const NO_CONVERSATION: Conversation = {
  replies: [],
  statuses: [],
  colleagues: [],
  alarms: [],
  nobodyTold: [],
  sharesKeysWith: [],
};

/** By thread; loaded once for a command. */
export function loadConversations(vault: Vault, place: Place): (thread: Id) => Conversation {
  const own = Map.groupBy(valuesOf(vault.replies), ({ thread }) => thread);
  const heard = Map.groupBy(valuesOf(vault.heard), ({ part }) => part.thread);
  const statuses = Map.groupBy(valuesOf(vault.statuses), ({ thread }) => thread);
  const foreign = Map.groupBy(
    uncopied(vault).map(({ value }) => value),
    ({ thread }) => thread,
  );
  const threads = vault.threads.all();
  const shared = new Map(sharedKeys(threads).map((each) => [each.thread, each.with]));
  const numbers = new Map(threads.map(({ row, value }) => [value.thread, row]));
  const nameOf = (key: Key): string | null => (key === place.key ? null : labelOf(place, key));
  return (thread) => ({
    replies: [
      ...(own.get(thread) ?? []).map(ownReply),
      ...colleaguesReplies(heard.get(thread) ?? [], nameOf),
    ].sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))),
    statuses: (statuses.get(thread) ?? []).map(({ author, word, day }) => ({
      author: nameOf(author),
      word,
      day,
    })),
    colleagues: editionsOf(foreign.get(thread) ?? []),
    alarms: editionsOf((foreign.get(thread) ?? []).filter(({ alarm }) => alarm !== false)),
    nobodyTold: editionsOf((foreign.get(thread) ?? []).filter(({ alarm }) => alarm === 'nobody')),
    sharesKeysWith: shared.get(numbers.get(thread) ?? 0) ?? [],
  });
}

const valuesOf = <T>(table: { all(): { readonly value: T }[] }): T[] =>
  table.all().map(({ value }) => value);

const editionsOf = (cells: readonly { readonly edition: number }[]): number[] =>
  [...new Set(cells.map(({ edition }) => edition))].sort((a, b) => a - b);

export function ownReply({ day, text, published, standard }: KeptReply): ReplyView {
  const parts = cutReply(text).length;
  return {
    author: null,
    day,
    text,
    parts,
    published: publishedIn(published, parts),
    complete: true,
    conflicting: false,
    standard: standard === true,
  };
}

/** An answer that is published again has its parts once more; the last time that all were out counts. */
function publishedIn(published: KeptReply['published'], parts: number): number | null {
  const rounds = Array.from({ length: published.length / parts }, (_, i) =>
    published.slice(i * parts, (i + 1) * parts),
  );
  const out = rounds.findLast((round) => !round.includes(null));
  return out === undefined ? null : Math.max(...out.map((each) => each ?? 0));
}

type Heard = ReturnType<Vault['heard']['all']>[number]['value'];

function colleaguesReplies(
  heard: readonly Heard[],
  nameOf: (key: Key) => string | null,
): ReplyView[] {
  // They were checked when they came in; their rows prove that.
  const parts = heard.map(({ author, part, cell }) => ({
    ...(part as ReplyPart),
    hash: cell,
    reader: author,
  }));
  return joinReplies(parts).map(({ reader, reply, day, text, complete, conflicting }) => {
    const own = heard.filter(({ author, part }) => author === reader && part.reply === reply);
    return {
      author: nameOf(reader),
      day,
      text,
      parts: own[0]?.part.parts ?? 1,
      published: Math.max(...own.map(({ edition }) => edition)),
      complete,
      conflicting,
      standard: false,
    };
  });
}
