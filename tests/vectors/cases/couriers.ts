import { utf8 } from '../../../crypto/wire/bytes.js';
import { ZERO_HASH } from '../../../crypto/wire/fields.js';
import { keyName } from '../../../crypto/wire/note.js';
import { DAY, LINE, hashOf, idOf } from '../../crypto/aLine.js';
import type { AuthoredFile } from './authored.js';
import { courierName, ofRoster, seed } from './line.js';
import { notes, replaced, wrongLine } from './spoilt.js';

export const COURIERS: readonly AuthoredFile[] = [
  {
    path: 'batch/batch.json',
    format: 'batch',
    about: "One day's blobs, closed by the drop.",
    cases: () => {
      const claims = {
        line: LINE,
        day: DAY,
        number: 1,
        edition: 1,
        head: hashOf('head'),
        previous: ZERO_HASH,
        list: hashOf('list'),
      };
      const given = { ...ofRoster, seed: seed('drop') };
      return notes(
        'batch',
        [
          { name: 'the first', given: { ...given, claims } },
          {
            name: 'a later one',
            given: {
              ...given,
              claims: { ...claims, number: 7, edition: 9, previous: hashOf('batch 6') },
            },
          },
        ],
        { name: keyName('drop', LINE), seed: 'drop' },
        'note-unsigned',
        [
          wrongLine,
          {
            name: 'a second that follows none',
            change: replaced(/^batch 1/, 'batch 2'),
            refused: 'field-malformed',
          },
        ],
      );
    },
  },
  {
    path: 'batch/list.json',
    format: 'list',
    about: 'The list beside a batch note.',
    cases: async () => {
      const blobs = ['c', 'a', 'b'].map((name, i) => ({
        hash: hashOf(name),
        size: 21_157,
        edition: i + 1,
      }));
      const lines = blobs
        .map(({ hash, size, edition }) => `${hash} ${String(size)} ${String(edition)}\n`)
        .sort();
      return [
        { name: 'three blobs, sorted', given: { blobs } },
        { name: 'none', given: { blobs: [] } },
        {
          name: 'unsorted',
          given: {},
          bytes: utf8([...lines].reverse().join('')),
          refused: 'list-malformed',
        },
        {
          name: 'one twice',
          given: {},
          bytes: utf8(`${lines[0] ?? ''}${lines[0] ?? ''}`),
          refused: 'list-malformed',
        },
        {
          name: 'cut',
          given: {},
          bytes: utf8(lines.join('').slice(0, -1)),
          refused: 'list-malformed',
        },
        {
          name: 'a field too many',
          given: {},
          bytes: utf8((lines[0] ?? '').replace('\n', ' 1\n')),
          refused: 'field-malformed',
        },
      ];
    },
  },
  {
    path: 'request/request.json',
    format: 'request',
    about: 'What a courier signs to be let in.',
    cases: () => {
      const claims = {
        line: LINE,
        day: DAY,
        method: 'GET',
        path: '/state',
        nonce: idOf('nonce'),
        body: hashOf(''),
      };
      const given = { ...ofRoster, seed: seed('dov') };
      return notes(
        'request',
        [
          { name: 'a GET', given: { ...given, claims } },
          {
            name: 'a PUT',
            given: {
              ...given,
              claims: {
                ...claims,
                method: 'PUT',
                path: '/outboxes/0123abcd',
                body: hashOf('outbox'),
              },
            },
          },
        ],
        courierName,
        'request-forged',
        [
          wrongLine,
          {
            name: 'another verb',
            change: replaced(/^request GET/, 'request DELETE'),
            refused: 'request-malformed',
          },
          {
            name: 'a query',
            change: replaced(/^request .*/, 'request GET /state?a'),
            refused: 'request-malformed',
          },
          {
            name: 'a nonce too short',
            change: replaced(/^(nonce .*).$/, '$1'),
            refused: 'field-malformed',
          },
        ],
      );
    },
  },
  {
    path: 'bundle/bundle.json',
    format: 'bundle',
    about: 'Where things lie in a bundle and on a stick.',
    cases: async () => [
      { name: 'every path', given: { number: 12, hash: hashOf('file'), reader: '0123abcd' } },
    ],
  },
];
