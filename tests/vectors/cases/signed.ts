import { utf8 } from '../../../crypto/wire/bytes.js';
import { ZERO_ID } from '../../../crypto/wire/fields.js';
import { keyName, verifierKey } from '../../../crypto/wire/note.js';
import { parseRoster, verifyRoster } from '../../../crypto/wire/roster.js';
import { DAY, LINE, engine, hashOf, keyOf, rosterText } from '../../crypto/aLine.js';
import type { AuthoredFile } from './authored.js';
import { root, roster, seed } from './line.js';
import { notes, replaced, without, wrongLine } from './spoilt.js';

export const SIGNED: readonly AuthoredFile[] = [
  {
    path: 'note/note.json',
    format: 'note',
    about: 'C2SP signed notes. The first is the example of golang.org/x/mod/sumdb/note.',
    cases: async () => [
      {
        name: 'the published one',
        given: { verifier: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW' },
        bytes: utf8(
          "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
        ),
      },
      ...(await notes(
        'note',
        [
          {
            name: 'one of this project',
            given: {
              verifier: await verifierKey(engine, keyName('root', LINE), root),
              seed: seed('root'),
              text: `turnbox/1 test\nline ${LINE}\nday ${DAY}\n`,
            },
          },
          {
            name: 'with empty lines in its text',
            given: {
              verifier: await verifierKey(engine, keyName('root', LINE), root),
              seed: seed('root'),
              text: 'a\n\nb\n\n',
            },
          },
        ],
        { name: keyName('root', LINE), seed: 'root' },
        'note-unsigned',
        [
          {
            name: 'signed by a stranger',
            change: (l) => l,
            refused: 'note-unsigned',
            by: 'a stranger',
          },
        ],
      )),
    ],
  },
  {
    path: 'card/card.json',
    format: 'card',
    about: 'What a machine shows the root before it is on a roster.',
    cases: () =>
      notes(
        'card',
        [
          {
            name: "a reader's",
            given: {
              seed: seed('ada'),
              claims: { day: DAY, role: 'reader', label: 'Ada (nights)' },
            },
          },
          {
            name: "a drop's",
            given: { seed: seed('drop'), claims: { day: DAY, role: 'drop', label: 'L\u00e9a' } },
          },
        ],
        { name: keyName('reader', ZERO_ID), seed: 'ada' },
        'note-unsigned',
        [
          wrongLine,
          {
            name: 'a role that needs no card',
            change: replaced(/^role .*/, 'role root'),
            refused: 'wrong-role',
          },
          {
            name: 'a label with a mark that reorders text',
            change: replaced(/^label .*/, 'label a\u202eb'),
            refused: 'field-malformed',
          },
          {
            name: 'a label that is not NFC',
            change: replaced(/^label .*/, 'label e\u0301'),
            refused: 'field-malformed',
          },
        ],
      ),
  },
  {
    path: 'roster/roster.json',
    format: 'roster',
    about:
      'Who reads, who carries, and what all must share. `grease` is the byte of the signature that nobody knows.',
    cases: async () => {
      const claims = await rosterText();
      const given = { root, seed: seed('root'), grease: 7 };
      const { hash } = await verifyRoster(engine, parseRoster(utf8(roster)), root);
      return notes(
        'roster',
        [
          { name: 'the first', given: { ...given, claims } },
          {
            name: 'the second, which names the next root',
            given: {
              ...given,
              claims: {
                ...claims,
                epoch: 2,
                previous: hash,
                nextRoot: await keyOf('root 2'),
                readers: claims.readers.map((reader) => ({
                  ...reader,
                  pgp: hashOf('certificate'),
                })),
              },
            },
          },
        ],
        { name: keyName('root', LINE), seed: 'root' },
        'note-unsigned',
        [
          {
            name: 'a setting missing',
            change: (l) => l.filter((x) => !x.startsWith('set grace')),
            refused: 'roster-settings',
          },
          {
            name: 'settings out of order',
            change: (l) => {
              const i = l.findIndex((x) => x.startsWith('set grace'));
              return [...l.slice(0, i), l[i + 1] ?? '', l[i] ?? '', ...l.slice(i + 2)];
            },
            refused: 'roster-settings',
          },
          {
            name: 'an unknown setting',
            change: replaced(/^set keep/, 'set kept'),
            refused: 'roster-settings',
          },
          {
            name: 'grace as long as the horizon',
            change: replaced(/^set grace 14/, 'set grace 60'),
            refused: 'roster-settings',
          },
          {
            name: 'one key twice',
            change: (l) =>
              l.flatMap((x) => (x.startsWith('reader') && x.endsWith('ada') ? [x, x] : [x])),
            refused: 'roster-duplicate-key',
          },
          { name: 'no reader', change: without('reader'), refused: 'field-unexpected' },
          {
            name: 'an epoch with a leading zero',
            change: replaced(/^epoch 1/, 'epoch 01'),
            refused: 'field-malformed',
          },
          {
            name: 'a second epoch that follows none',
            change: replaced(/^epoch 1/, 'epoch 2'),
            refused: 'field-malformed',
          },
          {
            name: 'a key without its padding',
            change: replaced(/^(drop .*)=$/, '$1'),
            refused: 'field-malformed',
          },
        ],
      );
    },
  },
];
