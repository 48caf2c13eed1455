import { today } from '../../crypto/wire/day.js';
import type { Command, Io } from '../io.js';
import { countdownWarnings } from '../terminal/countdownText.js';
import { table } from '../terminal/layout.js';
import { placeOf } from '../vault/line.js';
import type { StatusView } from '../vault/conversation.js';
import { loadThreads, type Threads } from '../vault/threads.js';
import type { TipView } from '../vault/tipView.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox list --vault DIR [--json]
Shows all messages, oldest first.
  turnbox list --vault ./vault`;

interface Listed extends TipView {
  /** Own answers. */
  readonly waiting: number;
  readonly published: number;
  /** Answers of colleagues, by label. */
  readonly answeredBy: readonly string[];
  readonly statuses: readonly StatusView[];
  /** A colleague signed different texts under one reply. */
  readonly twoTexts: boolean;
  /** An answer of somebody else's of which nobody has told yet. */
  readonly colleagues: boolean;
  readonly alarm: boolean;
}

function listed(threads: Threads, tip: TipView): Listed {
  const { replies, statuses, colleagues, alarms } = threads.conversation(tip.thread);
  const own = replies.filter(({ author }) => author === null);
  return {
    ...tip,
    waiting: own.filter(({ published }) => published === null).length,
    published: own.filter(({ published }) => published !== null).length,
    answeredBy: [...new Set(replies.flatMap(({ author }) => (author === null ? [] : [author])))],
    statuses,
    twoTexts: replies.some(({ conflicting }) => conflicting),
    colleagues: colleagues.length > 0,
    alarm: alarms.length > 0,
  };
}

/** What to know about a message before it is opened, in few words. */
function signs(tip: Listed): string {
  const all = [
    tip.proof === 'proved' ? '' : tip.proof,
    tip.sameSourceAs.length > 0 ? `same source as ${tip.sameSourceAs.join(', ')}` : '',
    tip.sameContentAs.length > 0 ? `same text as ${tip.sameContentAs.join(', ')}` : '',
    tip.leftOut.length > 0 ? `${String(tip.leftOut.length)} left out` : '',
    tip.proof === 'proved' && !tip.addressed ? 'not to you' : '',
    tip.threadSealedByDrop ? 'sealed by drop' : '',
    tip.flags.length > 0 || tip.sameIdAs.length > 0 ? 'look closely' : '',
    tip.movedFrom !== null || tip.movedTo.length > 0 ? 'new words' : '',
    tip.twoTexts ? 'TWO TEXTS IN ONE ANSWER' : '',
    tip.alarm ? 'ANSWERED UNSEEN' : '',
    tip.colleagues && !tip.alarm ? 'somebody answered' : '',
    ...tip.answeredBy.map((label) => `answered by ${label}`),
    ...tip.statuses.map(({ author, word }) => `${word} by ${author ?? 'you'}`),
  ];
  return all.filter((each) => each !== '').join('; ');
}

function answered(tip: Listed): string {
  if (tip.waiting > 0) return 'waiting';
  return tip.published > 0 ? 'published' : '';
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, VAULT_OPTIONS, { least: 0, most: 0 });
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const threads = loadThreads(vault, place);
    const tips = threads.tips.map((tip) => listed(threads, tip));
    const isDemo = place.roster.settings.demo === 1;
    answer(io, values.json, { demonstration: isDemo, tips }, () => [
      ...demonstration(isDemo),
      ...(tips.length === 0 ? ['No messages yet.'] : rows(tips, io.columns)),
    ]);
    if (values.json !== true)
      for (const line of countdownWarnings(vault, place, today(io.clock))) io.err(line);
    return 0;
  });
}

const rows = (tips: readonly Listed[], columns: number): string[] =>
  table(
    ['No', 'Batch of', 'Thread', 'Files', 'Answer', 'Signs', 'Begins'],
    tips.map((tip) => [
      String(tip.number),
      tip.day,
      tip.thread === null ? '-' : String(tip.thread),
      tip.files.length === 0 ? '' : String(tip.files.length),
      answered(tip),
      signs(tip),
      tip.message.replace(/\s+/g, ' ').slice(0, 200),
    ]),
    columns,
  );

export const list: Command = { usage, run };
