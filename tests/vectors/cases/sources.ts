import { drawCodename } from '../../../crypto/keys/codename.js';
import { utf8 } from '../../../crypto/wire/bytes.js';
import { fileHash } from '../../../crypto/wire/file.js';
import { signManifest } from '../../../crypto/wire/manifest.js';
import { keyName, verifierKey } from '../../../crypto/wire/note.js';
import { DAY, LINE, engine, hex, idOf, keyOf, seedOf, unhex } from '../../crypto/aLine.js';
import { english, formatOf } from '../formats.js';
import type { Authored, AuthoredFile } from './authored.js';

const SITE = {
  version: '0.1.0',
  csp: "default-src 'none';script-src 'self'",
  line: LINE,
  epoch: 2,
  files: {
    '/': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '/a/app-0011223344556677.js':
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    '/en/': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  },
};

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
  {
    path: 'manifest/manifest.json',
    format: 'manifest',
    about: 'What a site serves, by path and hash.',
    cases: async () => {
      const whole = await formatOf('manifest').make(SITE);
      const text = new TextDecoder().decode(whole);
      const lines = text.split('\n');
      const swapped = lines.map((line, i) => {
        if (i === 10) return `${lines[11] ?? ''},`;
        return i === 11 ? (lines[10] ?? '').replace(/,$/, '') : line;
      });
      const other = (name: string, from: string | RegExp, to: string): Authored => ({
        name,
        given: SITE,
        bytes: utf8(text.replace(from, to)),
        refused: 'manifest-malformed',
      });
      return [
        { name: 'three files', given: SITE },
        other('two names in another order', text, swapped.join('\n')),
        other('a path with a step up', '/a/app-00', '/a/../app-00'),
        other('a hash in capitals', /"[0-9a-f]{64}"/, `"${'AB'.repeat(32)}"`),
        other('a member too many', ' "epoch"', ' "more": 1,\n "epoch"'),
        other('an epoch of nothing', '"epoch": 2', '"epoch": 0'),
      ];
    },
  },
  {
    path: 'manifest/manifest-note.json',
    format: 'manifest-note',
    about: "A root's note over the list of a site.",
    cases: async () => {
      const file = new TextDecoder().decode(await formatOf('manifest').make(SITE));
      const manifest = await fileHash(engine, utf8(file));
      const root = await keyOf('root');
      const given = { manifest, root, file };
      const text = { line: LINE, day: DAY, epoch: 2, manifest };
      return [
        {
          name: 'a list that the root vouches for',
          given,
          bytes: await signManifest(engine, text, seedOf('root')),
        },
        {
          name: 'of another list',
          given: { ...given, file: file.replace('0.1.0', '0.1.1') },
          bytes: await signManifest(engine, text, seedOf('root')),
          refused: 'file-hash',
        },
        {
          name: 'of another epoch than the list is of',
          given,
          bytes: await signManifest(engine, { ...text, epoch: 3 }, seedOf('root')),
          refused: 'manifest-malformed',
        },
        {
          name: 'signed by somebody else',
          given,
          bytes: await signManifest(engine, text, seedOf('anna')),
          refused: 'note-unsigned',
        },
      ];
    },
  },
];
