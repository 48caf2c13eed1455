import { toAcknowledge } from '../cases/acknowledge.js';
import { acknowledgementOf, settingsOf } from '../cases/settings.js';
import { counted, quoted } from '../terminal/layout.js';
import { type Desk, linesOf, runIn } from './desk.js';
import type { Look } from './session.js';
import { shown, type Shown } from './shown.js';
import { sticksHere } from './sticks.js';

/** What passes between the vault and the courier. */

async function stickFolder(desk: Desk, question: string): Promise<string | null> {
  const found = sticksHere();
  const above = [
    ...(found.length === 0
      ? [shown('No stick is to be seen. Put it in, or type its folder.')]
      : []),
    ...found.map((path) => shown(`Found: ${path}`)),
  ];
  const guess = desk.stick === '' ? (found.length === 1 ? (found[0] ?? '') : '') : desk.stick;
  const folder = (await desk.ui.ask(question, above, guess))?.trim() ?? '';
  if (folder === '') return null;
  desk.stick = folder;
  return folder;
}

export async function importStick(desk: Desk): Promise<void> {
  const folder = await stickFolder(desk, 'Folder of the stick, or a roster file');
  if (folder === null) return;
  const ran = await desk.ui.busy('Import', (meter) => runIn(desk, ['import', folder], meter));
  await desk.ui.show('Import', linesOf(ran, desk.ui.columns));
}

export async function writeOutbox(desk: Desk): Promise<void> {
  const folder = await stickFolder(desk, 'Folder of the stick');
  if (folder === null) return;
  const ran = await desk.ui.busy('Outbox', (meter) => runIn(desk, ['outbox', folder], meter));
  await desk.ui.show('Outbox', linesOf(ran, desk.ui.columns));
}

const YES_OR_NO = [
  { key: 'y', label: 'yes, send them' },
  { key: 'n', label: 'no, not now' },
] as const;

/** Asks first, with the words as they go out; gives what was said. */
async function firstWords(desk: Desk, look: Look, above: readonly Shown[]): Promise<Shown[]> {
  if (look.state !== 'ready') return [shown(look.advice, 'danger')];
  const { fit, unfit } = toAcknowledge(look.all);
  if (fit.length === 0 && unfit.length === 0) return [shown('Nobody waits for a first word.')];
  const words = acknowledgementOf(settingsOf(desk.session.vault));
  const question = `Tell ${counted(fit.length, 'source', 'sources')} that the message has come?`;
  const key =
    fit.length === 0
      ? 'y'
      : await desk.ui.choose(
          question,
          [
            ...above,
            shown('These words go out:', 'quiet'),
            ...quoted(words, desk.ui.columns).map((line) => shown(line)),
            ...unfit.map(({ message }) =>
              shown(`! Message ${String(message)} is left to you: answer it by hand.`, 'danger'),
            ),
          ],
          YES_OR_NO,
        );
  if (key !== 'y') return [shown('No first words were sent.')];
  const ran = await desk.ui.busy('First words', (meter) =>
    runIn(desk, ['acknowledge', 'all'], meter),
  );
  return linesOf(ran, desk.ui.columns);
}

export async function acknowledge(desk: Desk): Promise<void> {
  const lines = await firstWords(desk, await desk.session.look(), []);
  await desk.ui.show('First words', lines);
}

/** All that is done while the courier waits: take in, say that it came, give back. */
export async function stick(desk: Desk): Promise<void> {
  const folder = await stickFolder(desk, 'Folder of the stick that the courier brought');
  if (folder === null) return;
  const imported = await desk.ui.busy('Import', (meter) => runIn(desk, ['import', folder], meter));
  const news = linesOf(imported, desk.ui.columns);
  // An exit of 1 with an answer is a stick that was not whole: what was whole is in.
  if (imported.code !== 0 && imported.out.length === 0) {
    await desk.ui.show('The stick could not be taken in', news);
    return;
  }
  const words = await firstWords(desk, await desk.session.look(), [...news, shown('')]);
  const outbox = await desk.ui.busy('Outbox', (meter) => runIn(desk, ['outbox', folder], meter));
  await desk.ui.show(outbox.code === 0 ? 'The stick can go back' : 'The stick is not ready', [
    ...linesOf(outbox, desk.ui.columns),
    shown(''),
    ...words,
    shown(''),
    shown('What came in:', 'title'),
    ...news,
  ]);
}
