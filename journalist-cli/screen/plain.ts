import { Refusal } from '../../crypto/refusal.js';
import { wordsIn } from './flows.js';
import type { Io } from '../io.js';
import { ToolRefusal } from '../refusal.js';
import { askPassphrase } from '../terminal/passphrase.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Desk } from './desk.js';
import { lineReader, NoLine } from './lineReader.js';
import { plainFlow } from './plainFlows.js';
import { plainUi } from './plainUi.js';
import { openSession, type Session } from './session.js';

/**
 * The same desk line by line: nothing moves, nothing is drawn over, and each answer comes below its
 * question, as a screen reader wants it.
 */

const HELP = [
  'Type a command and Enter, such as: list, show 3, reply 3, triage 3, danger 3, stick, search words.',
  'help names all of them. lock closes the vault until the passphrase is given again. quit leaves.',
];
const CLEAR = '\u001b[2J\u001b[3J\u001b[H';
const MS_A_MINUTE = 60_000;

export async function plain(
  io: Io,
  terminal: Terminal,
  folders: readonly string[],
): Promise<number> {
  const folder = await chosenFolder(io, terminal, folders);
  if (folder === null) return 0;
  for (;;) {
    const session = await unlocked(io, folder);
    if (session === null) return 0;
    const end = await atDesk(io, terminal, session).finally(() => session.close());
    // What was read stands in the window, and in what can be scrolled back to.
    terminal.stdout.write(CLEAR);
    if (end === 'quit') return 0;
    io.out('The vault is locked.');
  }
}

async function chosenFolder(
  io: Io,
  terminal: Terminal,
  folders: readonly string[],
): Promise<string | null> {
  if (folders.length === 1) return folders[0] ?? null;
  folders.forEach((folder, i) => io.out(`${String(i + 1)}  ${folder}`));
  const lines = lineReader(terminal, MS_A_MINUTE);
  const typed = await lines.question('Number of the vault: ').catch(() => '');
  lines.close();
  return folders[Number(typed) - 1] ?? null;
}

/** Asks until it opens; without an answer the person has left. */
async function unlocked(io: Io, folder: string): Promise<Session | null> {
  for (;;) {
    const passphrase = await askPassphrase(io, undefined).catch(() => null);
    if (passphrase === null) return null;
    try {
      return await openSession(io, folder, passphrase);
    } catch (error) {
      if (!(error instanceof ToolRefusal || error instanceof Refusal)) throw error;
      io.err(error.message);
      if (error.code !== 'wrong-passphrase') return null;
    }
  }
}

/** Reads commands until the person leaves, or has typed nothing for so long. */
async function atDesk(io: Io, terminal: Terminal, session: Session): Promise<'quit' | 'lock'> {
  const lines = lineReader(terminal, session.lockMinutes * MS_A_MINUTE);
  const desk: Desk = { session, ui: plainUi(io, (text) => lines.question(text)), stick: '' };
  for (const line of HELP) io.out(line);
  try {
    await plainFlow(desk, ['list']);
    for (;;) {
      const [name = '', ...args] = wordsIn(await lines.question('turnbox> '));
      if (name === 'quit' || name === 'q') return 'quit';
      if (name === 'lock') return 'lock';
      if (name !== '') await plainFlow(desk, [name, ...args]);
    }
  } catch (error) {
    if (!(error instanceof NoLine)) throw error;
    return error.why === 'left' ? 'quit' : 'lock';
  } finally {
    lines.close();
  }
}
