import { spawn } from 'node:child_process';
import { today } from '../../crypto/wire/day.js';
import { examine } from '../doctor/examine.js';
import { worstOf } from '../doctor/finding.js';
import { SetUpFault } from '../setUpFault.js';
import type { Io } from './io.js';

export interface NoticeOptions {
  readonly command?: string;
}

const SUMMARY = {
  ok: 'All is well.',
  look: 'There is something to look at this week.',
  mend: 'There is something to mend today.',
} as const;

/**
 * The one notice of a day, for a mail or a command of the operator's, at the same hour whether or
 * not anything happened: `turnbox-server notice DIR --command "mail -s Notice operator@example.org"`.
 * It says how the machine is, and nothing of what arrived: a mail is read by many on its way.
 */
export async function notice(dir: string, { command }: NoticeOptions, io: Io): Promise<void> {
  const findings = await examine(dir, io);
  const lines = [
    `${today(io.clock)}. ${SUMMARY[worstOf(findings.filter(({ check }) => !COMES_WITH_MESSAGES.has(check)))]}`,
    ...findings
      .filter(({ check, state }) => state !== 'ok' && !SPEAKS_OF_MESSAGES.has(check))
      .map(({ check, mend }) => `${check}: ${mend}`),
    'The whole: turnbox-server doctor',
  ];
  if (command === undefined) for (const line of lines) io.out(line);
  else await run(command, `${lines.join('\n')}\n`);
}

/** These hold something whenever something came, which alone is no reason to look. */
const COMES_WITH_MESSAGES: ReadonlySet<string> = new Set(['journals', 'uploads']);
/** Their texts would tell a mail's readers whether anything waits. */
const SPEAKS_OF_MESSAGES: ReadonlySet<string> = new Set([
  ...COMES_WITH_MESSAGES,
  'unread',
  'space',
]);

const run = (command: string, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const failed = (): void =>
      reject(
        new SetUpFault(
          'command-failed',
          'The command for notices failed. Run it by hand, and see.',
        ),
      );
    const child = spawn('/bin/sh', ['-c', command], { stdio: ['pipe', 'ignore', 'inherit'] });
    child.on('error', failed);
    child.on('close', (code) => (code === 0 ? resolve() : failed()));
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
