/**
 * A stranger's text, made fit for a terminal: whatever could move the cursor, colour or hide text,
 * or turn its direction becomes a visible sign; what is left is shown as written.
 *
 *   C0 and DEL  → their pictures (␀ ... ␡)      flags → letters ([GB])
 *   C1, bidi, separators, invisible, unassigned → [U+202E]
 *   joiners, variation selectors, skin tones → dropped: terminals miscount them and break the row
 *
 * UTR 36 and UAX 9 say what they can do to a reader. The text itself stays as it was in the vault.
 */
const DROPPED = /\u200c|\u200d|\p{Variation_Selector}|\p{Emoji_Modifier}/u;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const MARK = /\p{M}/u;
/** More marks than any script stacks on one letter paint over the lines above and below. */
const MOST_MARKS = 4;

const PICTURES = 0x2400;
const PICTURE_OF_DELETE = '\u2421';
const FIRST_FLAG_LETTER = 0x1f1e6;
const LAST_FLAG_LETTER = 0x1f1ff;

const sign = (code: number): string => {
  if (code === 0x09) return ' ';
  if (code < 0x20) return String.fromCodePoint(PICTURES + code);
  if (code === 0x7f) return PICTURE_OF_DELETE;
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
};

const isFlagLetter = (code: number): boolean =>
  code >= FIRST_FLAG_LETTER && code <= LAST_FLAG_LETTER;

/** One line: a line feed becomes a sign too. Doing it twice changes nothing more. */
export function visible(text: string): string {
  let shown = '';
  let flag = '';
  let marks = 0;
  const endFlag = (): void => {
    if (flag !== '') shown += `[${flag}]`;
    flag = '';
  };
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (DROPPED.test(character)) continue;
    if (isFlagLetter(code)) {
      flag += String.fromCodePoint(0x41 + code - FIRST_FLAG_LETTER);
      if (flag.length === 2) endFlag();
      marks = 0;
      continue;
    }
    endFlag();
    marks = MARK.test(character) ? marks + 1 : 0;
    if (HIDDEN.test(character)) shown += sign(code);
    else if (marks <= MOST_MARKS) shown += character;
  }
  endFlag();
  return shown;
}

/** Text of several lines, each made visible. */
export const visibleLines = (text: string): string[] =>
  text.replace(/\r\n?/g, '\n').split('\n').map(visible);

/**
 * JSON for `--json`, on one line and in ASCII alone, so that a terminal finds nothing to obey in it
 * and whoever parses it has every text as it was.
 */
export const visibleJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
