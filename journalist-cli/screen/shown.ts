import { clip, told, width } from '../terminal/layout.js';
import { visible } from '../terminal/visible.js';

/** How a line is meant; colour only adds to what its words say already. */
export type Tone = 'plain' | 'title' | 'danger' | 'quiet' | 'chosen' | 'good';

/** One line of the screen. */
export interface Shown {
  readonly text: string;
  readonly tone: Tone;
}

export const shown = (text: string, tone: Tone = 'plain'): Shown => ({ text, tone });

export const wrapped = (text: string, columns: number, tone: Tone = 'plain'): Shown[] =>
  told(text, columns).map((line) => shown(line, tone));

/** What a command said, its warnings marked by their tone too. */
export const said = (lines: readonly string[], columns: number): Shown[] =>
  lines
    .flatMap((line) => (width(line) > columns ? told(line, columns) : [line]))
    .map((line) =>
      shown(line, /^(?:[!?] |DANGER|THE SOURCE'S|LEGAL HOLD)/.test(line) ? 'danger' : 'plain'),
    );

/**
 * The only way for a text onto the screen: nothing in it can drive a terminal, and it stays on its
 * line. Twice does no harm, so whoever made it visible before may have.
 */
export const fit = (text: string, columns: number): string => {
  const line = clip(visible(text), columns);
  // The screen would leave out a line without a letter, and what stands below would move up.
  return line === '' ? ' ' : line;
};

/** A part of a longer list, of so many lines, from `top` on. */
export const windowOf = (lines: readonly Shown[], top: number, height: number): Shown[] => {
  const cut = lines.slice(top, top + height);
  return [...cut, ...Array.from({ length: height - cut.length }, () => shown(''))];
};

/** Where a list must begin so that one of its lines is in sight, as near the middle as it may be. */
export const topFor = (at: number, count: number, height: number): number =>
  Math.max(0, Math.min(at - Math.floor(height / 2), count - height));
