import { type Shown, shown } from './shown.js';

const KEYS: readonly (readonly [string, string])[] = [
  ['', 'With the chosen source'],
  ['Enter', 'open its thread; the source will see that you did'],
  ['r', 'answer it'],
  ['t', 'say how pressing it is'],
  ['d', 'danger sheet: whom to call, and what the source asked for'],
  ['u', 'tell colleagues: taken, risk or closed'],
  ['l', 'give it a name that only you see'],
  ['n', 'keep a private note'],
  ['x', 'export a message and its files'],
  ['f', 'what its files are, without opening them'],
  ['', 'With the courier'],
  ['s', 'stick: take it in, tell sources that it came, give it back'],
  ['i', 'import alone'],
  ['a', 'acknowledge all: send the first words'],
  ['o', 'outbox alone: write what the courier takes back'],
  ['', 'The desk'],
  ['/', 'search'],
  ['w', 'where the desk stands'],
  ['k', 'keys: for how long sources can write'],
  [':', 'any other command: gist, case, keep, delete, settings, backup ...'],
  ['L', 'lock now'],
  ['q', 'leave'],
];

export const HELP: readonly Shown[] = [
  ...KEYS.map(([key, what]) =>
    key === '' ? shown(what, 'title') : shown(`  ${key.padEnd(8)}${what}`),
  ),
  shown(''),
  shown('In the list: ! danger. Ctrl-C is safe at any moment.'),
];
