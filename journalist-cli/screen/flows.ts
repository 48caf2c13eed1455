import { type Case, caseWith } from '../cases/cases.js';
import { ALWAYS, promptsFor } from '../cases/prompts.js';
import { TRIAGES } from '../terminal/caseText.js';
import { quoted } from '../terminal/layout.js';
import { type Desk, linesOf, runIn } from './desk.js';
import type { Look } from './session.js';
import { shown, wrapped } from './shown.js';

/** What a person does here beside looking: each a talk with them over the commands of the tool. */

/** A command whose answer is worth reading. */
export async function tell(desk: Desk, title: string, args: readonly string[]): Promise<void> {
  await desk.ui.show(title, linesOf(await runIn(desk, args), desk.ui.columns));
}

/** A command whose answer is seen in the list; only what went wrong is told. */
async function quietly(desk: Desk, title: string, args: readonly string[]): Promise<void> {
  const ran = await runIn(desk, args);
  if (ran.code !== 0 || ran.err.length > 0)
    await desk.ui.show(title, linesOf(ran, desk.ui.columns));
}

const PRESSING = [
  { key: 'l', label: `life: ${TRIAGES.life}`, word: 'life' },
  { key: 'c', label: `child: ${TRIAGES.child}`, word: 'child' },
  { key: 'g', label: 'goes on: it happens again', word: 'continuing' },
  { key: 'p', label: 'past: it is over', word: 'past' },
] as const;

/** Each message that waits for it, one after the other; where none does, the newest again. */
export async function triage(desk: Desk, found: Case, chosen: number): Promise<void> {
  const numbers = found.untriaged.length > 0 ? found.untriaged : [chosen];
  for (const number of numbers) {
    const message = found.messages.find((tip) => tip.number === number)?.message ?? '';
    const above = quoted(message, desk.ui.columns).slice(0, 8);
    const key = await desk.ui.choose(
      `How pressing is message ${String(number)}?`,
      above.map((line) => shown(line)),
      PRESSING,
    );
    const word = PRESSING.find((each) => each.key === key)?.word;
    if (word === undefined) return;
    await quietly(desk, 'Triage', ['triage', String(number), word]);
    if (word === 'life' || word === 'child')
      await tell(desk, 'Danger sheet', ['danger', String(number)]);
  }
}

const TAKEN = [
  { key: 't', label: 'taken: I answer this one', word: 'taken' },
  { key: 'r', label: 'risk: somebody may be in danger', word: 'risk' },
  { key: 'c', label: 'closed: nothing more is to be done', word: 'closed' },
] as const;

export async function status(desk: Desk, number: number): Promise<void> {
  const above = wrapped(
    'Your colleagues hear it with the next outbox. The source does not see it.',
    desk.ui.columns,
  );
  const key = await desk.ui.choose('How have you taken it on?', above, TAKEN);
  const word = TAKEN.find((each) => each.key === key)?.word;
  if (word !== undefined) await quietly(desk, 'Status', ['status', String(number), word]);
}

export async function label(desk: Desk, { kept }: Case, number: number): Promise<void> {
  const above = [shown('Only this vault knows the name. Empty takes it away.')];
  const text = await desk.ui.ask('Name of this source, for you', above, kept.label ?? '');
  if (text === null) return;
  const words = text.trim() === '' ? [] : ['--', text];
  await quietly(desk, 'Label', ['label', String(number), ...words]);
}

export async function note(desk: Desk, number: number): Promise<void> {
  const above = [shown('It stays in this vault, and goes when the thread is deleted.')];
  const text = await desk.ui.write('Private note', above, () => [], number);
  if (text !== null && text.trim() !== '')
    await quietly(desk, 'Note', ['note', String(number), `--text=${text}`]);
}

export async function reply(desk: Desk, found: Case, number: number): Promise<void> {
  const above = wrapped(ALWAYS, desk.ui.columns, 'danger');
  const look = (text: string): string[] =>
    text.trim() === '' ? [] : promptsFor(found, text).map((prompt) => prompt.text);
  const text = await desk.ui.write(
    `Answer to the source of message ${String(number)}`,
    above,
    look,
    number,
  );
  if (text === null || text.trim() === '') return;
  const ran = await runIn(desk, ['reply', String(number), '--checked', `--text=${text}`]);
  await desk.ui.show('Answer', linesOf(ran, desk.ui.columns));
}

export async function exportOne(desk: Desk, number: number): Promise<void> {
  const above = wrapped(
    'Message and files are written into a new folder. Open a stranger’s files only on a computer that you can wipe.',
    desk.ui.columns,
  );
  const folder = await desk.ui.ask('Folder to write into, which must be new or empty', above);
  if (folder === null || folder.trim() === '') return;
  const args = ['export', String(number), '--to', folder.trim()];
  const ran = await desk.ui.busy('Export', (meter) => runIn(desk, args, meter));
  await desk.ui.show('Export', linesOf(ran, desk.ui.columns));
}

export async function search(desk: Desk): Promise<number | null> {
  const words = await desk.ui.ask('Words to look for', [
    shown('In messages, answers, file names, notes and labels.'),
  ]);
  if (words === null || words.trim() === '') return null;
  const ran = await runIn(desk, ['search', '--', words.trim()]);
  const number = await desk.ui.ask(
    'Number of a message to open, or Esc',
    linesOf(ran, desk.ui.columns),
  );
  return number !== null && /^[1-9][0-9]{0,8}$/.test(number.trim()) ? Number(number.trim()) : null;
}

/** Any command of the tool, as it is typed elsewhere. */
export async function command(desk: Desk): Promise<void> {
  const text = await desk.ui.ask('turnbox', [
    ...wrapped(
      'A command as in a script, without --vault: gist 3 --to force --text "..." or settings duty-phone "020 7946 0000". Type help to see all.',
      desk.ui.columns,
    ),
  ]);
  const args = wordsIn(text ?? '');
  const [name] = args;
  if (name === undefined) return;
  const ran = await desk.ui.busy(name, (meter) => runIn(desk, args, meter));
  await desk.ui.show(name, linesOf(ran, desk.ui.columns));
}

/** Split at spaces, but for what stands between quotation marks. */
export const wordsIn = (line: string): string[] =>
  (line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []).map((word) => word.replace(/["']/g, ''));

export const findCase = (look: Look | null, number: number): Case | undefined =>
  look?.state === 'ready' ? caseWith(look.all, number) : undefined;
