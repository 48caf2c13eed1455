import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A real terminal, by tmux, in which a program runs as before a person. */
export interface Terminal {
  /** Keys by tmux's names, or letters as they are. */
  keys(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** What is on the screen, once it shows this. */
  sees(what: string | RegExp): Promise<string>;
  /** Every byte that the program wrote so far. */
  bytes(): string;
  end(): Promise<void>;
}

const run = promisify(execFile);
const MOST_MS = 30_000;
const LOOK_MS = 50;

export async function terminal(
  folder: string,
  command: string,
  env: { readonly [name: string]: string },
  { columns = 80, rows = 24 } = {},
): Promise<Terminal> {
  const own = mkdtempSync(join(folder, '.seat-'));
  const socket = join(own, 'tmux');
  const raw = join(own, 'bytes');
  const tmux = async (...args: readonly string[]): Promise<string> =>
    (await run('tmux', ['-S', socket, '-f', '/dev/null', ...args])).stdout;
  const size = ['-x', String(columns), '-y', String(rows)];
  const given = Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
  // The program waits until every byte of it is written down.
  const waits = `stty -echo; read start; stty echo; ${command}; echo "ended with $?"; cat`;
  await tmux('new-session', '-d', '-s', 'seat', '-c', folder, ...size, ...given, waits);
  await tmux('pipe-pane', '-t', 'seat', '-o', `cat >> ${raw}`);
  await tmux('send-keys', '-t', 'seat', 'Enter');
  const screen = (): Promise<string> => tmux('capture-pane', '-p', '-t', 'seat');
  return {
    keys: async (...keys) => {
      await tmux('send-keys', '-t', 'seat', ...keys);
    },
    type: async (text) => {
      await tmux('send-keys', '-t', 'seat', '-l', text);
    },
    sees: async (what) => {
      let last = '';
      for (const end = performance.now() + MOST_MS; performance.now() < end;) {
        last = await screen();
        if (typeof what === 'string' ? last.includes(what) : what.test(last)) return last;
        await new Promise((resolve) => {
          setTimeout(resolve, LOOK_MS);
        });
      }
      throw new Error(`never saw ${String(what)} in:\n${last}`);
    },
    bytes: () => (existsSync(raw) ? readFileSync(raw, 'utf8') : ''),
    end: async () => {
      await tmux('kill-server').catch(() => '');
    },
  };
}
