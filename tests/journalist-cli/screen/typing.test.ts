import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Press } from '../../../journalist-cli/screen/keys.js';
import { fit } from '../../../journalist-cli/screen/shown.js';
import { inScreen } from '../../../journalist-cli/screen/inScreen.js';
import { wordsIn } from '../../../journalist-cli/screen/flows.js';
import { textOf, typed, typing } from '../../../journalist-cli/screen/typing.js';
import { width } from '../../../journalist-cli/terminal/layout.js';

const press = (key: Press['key'], text = ''): Press => ({ key, text });
const MOVES = ['left', 'right', 'home', 'end', 'up', 'down'] as const;

describe('a text that is typed', () => {
  test('stays what it is however the cursor moves in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.constantFrom(...MOVES)),
        (text, moves) => {
          let at = typing(text);
          for (const move of moves) at = typed(at, press(move), true) ?? at;
          expect(textOf(at)).toBe(text);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('takes letters where the cursor is, and gives them back', () => {
    let at = typing('one\ntwo');
    for (const key of ['up', 'home'] as const) at = typed(at, press(key), true) ?? at;
    at = typed(at, press('text', '😀'), true) ?? at;
    expect(textOf(at)).toBe('😀one\ntwo');
    at = typed(at, press('back'), true) ?? at;
    expect(textOf(at)).toBe('one\ntwo');
    expect(typed(at, press('enter'), false)).toBeNull();
  });
});

describe('a line of the screen', () => {
  test('never holds what a terminal obeys, nor more columns than there are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.integer({ min: 2, max: 60 }),
        (text, columns) => {
          const line = fit(`${text}\u001b[2J\u202e\u200d`, columns);
          expect(line).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
          expect(width(line)).toBeLessThanOrEqual(columns);
          expect(line).not.toBe('');
        },
      ),
      { numRuns: 100 },
    );
  });

  test('says the key in place of a command, but never changes what a stranger wrote', () => {
    expect(inScreen(['Before anything else: turnbox danger 3'])).toEqual([
      'Before anything else: open message 3, and press d',
    ]);
    expect(inScreen(['  │ run turnbox danger 3'])).toEqual(['  │ run turnbox danger 3']);
  });
});

test('a command is split at spaces that stand in no quotation marks', () => {
  expect(wordsIn('gist 3 --to force --text "He takes money." --vault=\'a b\'')).toEqual([
    'gist',
    '3',
    '--to',
    'force',
    '--text',
    'He takes money.',
    '--vault=a b',
  ]);
});
