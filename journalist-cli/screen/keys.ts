import type { Key } from 'ink';

/** One key as a person pressed it: a letter, or the name of another key. */
export interface Press {
  readonly key:
    | 'text'
    | 'up'
    | 'down'
    | 'left'
    | 'right'
    | 'page-up'
    | 'page-down'
    | 'home'
    | 'end'
    | 'enter'
    | 'escape'
    | 'back'
    | 'tab'
    | 'ctrl';
  /** What was typed; of a key held with Ctrl, its letter. */
  readonly text: string;
}

const NAMES = {
  upArrow: 'up',
  downArrow: 'down',
  leftArrow: 'left',
  rightArrow: 'right',
  pageUp: 'page-up',
  pageDown: 'page-down',
  home: 'home',
  end: 'end',
  return: 'enter',
  escape: 'escape',
  backspace: 'back',
  // Terminals send this for the key above Enter.
  delete: 'back',
  tab: 'tab',
} as const;

/** A slow line brings several keys at once, and pasted text comes whole: one press for each. */
export function pressesOf(input: string, key: Key): Press[] {
  for (const name of Object.keys(NAMES) as (keyof typeof NAMES)[])
    if (key[name]) return [{ key: NAMES[name], text: '' }];
  if (key.ctrl) return [{ key: 'ctrl', text: input }];
  // With Alt, or the rest of a sequence that nobody knows.
  if (key.meta) return [];
  return Array.from(input.replace(/\r\n?/g, '\n')).flatMap((character): Press[] => {
    if (character === '\n') return [{ key: 'enter', text: '' }];
    if (character === '\t') return [{ key: 'tab', text: '' }];
    if (character === '\u007f' || character === '\b') return [{ key: 'back', text: '' }];
    return /\p{Cc}/u.test(character) ? [] : [{ key: 'text', text: character }];
  });
}
