import { basename, resolve } from 'node:path';
import { addDays, type Day, parseDay, today } from '../../crypto/wire/day.js';
import { attempt } from '../../crypto/refusal.js';
import { forgetClosingDay, readClosingDay, writeClosingDay } from '../config/closingDay.js';
import { folderAt, readSeed } from '../config/folder.js';
import { SetUpFault } from '../setUpFault.js';
import { readStanding } from '../standing.js';
import { lookAtSqlite } from '../store/sqlite/open.js';
import type { Io } from './io.js';

export interface CloseOptions {
  readonly on?: string | undefined;
  readonly off: boolean;
  readonly confirm?: string | undefined;
}

/**
 * Sets the last day on which a line takes messages: `turnbox-server close DIR --on 2026-09-30`. After
 * it the running line closes by itself, for good; replies are served as long as they are kept.
 */
export async function close(dir: string, options: CloseOptions, io: Io): Promise<void> {
  const folder = folderAt(resolve(dir));
  io.engine.wipe(readSeed(folder));
  const store = lookAtSqlite(folder.database);
  try {
    const { roster, site } = await readStanding(io.engine, store);
    if ((await store.intake()) === 'closed')
      throw new SetUpFault(
        'line-closed',
        `This line is closed, since ${sinceOf(readClosingDay(folder))}.`,
      );
    if (options.off) {
      forgetClosingDay(folder);
      io.out('No day is set any more: the line goes on.');
      io.note(
        'Was it announced? A courier takes that away: turnbox-courier sync STICK --no-notice',
      );
      return;
    }
    const last = await dayGiven(options.on);
    if (last < today(io.clock))
      throw new SetUpFault('closing-day', 'This day is over. Name today or a later day.');
    await confirmed(basename(folder.path), last, options, io);
    writeClosingDay(folder, last);
    io.out(`Messages are taken until the end of ${last} (UTC). Then the line closes for good.`);
    io.out(`Replies can be read until ${addDays(last, roster.settings.replies)}.`);
    for (const language of site.languages)
      if (site.texts[language]?.['notice-closed'] === undefined)
        io.note(
          `site.json has no text "notice-closed" for ${language}. The page announces nothing there until the root key holders sign one that has it.`,
        );
    io.note('Announce it now, weeks before. Tell a courier:');
    io.note(`turnbox-courier sync STICK --notice closed --until ${last}`);
    io.note(`To call it off before that day is over: turnbox-server close ${dir} --off`);
  } finally {
    await store.close();
  }
}

const sinceOf = (last: Day | null): string =>
  last === null ? 'a day not kept' : `the end of ${last}`;

async function dayGiven(text: string | undefined): Promise<Day> {
  const day = await attempt(() => parseDay(text ?? ''));
  if (day.ok) return day.value;
  throw new SetUpFault(
    'closing-day',
    'Name the last day on which messages are taken: --on YYYY-MM-DD',
  );
}

async function confirmed(
  name: string,
  last: Day,
  { confirm }: CloseOptions,
  io: Io,
): Promise<void> {
  const question = `After ${last} this line takes no message ever again. Type its name (${name}):`;
  const typed = confirm ?? (await io.ask?.(question, '')) ?? '';
  if (typed !== name)
    throw new SetUpFault(
      'not-confirmed',
      `Nothing was set. Type the folder's name, or say: --confirm ${name}`,
    );
}
