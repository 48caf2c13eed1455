import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quoted, table, width, wrap } from '../../../journalist-cli/terminal/layout.js';
import { visible, visibleJson } from '../../../journalist-cli/terminal/visible.js';

/** What a terminal may obey or a reader may not see; written out apart from the code under test. */
const OBEYED =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\u{e0000}-\u{e0fff}]|\p{Variation_Selector}/u;

describe('a stranger’s text on a terminal', () => {
  test('shows controls, direction marks and separators as signs', () => {
    expect(visible('a\u001b[31mb')).toBe('a␛[31mb');
    expect(visible('a\u009b31mb\u007f')).toBe('a[U+009B]31mb␡');
    expect(visible('officer\u202egnp.exe')).toBe('officer[U+202E]gnp.exe');
    expect(visible('one\ntwo\tthree')).toBe('one␊two three');
    expect(visible('\u2028\u00ad\u3164\u{e0041}')).toBe('[U+2028][U+00AD][U+3164][U+E0041]');
  });

  test('drops what terminals miscount and spells flags out', () => {
    expect(visible('👨\u200d👩 👍\u{1f3fd} ❤\ufe0f')).toBe('👨👩 👍 ❤');
    expect(visible('🇬🇧🇫')).toBe('[GB][F]');
  });

  test('leaves every script as it is written', () => {
    for (const text of ['Grüße', 'мой брат', 'شكرا لك', 'ありがとう', 'ขอบคุณ', 'धन्यवाद'])
      expect(visible(text)).toBe(text);
  });

  test('cuts piles of marks that would paint over other lines', () => {
    expect(visible(`a${'\u0301'.repeat(40)}b`)).toBe(`a${'\u0301'.repeat(4)}b`);
  });

  test('never lets anything through that a terminal obeys, and is done in one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const shown = visible(text);
        expect(shown).not.toMatch(OBEYED);
        expect(visible(shown)).toBe(shown);
      }),
    );
  });

  test('keeps a stranger behind the margin and within the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 24, max: 90 }),
        (text, columns) => {
          for (const line of quoted(text, columns)) {
            expect(line.startsWith('  │')).toBe(true);
            expect(width(line)).toBeLessThanOrEqual(columns);
          }
        },
      ),
    );
  });

  test('loses no word when it wraps', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 40 }), (words) => {
        expect(wrap(words.join(' '), 20).join(' ')).toBe(words.join(' '));
      }),
    );
  });

  test('lines up columns of wide and narrow letters', () => {
    const lines = table(
      ['No', 'Name', 'Begins'],
      [
        ['1', '東京', 'x'],
        ['2', 'Anna', 'y'],
      ],
      60,
    );
    const places = lines.map((line) => width(line.slice(0, line.search(/(?:Begins|x|y)$/))));
    expect(new Set(places).size).toBe(1);
  });
});

describe('JSON for programs', () => {
  test('keeps what a line for people would lose', () => {
    const text = `🇬🇧 👍\u{1f3fd} \u202e a${'\u0301'.repeat(9)}`;
    expect(JSON.parse(visible(visibleJson({ text })))).toEqual({ text });
  });

  test('parses to the text as it was and holds nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const json = visibleJson({ text });
        expect(json).not.toMatch(OBEYED);
        expect(visible(json)).toBe(json);
        expect(JSON.parse(json)).toEqual({ text });
      }),
    );
  });
});
