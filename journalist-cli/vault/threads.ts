import type { Key } from '../../crypto/wire/fields.js';
import type { Standing } from '../../crypto/wire/tipJson.js';
import { daysFrom } from '../../crypto/wire/day.js';
import type { DamagedTip, KeptReply, ProvedTip, TipFlag } from './contents.js';
import type { Place } from './line.js';
import type { Vault } from './vault.js';

/** Messages and their threads as people see them; labels come from the rosters. */
export interface TipView {
  readonly number: number;
  readonly batch: number;
  /** The day of its batch. */
  readonly day: string;
  /** Unproved: it opens, and its signature is not that of the source that it names. */
  readonly proof: 'proved' | 'unproved' | 'damaged';
  /** Why it is not proved. */
  readonly why: string | null;
  /** The thread's number; a damaged message has none. */
  readonly thread: number | null;
  /** Earlier messages that the same signature proves to be of the same source. */
  readonly sameSourceAs: readonly number[];
  /** Other messages of the same content, under another codename. */
  readonly sameContentAs: readonly number[];
  readonly sealed: string | null;
  /** Whether the drop sealed any message of this thread: it could read it, and forge. */
  readonly threadSealedByDrop: boolean;
  readonly readers: readonly { readonly label: string; readonly standing: Standing }[];
  readonly leftOut: readonly string[];
  readonly addressed: boolean;
  readonly language: string | null;
  readonly gist: string | null;
  readonly flags: readonly TipFlag[];
  readonly answers: readonly {
    readonly id: string;
    readonly label: string;
    readonly answer: readonly string[];
  }[];
  readonly message: string;
  readonly files: readonly { readonly name: string; readonly size: number }[];
}

export interface ReplyView {
  readonly day: string;
  readonly text: string;
  readonly parts: number;
  /** The edition in which its last part was published; null while it waits. */
  readonly published: number | null;
}

/** All that is in a vault about its sources, loaded once for a command. */
export interface Threads {
  readonly tips: readonly TipView[];
  /** Own answers on a thread, oldest first. */
  replies(thread: number | null): readonly ReplyView[];
  /** Editions in which somebody else answered on a thread, after its first message. */
  colleagues(thread: number | null): readonly number[];
}

type Proved = ProvedTip & { readonly row: number };

const SAME_CONTENT_DAYS = 7;

export function loadThreads(vault: Vault, place: Place): Threads {
  const threads = vault.threads.all();
  const numbers = new Map(threads.map(({ row, value }) => [value.thread, row]));
  const tips = vault.tips.all();
  const proved = tips.flatMap(({ row, value }) =>
    value.kind === 'proved' ? [{ row, ...value }] : [],
  );
  const known: Known = {
    numbers,
    labels: new Map(
      place.rosters.flatMap((roster) => roster.readers).map(({ key, label }) => [key, label]),
    ),
    own: place.key,
    byThread: Map.groupBy(proved, ({ thread }) => thread),
    byContent: Map.groupBy(proved, ({ content }) => content),
  };
  const replies = Map.groupBy(
    vault.replies.all().map(({ value }) => value),
    ({ thread }) => numbers.get(thread) ?? null,
  );
  const since = new Map(threads.map(({ value }) => [value.thread, value.since]));
  const foreign = Map.groupBy(
    vault.foreigns
      .all()
      .map(({ value }) => value)
      .filter(({ thread, edition }) => edition > (since.get(thread) ?? 0)),
    ({ thread }) => numbers.get(thread) ?? null,
  );
  return {
    tips: tips.map(({ row, value }) =>
      value.kind === 'proved' ? provedView({ row, ...value }, known) : damagedView(row, value),
    ),
    replies: (thread) => (replies.get(thread) ?? []).map(replyView),
    colleagues: (thread) =>
      [...new Set((foreign.get(thread) ?? []).map(({ edition }) => edition))].sort((a, b) => a - b),
  };
}

interface Known {
  readonly numbers: ReadonlyMap<string, number>;
  readonly labels: ReadonlyMap<Key, string>;
  readonly own: Key;
  readonly byThread: ReadonlyMap<string, readonly Proved[]>;
  readonly byContent: ReadonlyMap<string, readonly Proved[]>;
}

const NOT_SIGNED: readonly string[] = ['tip-unproved', 'note-unsigned', 'note-bad-signature'];

const damagedView = (row: number, { batch, day, why, text }: DamagedTip): TipView => ({
  number: row,
  batch,
  day,
  proof: NOT_SIGNED.includes(why) ? 'unproved' : 'damaged',
  why,
  thread: null,
  sameSourceAs: [],
  sameContentAs: [],
  sealed: null,
  threadSealedByDrop: false,
  readers: [],
  leftOut: [],
  addressed: false,
  language: null,
  gist: null,
  flags: [],
  answers: [],
  message: text,
  files: [],
});

function provedView(kept: Proved, known: Known): TipView {
  const { row, tip, thread } = kept;
  const onThread = known.byThread.get(thread) ?? [];
  const readers = tip.readers.map(([key, standing]) => ({
    label: known.labels.get(key) ?? 'somebody on no roster known here',
    standing,
  }));
  return {
    number: row,
    batch: kept.batch,
    day: kept.day,
    proof: 'proved',
    why: null,
    thread: known.numbers.get(thread) ?? null,
    sameSourceAs: onThread.filter((other) => other.row < row).map((other) => other.row),
    sameContentAs: sameContent(kept, known).map((other) => other.row),
    sealed: tip.sealed,
    threadSealedByDrop: onThread.some((other) => other.tip.sealed === 'drop'),
    readers,
    leftOut: readers.filter(({ standing }) => standing === 'left-out').map(({ label }) => label),
    addressed: tip.readers.some(
      ([key, standing]) => key === known.own && ['chosen', 'unreachable'].includes(standing),
    ),
    language: tip.language,
    gist: tip.gist,
    flags: kept.flags,
    answers: tip.answers,
    message: tip.message,
    files: kept.files.map(({ name, size }) => ({ name, size })),
  };
}

/** A post that was sent again under another codename: both threads wait for an answer. */
const sameContent = (kept: Proved, known: Known): readonly Proved[] =>
  (known.byContent.get(kept.content) ?? []).filter(
    (other) =>
      other.thread !== kept.thread && Math.abs(daysFrom(kept.day, other.day)) <= SAME_CONTENT_DAYS,
  );

export const replyView = ({ day, text, cells, published }: KeptReply): ReplyView => ({
  day,
  text,
  parts: cells.length,
  published: published.includes(null)
    ? null
    : published.reduce<number>((last, each) => Math.max(last, each ?? 0), 0),
});
