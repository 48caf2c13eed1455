import { drawCodename } from '../../../crypto/keys/codename.js';
import { keyName, verifierKey } from '../../../crypto/wire/note.js';
import { DAY, LINE, engine, hex, idOf, keyOf, seedOf, unhex } from '../../crypto/aLine.js';
import { english } from '../formats.js';
import type { AuthoredFile } from './authored.js';

export const SOURCES: readonly AuthoredFile[] = [
  {
    path: 'codename/codename.json',
    format: 'codename',
    about:
      'Codenames of the English list, as a person may type them, and the secrets that they open.',
    cases: async () => {
      const secret = unhex('00112233445566778899');
      const { words } = await drawCodename(
        { ...engine, random: () => secret.slice() },
        LINE,
        english,
      );
      const typed = words.join(' ');
      const loose = words
        .map((word, i) => (i % 2 === 0 ? word.slice(0, 4).toUpperCase() : word))
        .join(', ');
      const other = idOf('another line');
      const drawn = await drawCodename({ ...engine, random: () => secret.slice() }, other, english);
      return [
        { name: 'as it was shown', given: { line: LINE, typed } },
        { name: 'in capitals, by four letters, with commas', given: { line: LINE, typed: loose } },
        {
          name: 'the same secret on another line',
          given: { line: other, typed: drawn.words.join(' ') },
        },
        {
          name: 'two words swapped',
          given: { line: LINE, typed: [words[1], words[0], ...words.slice(2)].join(' ') },
          refused: 'codename-check',
        },
        { name: 'on another line', given: { line: other, typed }, refused: 'codename-check' },
        {
          name: 'a word of no list',
          given: { line: LINE, typed: ['qqqq', ...words.slice(1)].join(' ') },
          refused: 'codename-word',
        },
        {
          name: 'seven words',
          given: { line: LINE, typed: words.slice(1).join(' ') },
          refused: 'codename-words',
        },
      ];
    },
  },
  {
    path: 'source-keys/source-keys.json',
    format: 'source-keys',
    about: "What a source's secrets make: its public keys, its thread, and a read mark.",
    cases: async () => {
      const given = {
        line: LINE,
        sign: hex(seedOf('source sign')),
        reply: hex(seedOf('source reply')),
        tag: hex(seedOf('source tag')),
        reader: await keyOf('ada'),
        day: DAY,
      };
      return [
        { name: 'a source', given },
        { name: 'on another line', given: { ...given, line: idOf('another line') } },
      ];
    },
  },
  {
    path: 'source-keys/root-words.json',
    format: 'root-words',
    about: "A line's root key in twelve words.",
    cases: async () => [
      {
        name: 'a root',
        given: { verifier: await verifierKey(engine, keyName('root', LINE), await keyOf('root')) },
      },
      {
        name: 'the published verifier key of signed notes',
        given: { verifier: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW' },
      },
    ],
  },
];
