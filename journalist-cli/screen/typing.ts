import type { Press } from './keys.js';

/** A text as it is typed, and where the next letter goes. */
export interface Typing {
  readonly before: string;
  readonly after: string;
}

export const typing = (text: string): Typing => ({ before: text, after: '' });
export const textOf = ({ before, after }: Typing): string => before + after;

const lastOf = (text: string): string => Array.from(text).at(-1) ?? '';
const firstOf = (text: string): string => Array.from(text)[0] ?? '';

/** What a key does to it; null where the key is for somebody else. */
export function typed(at: Typing, press: Press, isLong: boolean): Typing | null {
  const { before, after } = at;
  switch (press.key) {
    case 'text':
      return { before: before + press.text, after };
    case 'back':
      return { before: before.slice(0, before.length - lastOf(before).length), after };
    case 'left': {
      const last = lastOf(before);
      return { before: before.slice(0, before.length - last.length), after: last + after };
    }
    case 'right': {
      const first = firstOf(after);
      return { before: before + first, after: after.slice(first.length) };
    }
    case 'home': {
      const line = before.lastIndexOf('\n') + 1;
      return { before: before.slice(0, line), after: before.slice(line) + after };
    }
    case 'end': {
      const end = after.includes('\n') ? after.indexOf('\n') : after.length;
      return { before: before + after.slice(0, end), after: after.slice(end) };
    }
    case 'enter':
      return isLong ? { before: `${before}\n`, after } : null;
    case 'up':
      return isLong ? lineUp(at) : null;
    case 'down':
      return isLong ? lineDown(at) : null;
    default:
      return null;
  }
}

/** To the line above, as far along it as now. */
function lineUp({ before, after }: Typing): Typing {
  const line = before.lastIndexOf('\n');
  if (line < 0) return { before, after };
  const column = before.length - line - 1;
  const start = before.lastIndexOf('\n', line - 1) + 1;
  const to = Math.min(start + column, line);
  return { before: before.slice(0, to), after: before.slice(to) + after };
}

function lineDown({ before, after }: Typing): Typing {
  const end = after.indexOf('\n');
  if (end < 0) return { before, after };
  const column = before.length - before.lastIndexOf('\n') - 1;
  const next = after.indexOf('\n', end + 1);
  const to = Math.min(end + 1 + column, next < 0 ? after.length : next);
  return { before: before + after.slice(0, to), after: after.slice(to) };
}
