import { visible, visibleLines } from './visible.js';

/** Where text goes on a terminal: columns that line up, and lines that do not run over. */

const ZERO = /\p{M}/u;
// East Asian wide and full-width forms (UAX 11) and pictures, which take two columns.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

const columnsOf = (character: string): number => {
  if (ZERO.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
};

export const width = (text: string): number => {
  let total = 0;
  for (const character of text) total += columnsOf(character);
  return total;
};

/** As much as fits, with a sign where it was cut. */
export function clip(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += columnsOf(character);
    if (used > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

export const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - width(text)));

const GAP = '  ';

/** Rows under headings; the last column takes what room is left. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
): string[] {
  const shown = [headings, ...rows.map((row) => row.map(visible))];
  const last = headings.length - 1;
  const widths = headings.map((_, i) => Math.max(...shown.map((row) => width(row[i] ?? ''))));
  const before = widths.slice(0, last).reduce((sum, each) => sum + each + GAP.length, 0);
  const room = Math.max(16, columns - before);
  return shown.map((row) =>
    row
      .map((cell, i) => (i === last ? clip(cell, room) : padded(cell, widths[i] ?? 0)))
      .join(GAP)
      .trimEnd(),
  );
}

export const counted = (count: number, one: string, many: string): string =>
  `${String(count)} ${count === 1 ? one : many}`;

/** Names and what they are, the second column aligned. */
export function pairs(list: readonly (readonly [string, string])[]): string[] {
  const first = Math.max(0, ...list.map(([name]) => width(name)));
  return list.map(([name, value]) => `${padded(name, first)}${GAP}${visible(value)}`.trimEnd());
}

/** What stands before each line of a stranger's text, which it cannot leave. */
export const MARGINS = { words: '  │ ', question: '  ? ', note: '  ! ' } as const;

/** A stranger's text, wrapped at words, behind its margin: it cannot pass for the tool's own. */
export const quoted = (
  text: string,
  columns: number,
  margin: (typeof MARGINS)[keyof typeof MARGINS] = MARGINS.words,
): string[] =>
  visibleLines(text)
    .flatMap((line) => wrap(line, Math.max(20, columns - margin.length)))
    .map((line) => `${margin}${line}`.trimEnd());

/** The tool's own words, wrapped at spaces; what follows the first line stands under its words. */
export const told = (text: string, columns: number, mark = ''): string[] =>
  wrap(visible(text), Math.max(20, columns - mark.length)).map(
    (line, i) => `${i === 0 ? mark : ' '.repeat(mark.length)}${line}`,
  );

/** Cuts at spaces; a word that is longer than a line is cut where the line ends. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((word) => chopped(word, columns))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (width(longer) <= columns) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function chopped(word: string, columns: number): string[] {
  if (width(word) <= columns) return [word];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const more = columnsOf(character);
    if (used + more > columns) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += more;
  }
  return [...pieces, piece];
}
