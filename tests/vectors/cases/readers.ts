import { addDays } from '../../../crypto/wire/day.js';
import { signDayKey } from '../../../crypto/wire/dayKey.js';
import { ZERO_HASH } from '../../../crypto/wire/fields.js';
import { DAY, LINE, engine, hashOf, idOf, seedOf } from '../../crypto/aLine.js';
import type { Authored, AuthoredFile } from './authored.js';
import { ada, ofReader, readerName, seed } from './line.js';
import { notes, replaced, wrongLine } from './spoilt.js';

const unusable = async (name: string, publicKey: Uint8Array<ArrayBuffer>): Promise<Authored> => ({
  name,
  given: { line: LINE, reader: ada },
  bytes: await signDayKey(engine, { line: LINE, day: DAY, publicKey }, seedOf('ada')),
  refused: 'bad-key',
});

const file = (name: string, size: number): [string, { hash: string; size: number }] => [
  name,
  { hash: hashOf(name), size },
];

export const READERS: readonly AuthoredFile[] = [
  {
    path: 'daykey/daykey.json',
    format: 'daykey',
    about: 'The key to which tips of one day are sealed. `keySeed` is its X-Wing seed.',
    cases: async () => {
      const low = engine.xwing.publicKey(seedOf('day key'));
      low.fill(0, 1184);
      const high = engine.xwing.publicKey(seedOf('day key'));
      high.fill(0xff, 0, 3);
      return [
        ...(await notes(
          'daykey',
          [{ name: 'of one day', given: { ...ofReader, day: DAY, keySeed: seed('day key') } }],
          readerName,
          'note-unsigned',
          [
            wrongLine,
            {
              name: 'a recipient in capitals',
              change: (l) =>
                l.map((x) => (x.startsWith('key ') ? `key ${x.slice(4).toUpperCase()}` : x)),
              refused: 'bad-key',
            },
            {
              name: 'a recipient that is cut',
              change: (l) => l.map((x) => (x.startsWith('key ') ? x.slice(0, -1) : x)),
              refused: 'bad-key',
            },
          ],
        )),
        await unusable('an X25519 half of low order', low),
        await unusable('an ML-KEM coefficient out of range', high),
      ];
    },
  },
  {
    path: 'statement/statement.json',
    format: 'statement',
    about: 'How far a reader has come.',
    cases: () => {
      const claims = {
        line: LINE,
        day: DAY,
        epoch: 2,
        edition: 7,
        head: hashOf('head'),
        from: 1,
        through: 5,
        throughDay: addDays(DAY, -1),
        batch: hashOf('batch'),
        lost: null,
        outbox: 9,
      };
      return notes(
        'statement',
        [
          { name: 'of a usual day', given: { ...ofReader, claims } },
          {
            name: 'the first of all',
            given: {
              ...ofReader,
              claims: {
                ...claims,
                epoch: 1,
                edition: 0,
                head: ZERO_HASH,
                through: 0,
                throughDay: DAY,
                batch: ZERO_HASH,
                outbox: 1,
              },
            },
          },
          {
            name: 'of a restored vault',
            given: {
              ...ofReader,
              claims: { ...claims, lost: { first: addDays(DAY, -20), last: DAY }, outbox: 109 },
            },
          },
        ],
        readerName,
        'note-unsigned',
        [
          wrongLine,
          {
            name: 'half of the lost days',
            change: replaced(/^lost .*/, 'lost 2026-02-01 -'),
            refused: 'field-malformed',
          },
        ],
      );
    },
  },
  {
    path: 'outbox/outbox.json',
    format: 'outbox',
    about: 'The manifest of what a reader gives to the line.',
    cases: () => {
      const files = [file('statement', 381), file('daykeys', 135_000), file('cells', 33_920)];
      const claims = { line: LINE, day: DAY, number: 4, cells: 8, marks: 64, files };
      return notes(
        'outbox',
        [
          { name: 'with three files', given: { ...ofReader, claims } },
          {
            name: 'with copies for two colleagues',
            given: {
              ...ofReader,
              claims: {
                ...claims,
                files: [...files, file('copies-0123abcd', 70_000), file('copies-89ab4567', 70_000)],
              },
            },
          },
        ],
        readerName,
        'note-unsigned',
        [
          wrongLine,
          {
            name: 'no cells',
            change: (l) => l.filter((x) => !x.endsWith(' cells')),
            refused: 'outbox-files',
          },
          {
            name: 'day keys first',
            change: (l) => [
              ...l.filter((x) => !x.startsWith('file')),
              ...l.filter((x) => x.endsWith(' daykeys')),
              ...l.filter((x) => x.startsWith('file') && !x.endsWith(' daykeys')),
            ],
            refused: 'outbox-files',
          },
          {
            name: 'a file of another name',
            change: (l) => [...l, `file ${hashOf('x')} 1 ../x`],
            refused: 'outbox-files',
          },
          {
            name: 'a file twice',
            change: (l) => [...l, `file ${hashOf('x')} 1 cells`],
            refused: 'outbox-files',
          },
          {
            name: 'files too large together',
            change: replaced(/^(file \S+) 33920/, '$1 536870912'),
            refused: 'too-large',
          },
        ],
      );
    },
  },
  {
    path: 'reply/reply.json',
    format: 'reply',
    about: 'One part of an answer.',
    cases: () => {
      const claims = {
        line: LINE,
        day: DAY,
        thread: idOf('thread'),
        reply: idOf('reply'),
        part: 1,
        parts: 1,
        text: 'Thank you.\n\nCan you say when?',
      };
      return notes(
        'reply',
        [
          { name: 'of one part', given: { ...ofReader, claims } },
          { name: 'of no words', given: { ...ofReader, claims: { ...claims, text: '' } } },
          {
            name: 'the second of three, ending in line feeds',
            given: {
              ...ofReader,
              claims: { ...claims, part: 2, parts: 3, text: 'caf\u00e9 \ud83d\ude00\n\n' },
            },
          },
          {
            name: 'words that look like a signature',
            given: {
              ...ofReader,
              claims: { ...claims, text: 'a\n\n\u2014 reader.00000000 AAAAAAAA\n' },
            },
          },
        ],
        readerName,
        'note-unsigned',
        [
          wrongLine,
          {
            name: 'part 2 of 1',
            change: replaced(/^part 1 1/, 'part 2 1'),
            refused: 'reply-malformed',
          },
          {
            name: 'of 100 parts',
            change: replaced(/^part 1 1/, 'part 1 100'),
            refused: 'reply-malformed',
          },
          {
            name: 'no text',
            change: (l) => l.slice(0, l.indexOf('text')),
            refused: 'reply-malformed',
          },
        ],
      );
    },
  },
];
