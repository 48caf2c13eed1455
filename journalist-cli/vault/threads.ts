import { type Conversation, loadConversations, NO_CONVERSATION } from './conversation.js';
import type { Place } from './line.js';
import { damagedView, type Known, type Numbered, provedView, type TipView } from './tipView.js';
import type { Vault } from './vault.js';

/** All that is in a vault about its sources, loaded once for a command. */
export interface Threads {
  readonly tips: readonly TipView[];
  /** What was answered on a thread; nothing on none. */
  conversation(thread: number | null): Conversation;
}

export function loadThreads(vault: Vault, place: Place): Threads {
  const threads = vault.threads.all();
  const ids = new Map(threads.map(({ row, value }) => [row, value.thread]));
  const tips = vault.tips.all();
  const known = knownOf(
    vault,
    place,
    tips.flatMap(({ row, value }) => (value.kind === 'proved' ? [{ row, ...value }] : [])),
  );
  const conversationOf = loadConversations(vault, place);
  return {
    tips: tips.map(({ row, value }) =>
      value.kind === 'proved' ? provedView({ row, ...value }, known) : damagedView(row, value),
    ),
    conversation: (number) => {
      const thread = number === null ? undefined : ids.get(number);
      return thread === undefined ? NO_CONVERSATION : conversationOf(thread);
    },
  };
}

const knownOf = (vault: Vault, place: Place, proved: readonly Numbered[]): Known => ({
  numbers: new Map(vault.threads.all().map(({ row, value }) => [value.thread, row])),
  labels: new Map(
    place.rosters.flatMap((roster) => roster.readers).map(({ key, label }) => [key, label]),
  ),
  own: place.key,
  byThread: Map.groupBy(proved, ({ thread }) => thread),
  byContent: Map.groupBy(proved, ({ content }) => content),
  byId: Map.groupBy(proved, ({ tip }) => tip.tip),
  moves: Map.groupBy(
    proved.filter(({ move }) => move?.proof === 'proved'),
    ({ move, thread }) => move?.claims.thread ?? thread,
  ),
});
