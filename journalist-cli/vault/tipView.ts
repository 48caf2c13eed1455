import { daysFrom } from '../../crypto/wire/day.js';
import type { Id, Key } from '../../crypto/wire/fields.js';
import type { Standing } from '../../crypto/wire/tipJson.js';
import type { DamagedTip, MoveProof, ProvedTip, TipFlag } from './contents.js';
import { NOTHING_PINNED, type Pinned, pinnedOf } from './pinned.js';

/** One message as people see it; labels come from the rosters. */
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
  /** Other messages that claim the same id. */
  readonly sameIdAs: readonly number[];
  /** It says that it goes on from another thread, whose first message here has this number. */
  readonly movedFrom: { readonly message: number | null; readonly proof: MoveProof } | null;
  /** First messages of threads that are proved to go on from this one. */
  readonly movedTo: readonly number[];
  readonly sealed: string | null;
  /** Whether the drop sealed any message of this thread: it could read it, and forge. */
  readonly threadSealedByDrop: boolean;
  readonly readers: readonly { readonly label: string; readonly standing: Standing }[];
  readonly leftOut: readonly string[];
  /** Left out by another message of the same thread, or of one that it is proved to go on from, or in. */
  readonly leftOutElsewhere: readonly string[];
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
  /** What stays in sight on all of its thread. */
  readonly pinned: Pinned;
}

export type Numbered = ProvedTip & { readonly row: number };

/** Everything around a message that its view tells of. */
export interface Known {
  readonly numbers: ReadonlyMap<Id, number>;
  readonly labels: ReadonlyMap<Key, string>;
  readonly own: Key;
  readonly byThread: ReadonlyMap<Id, readonly Numbered[]>;
  readonly byContent: ReadonlyMap<string, readonly Numbered[]>;
  readonly byId: ReadonlyMap<Id, readonly Numbered[]>;
  /** Proved notes by which a source goes on, by the old thread. */
  readonly moves: ReadonlyMap<Id, readonly Numbered[]>;
}

const SAME_CONTENT_DAYS = 7;
const NOT_SIGNED: readonly string[] = ['tip-unproved', 'note-unsigned', 'note-bad-signature'];
const NOTHING = {
  thread: null,
  sameSourceAs: [],
  sameContentAs: [],
  sameIdAs: [],
  movedFrom: null,
  movedTo: [],
  sealed: null,
  threadSealedByDrop: false,
  readers: [],
  leftOut: [],
  leftOutElsewhere: [],
  addressed: false,
  language: null,
  gist: null,
  flags: [],
  answers: [],
  files: [],
  pinned: NOTHING_PINNED,
} as const;

export const damagedView = (row: number, { batch, day, why, text }: DamagedTip): TipView => ({
  ...NOTHING,
  number: row,
  batch,
  day,
  proof: NOT_SIGNED.includes(why) ? 'unproved' : 'damaged',
  why,
  message: text,
});

const rowsOf = (tips: readonly Numbered[] | undefined): number[] =>
  (tips ?? []).map(({ row }) => row);

export function provedView(kept: Numbered, known: Known): TipView {
  const { row, tip, thread } = kept;
  const onThread = known.byThread.get(thread) ?? [];
  const labelOf = (key: Key): string => known.labels.get(key) ?? 'somebody on no roster known here';
  const leftOutOf = ({ tip: { readers } }: ProvedTip): string[] =>
    readers.filter(([, standing]) => standing === 'left-out').map(([key]) => labelOf(key));
  const leftOut = leftOutOf(kept);
  const around = aroundThread(kept, known);
  return {
    number: row,
    batch: kept.batch,
    day: kept.day,
    proof: 'proved',
    why: null,
    thread: known.numbers.get(thread) ?? null,
    sameSourceAs: rowsOf(onThread).filter((other) => other < row),
    sameContentAs: rowsOf(sameContent(kept, known)),
    sameIdAs: rowsOf(known.byId.get(tip.tip)).filter((other) => other !== row),
    movedFrom: movedFrom(kept, known),
    movedTo: rowsOf(known.moves.get(thread)),
    sealed: tip.sealed,
    threadSealedByDrop: onThread.some((other) => other.tip.sealed === 'drop'),
    readers: tip.readers.map(([key, standing]) => ({ label: labelOf(key), standing })),
    leftOut,
    leftOutElsewhere: [...new Set([...onThread, ...around].flatMap(leftOutOf))].filter(
      (label) => !leftOut.includes(label),
    ),
    addressed: tip.readers.some(
      ([key, standing]) => key === known.own && ['chosen', 'unreachable'].includes(standing),
    ),
    language: tip.language,
    gist: tip.gist,
    flags: kept.flags,
    answers: tip.answers,
    message: tip.message,
    files: kept.files.map(({ name, size }) => ({ name, size })),
    pinned: pinnedOf(onThread, around),
  };
}

/** The messages of threads that go on from this one by a proved note, and of those that it goes on from. */
function aroundThread({ thread }: Numbered, known: Known): Numbered[] {
  const found = new Set<Id>([thread]);
  // A set that grows while it is walked: one who moved twice is followed twice.
  for (const each of found) {
    for (const { move } of known.byThread.get(each) ?? [])
      if (move?.proof === 'proved') found.add(move.claims.thread);
    for (const later of known.moves.get(each) ?? []) found.add(later.thread);
  }
  found.delete(thread);
  return [...found].flatMap((other) => known.byThread.get(other) ?? []);
}

/** A post that was sent again under another codename: both threads wait for an answer. */
const sameContent = (kept: Numbered, known: Known): readonly Numbered[] =>
  (known.byContent.get(kept.content) ?? []).filter(
    (other) =>
      other.thread !== kept.thread && Math.abs(daysFrom(kept.day, other.day)) <= SAME_CONTENT_DAYS,
  );

/** Any message of a thread tells where it came from: the note need not be in the first. */
function movedFrom({ thread }: Numbered, known: Known): TipView['movedFrom'] {
  const moved = known.byThread.get(thread)?.find(({ move }) => move !== null);
  if (moved === undefined || moved.move === null) return null;
  const { claims, proof } = moved.move;
  return { message: known.byThread.get(claims.thread)?.[0]?.row ?? null, proof };
}
