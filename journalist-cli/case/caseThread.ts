import { stop } from '../refusal.js';
import type { KeptThread, ProvedTip } from '../vault/contents.js';
import type { Conversation } from '../vault/conversation.js';
import type { Threads } from '../vault/threads.js';
import type { TipView } from '../vault/tipView.js';
import type { Vault } from '../vault/vault.js';

/** All that the vault holds of the source of one message, oldest first. */
export interface CaseThread {
  readonly thread: KeptThread;
  readonly tips: readonly { readonly view: TipView; readonly kept: ProvedTip }[];
  readonly conversation: Conversation;
}

export function caseThread(vault: Vault, threads: Threads, number: number): CaseThread {
  const asked = threads.tips.find((each) => each.number === number) ?? stop('tip-unknown');
  const thread = asked.thread === null ? stop('case-unproved') : vault.threads.get(asked.thread);
  const tips = threads.tips.flatMap((view) => {
    const kept = view.thread === asked.thread ? vault.tips.get(view.number) : undefined;
    return kept?.kind === 'proved' ? [{ view, kept }] : [];
  });
  return {
    thread: thread ?? stop('vault-damaged'),
    tips,
    conversation: threads.conversation(asked.thread),
  };
}
