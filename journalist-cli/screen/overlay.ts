import { wrap } from '../terminal/layout.js';
import { visible } from '../terminal/visible.js';
import { type Shown, shown, wrapped } from './shown.js';
import { textOf, type Typing } from './typing.js';
import type { Option } from './ui.js';

/** What lies over the list: one thing at a time, until the person has answered it. */
export type Overlay =
  | {
      readonly kind: 'sheet';
      readonly title: string;
      readonly lines: readonly Shown[];
      readonly top: number;
      readonly done: () => void;
    }
  | {
      readonly kind: 'ask';
      readonly top: number;
      readonly question: string;
      readonly above: readonly Shown[];
      readonly typing: Typing;
      readonly done: (text: string | null) => void;
    }
  | {
      readonly kind: 'write';
      readonly question: string;
      readonly above: readonly Shown[];
      readonly typing: Typing;
      readonly look: (text: string) => readonly string[];
      /** What to think of, once the person has asked to send it. */
      readonly prompts: readonly string[] | null;
      readonly leaving: boolean;
      readonly about: number;
      readonly done: (text: string | null) => void;
    }
  | {
      readonly kind: 'choose';
      readonly top: number;
      readonly title: string;
      readonly above: readonly Shown[];
      readonly options: readonly Option[];
      readonly done: (key: string | null) => void;
    }
  | {
      readonly kind: 'busy';
      readonly title: string;
      readonly what: string;
      readonly done: number;
      readonly total: number;
      readonly stopping: boolean;
    };

const CURSOR = '▏';

/** What is being typed, with the cursor in it, on as many lines as it takes. */
export const typedLines = ({ before, after }: Typing, columns: number): string[] =>
  `${before}${CURSOR}${after}`
    .split('\n')
    .flatMap((line) => wrap(visible(line), columns - 2))
    .map((line) => `  ${line}`);

/** So that the cursor is in sight. */
const cursorAt = (lines: readonly string[]): number =>
  Math.max(
    0,
    lines.findIndex((line) => line.includes(CURSOR)),
  );

export function writeLines(
  { above, typing, prompts, leaving }: Extract<Overlay, { kind: 'write' }>,
  columns: number,
  height: number,
): Shown[] {
  const below = [
    ...(prompts ?? []).flatMap((text) => wrapped(`? ${text}`, columns, 'danger')),
    ...(leaving ? [shown('Throw these words away?', 'danger')] : []),
  ].slice(0, Math.floor(height / 2));
  const lines = typedLines(typing, columns);
  const room = Math.max(3, height - above.length - below.length - 2);
  const top = Math.max(0, cursorAt(lines) - room + 1);
  const text = lines.slice(top, top + room).map((line) => shown(line));
  return [...above, shown(''), ...text, ...(below.length > 0 ? [shown('')] : []), ...below];
}

export function busyLines(
  { what, done, total, stopping }: Extract<Overlay, { kind: 'busy' }>,
  columns: number,
): Shown[] {
  const room = Math.min(60, columns - 4);
  const full = total === 0 ? 0 : Math.round((Math.min(done, total) / total) * room);
  return [
    shown(''),
    shown(what === '' ? 'Working ...' : what),
    shown(`[${'#'.repeat(full)}${'.'.repeat(room - full)}]`),
    shown(total === 0 ? '' : `${String(done)} of ${String(total)}`),
    shown(''),
    ...(stopping ? [shown('Stopping at the next safe place ...', 'danger')] : []),
  ];
}

export const isEmpty = (typing: Typing): boolean => textOf(typing).trim() === '';
