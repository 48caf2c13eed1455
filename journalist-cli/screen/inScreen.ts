/**
 * Commands advise other commands, as they are typed. On the screen there is a key for most of them, and
 * `:` for the rest.
 */
const KEYS: readonly (readonly [RegExp, string])[] = [
  [/Look with turnbox show N, then:/, 'Open each, and press t.'],
  [/turnbox danger (\d+)/, 'open message $1, and press d'],
  [/turnbox (?:show|files|export) N\b/, 'the keys below'],
  [/ ?See: turnbox (?:list|show)\b/, ''],
  [/turnbox list\b/, 'the list'],
  [/turnbox triage \S+ life\|child\|continuing\|past(?: --vault DIR)?/, 't'],
  [/turnbox outbox\b/, 'o'],
  [/turnbox (?=[a-z])/g, ':'],
];

const ONLY_FOR_SHELLS = /^ {2}turnbox triage N /;

export const inScreen = (lines: readonly string[]): string[] =>
  lines
    .filter((line) => !ONLY_FOR_SHELLS.test(line))
    .map((line) =>
      // A stranger's words stand behind their margin, and stay as they are.
      /^ {2}[│?!] /.test(line)
        ? line
        : KEYS.reduce((text, [from, to]) => text.replace(from, to), line),
    );
