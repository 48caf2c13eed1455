import type { Hash } from '../../../crypto/wire/fields.js';
import type { Round } from '../../harness/round.js';
import { startRound } from '../../harness/startRound.js';
import { sealTip, type Sending } from '../../harness/tip.js';
import { type Desk, type Session } from '../../harness/tool.js';

/** A line of colleagues in which a message has come, and what each of them does next. */
export interface Thread {
  readonly round: Round;
  outbox(...names: string[]): Promise<void>;
  /** Everybody's outboxes go out on a day, the batch is closed, and a stick is filled. */
  sync(day: string): Promise<void>;
  send(sending: Sending): Promise<Hash>;
  import(name: string): Promise<Session['json']>;
  show(name: string, number?: number): Promise<Session['json']>;
  reply(name: string, text: string, number?: number): Promise<void>;
}

export async function startThread(
  here: Desk,
  readers: readonly string[] = ['anna', 'ben', 'cleo'],
): Promise<Thread> {
  const round = await startRound(here, { readers });
  const thread: Thread = {
    round,
    outbox: async (...names) => {
      for (const name of names) await here.ask(['outbox', 'stick', '--vault', name]);
    },
    sync: async (day) => {
      here.moveTo(day);
      await round.edition(day);
      await round.batch(day);
      round.stick();
    },
    send: async (sending) => round.post(await sealTip(round, sending)),
    import: (name) => here.ask(['import', 'stick', '--vault', name]),
    show: (name, number = 1) => here.ask(['show', String(number), '--vault', name]),
    reply: async (name, text, number = 1) => {
      await here.ask(['reply', String(number), '--vault', name, '--text', text]);
    },
  };
  await thread.outbox(...readers);
  await round.edition('2026-03-02');
  return thread;
}
