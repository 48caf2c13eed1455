import type { Command, Io } from '../io.js';
import { table } from '../terminal/layout.js';
import { placeOf } from '../vault/line.js';
import { loadThreads, type Threads, type TipView } from '../vault/threads.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox list --vault DIR [--json]
Shows all messages, oldest first.
  turnbox list --vault ./vault`;

interface Listed extends TipView {
  readonly waiting: number;
  readonly published: number;
  readonly colleagues: boolean;
}

function listed(threads: Threads, tip: TipView): Listed {
  const replies = tip.thread === null ? [] : threads.replies(tip.thread);
  return {
    ...tip,
    waiting: replies.filter(({ published }) => published === null).length,
    published: replies.filter(({ published }) => published !== null).length,
    colleagues: threads.colleagues(tip.thread).length > 0,
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
    tip.flags.length > 0 ? 'look closely' : '',
    tip.colleagues ? 'colleague answered' : '',
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
