import { keyName } from '../../../crypto/wire/note.js';
import { DAY, hashOf, idOf, keyOf, LINE } from '../../crypto/aLine.js';
import type { AuthoredFile } from './authored.js';
import { readerName, seed } from './line.js';
import { notes, replaced, wrongLine } from './spoilt.js';

const of = (claims: object): { readonly [key: string]: unknown } => ({
  line: LINE,
  seed: seed('ada'),
  claims,
});

/** What leaves a vault for somebody else, and what a source signs to be known again. */
export const CASES: readonly AuthoredFile[] = [
  {
    path: 'claim/claim.json',
    format: 'claim',
    about: "'It was me': a note by which a source proves that a thread is theirs.",
    cases: async () =>
      notes(
        'claim',
        [
          {
            name: 'to counsel',
            given: {
              line: LINE,
              source: await keyOf('source sign'),
              seed: seed('source sign'),
              claims: {
                line: LINE,
                day: DAY,
                thread: idOf('thread'),
                for: 'Counsel of the second chamber, word: amber kettle',
              },
            },
          },
        ],
        { name: keyName('source', LINE), seed: 'source sign' },
        'note-unsigned',
        [
          wrongLine,
          {
            name: 'to nobody',
            change: replaced(/^for .*/, 'for '),
            refused: 'field-malformed',
          },
          {
            name: 'to somebody whose name hides its direction',
            change: replaced(/^for .*/, 'for a\u202eb'),
            refused: 'field-malformed',
          },
          {
            name: 'of a thread that is no id',
            change: replaced(/^thread .*/, 'thread -'),
            refused: 'field-malformed',
          },
        ],
      ),
  },
  {
    path: 'case/case.json',
    format: 'case',
    about: 'What a reader hands over of a thread; its lines of files are those of sha256sum --tag.',
    cases: async () => {
      const gist = {
        line: LINE,
        day: DAY,
        holds: ['gist'],
        thread: null,
        source: null,
        asked: null,
        power: null,
        log: null,
        files: [['index.html', hashOf('page')]],
      };
      const whole = {
        ...gist,
        holds: ['gist', 'words', 'answers', 'files', 'days', 'source', 'log'],
        thread: idOf('thread'),
        source: await keyOf('source sign'),
        asked: 'District court, second chamber',
        power: 'Order of 2 March, file 14/26',
        log: { entries: 3, hash: hashOf('log') },
        files: [
          ['index.html', hashOf('page')],
          ['log.txt', hashOf('log file')],
          ['001-Foto-am-See.JPG', hashOf('photo')],
          ['002-отчёт.pdf', hashOf('report')],
        ],
      };
      return notes(
        'case',
        [
          { name: 'a gist', given: of(gist) },
          { name: 'for a court', given: of(whole) },
        ],
        readerName,
        'note-unsigned',
        [
          wrongLine,
          {
            name: 'nothing in it',
            change: replaced(/^holds .*/, 'holds '),
            refused: 'field-malformed',
          },
          {
            name: 'a field that nobody knows',
            change: replaced(/^holds .*/, 'holds gist names'),
            refused: 'field-malformed',
          },
          {
            name: 'fields out of order',
            change: replaced(/^holds .*/, 'holds words gist'),
            refused: 'field-malformed',
          },
          {
            name: 'a log that is not there',
            change: replaced(/^holds .*/, 'holds gist log'),
            refused: 'field-unexpected',
          },
          {
            name: 'a thread that it does not say it holds',
            change: replaced(/^thread .*/, `thread ${idOf('thread')}`),
            refused: 'field-unexpected',
          },
          {
            name: 'asked for by no power',
            change: replaced(/^asked .*/, 'asked A court'),
            refused: 'field-unexpected',
          },
          {
            name: 'a file in another folder',
            change: replaced(/^SHA256 \(/, 'SHA256 (../'),
            refused: 'field-malformed',
          },
          {
            name: 'a file that begins with a dash',
            change: replaced(/^SHA256 \(/, 'SHA256 (-'),
            refused: 'field-malformed',
          },
          {
            name: 'a file twice',
            change: (lines) => [...lines, lines.at(-1) ?? ''],
            refused: 'field-unexpected',
          },
          {
            name: 'a hash that is none',
            change: replaced(/(SHA256 \(.*\) = )../, '$1zz'),
            refused: 'field-malformed',
          },
        ],
      );
    },
  },
];
