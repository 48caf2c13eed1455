import { createInterface } from 'node:readline';
import type { Terminal } from '../terminal/terminal.js';

/** Why no line came. */
export class NoLine extends Error {
  readonly why: 'left' | 'idle';
  constructor(why: 'left' | 'idle') {
    super(why);
    this.why = why;
  }
}

export interface LineReader {
  question(text: string): Promise<string>;
  close(): void;
}

const nothing = (): void => undefined;

/** Lines as they are typed, or pasted several at once: those nobody has asked for yet wait. */
export function lineReader({ stdin, stdout }: Terminal, idleMs: number): LineReader {
  // No history: what was typed is forgotten with the line.
  const lines = createInterface({ input: stdin, output: stdout, terminal: true, historySize: 0 });
  const typed: string[] = [];
  let end: NoLine | null = null;
  let wake = nothing;
  lines.on('line', (line) => {
    typed.push(line);
    wake();
  });
  // Ctrl-C and Ctrl-D: each change is whole before the next question.
  lines.on('close', () => {
    end ??= new NoLine('left');
    wake();
  });
  const next = async (): Promise<string> => {
    while (typed.length === 0) {
      if (end !== null) throw end;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return typed.shift() ?? '';
  };
  return {
    question: async (text) => {
      const timer = setTimeout(() => {
        end = new NoLine('idle');
        wake();
      }, idleMs);
      lines.setPrompt(text);
      if (typed.length === 0) lines.prompt();
      try {
        return await next();
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => lines.close(),
  };
}
