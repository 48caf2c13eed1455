import { type Day, parseDay } from '../../crypto/wire/day.js';
import type { Id } from '../../crypto/wire/fields.js';
import {
  type KeptCase,
  type KeptRemark,
  type KeptSettings,
  TRIAGE_WORDS,
  type TriageWord,
} from '../vault/caseContents.js';
import type { Conversation, ReplyView } from '../vault/conversation.js';
import type { Place } from '../vault/line.js';
import { type Pinned, plain } from '../vault/pinned.js';
import { loadThreads } from '../vault/threads.js';
import type { TipView } from '../vault/tipView.js';
import type { Vault } from '../vault/vault.js';
import { type Due, dueOn } from './due.js';
import { acknowledgementOf, type Drill, drillOf, settingsOf, STANDARD_WORDS } from './settings.js';

/** Why somebody may be in danger now. */
export type Danger = 'danger-sign' | 'life' | 'risk';

/** All that readers know of one source, or of one message that proves none. */
export interface Case {
  /** Null for a message that proves no source. */
  readonly thread: number | null;
  /** In the order in which they came in; the first is always there. */
  readonly messages: readonly [TipView, ...TipView[]];
  readonly conversation: Conversation;
  readonly pinned: Pinned;
  /** The worst that any of its messages was called. */
  readonly triage: TriageWord | null;
  /** Messages that wait to be triaged. */
  readonly untriaged: readonly number[];
  readonly unread: readonly number[];
  readonly dangers: readonly Danger[];
  readonly drill: Drill;
  readonly due: Due | null;
  /** Whether an answer of one's own waits for an edition. */
  readonly waits: boolean;
  readonly muted: boolean;
  readonly kept: KeptCase;
  readonly remarks: readonly KeptRemark[];
}

export const NO_CASE: KeptCase = {
  label: null,
  assigned: null,
  mutedThrough: null,
  keepUntil: null,
  hold: null,
};

/** Loaded once for a command, the most pressing first. */
export function loadCases(vault: Vault, place: Place, now: Day): Case[] {
  const threads = loadThreads(vault, place);
  const settings = settingsOf(vault);
  const byThread = Map.groupBy(threads.tips, ({ thread, number }) =>
    thread === null ? `message ${String(number)}` : `thread ${String(thread)}`,
  );
  const groups = [...byThread.values()].flatMap((tips) => {
    const [first, ...rest] = tips;
    return first === undefined ? [] : [[first, ...rest] as const];
  });
  const isStandard = standardWords(
    settings,
    groups.map(([{ thread }]) => threads.conversation(thread).replies),
  );
  const added = addedIn(vault);
  return groups
    .map((messages) => {
      const [{ thread }] = messages;
      return caseOf(added, settings, messages, threads.conversation(thread), isStandard, now);
    })
    .sort(byUrgency);
}

export const caseWith = (cases: readonly Case[], number: number): Case | undefined =>
  cases.find(({ messages }) => messages.some((tip) => tip.number === number));

/** What waits for a person as soon as a stick is in. */
export const waitingCases = (
  cases: readonly Case[],
): { readonly untriaged: number[]; readonly dangerSigns: number[] } => ({
  untriaged: cases.flatMap(({ untriaged }) => untriaged).sort((a, b) => a - b),
  dangerSigns: cases.flatMap(({ pinned }) => pinned.dangerSeen),
});

/** A colleague's standard words are known by being the same to several sources. */
function standardWords(
  settings: KeptSettings,
  conversations: readonly (readonly ReplyView[])[],
): (reply: ReplyView) => boolean {
  const known = new Set([acknowledgementOf(settings), STANDARD_WORDS].map(plain));
  const said = conversations.flatMap((replies) => [
    ...new Set(replies.map(({ author, text }) => `${author ?? ''}\n${plain(text)}`)),
  ]);
  const times = Map.groupBy(said, (each) => each);
  return ({ author, text, standard }) =>
    standard ||
    known.has(plain(text)) ||
    (author !== null && (times.get(`${author}\n${plain(text)}`)?.length ?? 0) > 1);
}

/** What readers added to all threads, opened once. */
interface Added {
  readonly triages: ReadonlyMap<number, TriageWord>;
  readonly reads: ReadonlySet<number>;
  readonly cases: ReadonlyMap<number, KeptCase>;
  readonly remarks: ReadonlyMap<Id, readonly KeptRemark[]>;
  readonly threads: ReadonlyMap<number, Id>;
  /** The edition that each batch names. */
  readonly editions: ReadonlyMap<number, number>;
}

const addedIn = (vault: Vault): Added => ({
  triages: new Map(vault.triages.all().map(({ row, value }) => [row, value.word])),
  reads: new Set(vault.reads.numbers()),
  cases: new Map(vault.cases.all().map(({ row, value }) => [row, value])),
  remarks: Map.groupBy(
    vault.remarks.all().map(({ value }) => value),
    ({ thread }) => thread,
  ),
  threads: new Map(vault.threads.all().map(({ row, value }) => [row, value.thread])),
  editions: new Map(vault.batches.all().map(({ row, value }) => [row, value.edition])),
});

function caseOf(
  added: Added,
  settings: KeptSettings,
  messages: readonly [TipView, ...TipView[]],
  conversation: Conversation,
  isStandard: (reply: ReplyView) => boolean,
  now: Day,
): Case {
  const [{ thread, pinned }] = messages;
  const kept = (thread === null ? undefined : added.cases.get(thread)) ?? NO_CASE;
  const id = thread === null ? undefined : added.threads.get(thread);
  const words = messages.flatMap(({ number }) => added.triages.get(number) ?? []);
  const triage = TRIAGE_WORDS.find((word) => words.includes(word)) ?? null;
  const last = Math.max(...messages.map(({ number }) => number));
  const said = messages.map(({ message }) => message);
  const drill = drillOf(pinned.drillWords, said, settings);
  const counted = messages
    .filter(({ addressed }) => addressed && drill !== 'drill')
    .map(({ number, day, batch }) => ({
      number,
      day: parseDay(day),
      edition: added.editions.get(batch) ?? 0,
    }));
  const replies = conversation.replies.map((reply) => ({ ...reply, standard: isStandard(reply) }));
  return {
    thread,
    messages,
    conversation,
    pinned,
    triage,
    untriaged: numbersOf(messages, (number) => !added.triages.has(number)),
    unread: numbersOf(messages, (number) => !added.reads.has(number)),
    dangers: [
      ...(pinned.dangerSeen.length > 0 ? ['danger-sign' as const] : []),
      ...(triage === 'life' ? ['life' as const] : []),
      ...(conversation.statuses.some(({ word }) => word === 'risk') ? ['risk' as const] : []),
    ],
    drill,
    due: dueOn(settings, counted, replies, now),
    waits: replies.some(({ author, published }) => author === null && published === null),
    muted: kept.mutedThrough !== null && last <= kept.mutedThrough,
    kept,
    remarks: id === undefined ? [] : (added.remarks.get(id) ?? []),
  };
}

const numbersOf = (messages: readonly TipView[], isWanted: (number: number) => boolean): number[] =>
  messages.map(({ number }) => number).filter(isWanted);

/**
 * A danger sign first; then what nobody has triaged, for it may be anything; then by triage, by what
 * is due, and by age.
 */
function byUrgency(a: Case, b: Case): number {
  const rank = (each: Case): number => {
    if (each.dangers.includes('danger-sign')) return 0;
    if (each.untriaged.length > 0) return 1;
    return 2 + TRIAGE_WORDS.indexOf(each.triage ?? 'past');
  };
  const end = ({ due }: Case): string => due?.by ?? '9999';
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (end(a) !== end(b)) return end(a) < end(b) ? -1 : 1;
  return a.messages[0].number - b.messages[0].number;
}
