import { drawCodename } from '../../../crypto/keys/codename.js';
import { utf8 } from '../../../crypto/wire/bytes.js';
import { keyName, verifierKey } from '../../../crypto/wire/note.js';
import { DAY, LINE, engine, hex, idOf, keyOf, seedOf, unhex } from '../../crypto/aLine.js';
import { english, formatOf } from '../formats.js';
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
  {
    path: 'root-share/root-share.json',
    format: 'root-share',
    about: 'A recovery sheet of the root key.',
    cases: async () => {
      const given = {
        line: LINE,
        root: await verifierKey(engine, keyName('root', LINE), await keyOf('root')),
        number: 2,
        of: 3,
        needed: 2,
        share: Array.from({ length: 33 }, (_, i) => (7 * i + 1).toString(16).padStart(2, '0')).join(
          '',
        ),
      };
      const sheet = await formatOf('root-share').make(given);
      const text = new TextDecoder().decode(sheet);
      const [last = ''] = text.trimEnd().split(' ').slice(-1);
      return [
        { name: 'the second of three sheets', given },
        {
          name: 'a sheet with another last word',
          given,
          bytes: utf8(text.replace(`${last}\n`, last === 'zoo' ? 'abandon\n' : 'zoo\n')),
          refused: 'share-check',
        },
        {
          name: 'a sheet of which none would do',
          given,
          bytes: utf8(text.replace('needed 2', 'needed 1')),
          refused: 'share-malformed',
        },
      ];
    },
  },
];
