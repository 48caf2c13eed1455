import type { Io } from '../io.js';
import { lineMeter } from '../meter.js';
import type { Ui } from './ui.js';

const END = '.';

/** Talks with the person in lines. */
export function plainUi(io: Io, question: (text: string) => Promise<string>): Ui {
  const say = (lines: readonly { readonly text: string }[]): void => {
    for (const { text } of lines) io.out(text);
  };
  return {
    columns: io.columns,
    show: (_title, lines) => Promise.resolve(say(lines)),
    ask: async (asked, above, initial = '') => {
      say(above);
      const hint = initial === '' ? '' : ` (Enter alone: ${initial})`;
      const typed = await question(`${asked}${hint}: `);
      return typed === '' ? initial : typed;
    },
    write: async (asked, above, look) => {
      say(above);
      io.out(`${asked}. End with a line that is a full stop alone; two of them throw it away.`);
      const lines: string[] = [];
      for (;;) {
        const line = await question('> ');
        if (line === `${END}${END}`) return null;
        if (line === END) break;
        lines.push(line);
      }
      const text = lines.join('\n');
      const prompts = look(text);
      for (const prompt of prompts) io.out(`? ${prompt}`);
      if (prompts.length === 0) return text;
      return (await question('Send it as it is? yes or no: ')) === 'yes' ? text : null;
    },
    choose: async (title, above, options) => {
      say(above);
      io.out(title);
      for (const { key, label } of options) io.out(`  ${key}  ${label}`);
      const typed = await question('Letter: ');
      return options.some(({ key }) => key === typed) ? typed : null;
    },
    busy: (what, work) => {
      io.out(`${what} ...`);
      // Every so often a line of its own: one that is written over is read out as noise.
      return work(spoken(io));
    },
  };
}

const SPOKEN_MS = 3000;

function spoken(io: Io): ReturnType<typeof lineMeter> {
  return lineMeter(
    (text) => io.out(text.trim()),
    () => performance.now(),
    SPOKEN_MS,
  );
}
