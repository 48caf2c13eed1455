import { utf8 } from '../../../crypto/wire/bytes.js';
import { sealCell } from '../../../crypto/wire/cell.js';
import { REPLY_BYTES, signReplyPart } from '../../../crypto/wire/reply.js';
import { seal, throwAwayKey } from '../../../crypto/wire/sealed.js';
import { DAY, LINE, engine, hashOf, hex, idOf, seedOf, text, unhex } from '../../crypto/aLine.js';
import { formatOf } from '../formats.js';
import type { Authored, AuthoredFile } from './authored.js';
import { changed, fill } from './line.js';

const spoilt = (
  name: string,
  changedBytes: Uint8Array,
  refused: NonNullable<Authored['refused']>,
): Authored => ({
  name,
  given: {},
  bytes: changedBytes,
  spelling: 'base64',
  refused,
});

export const SEALS: readonly AuthoredFile[] = [
  {
    path: 'cells/cells.json',
    format: 'cells',
    about:
      'A file of cells and marks. Each cell is one byte over and over: what is in it is another format.',
    cases: async () => {
      const made = {
        entries: [
          { tag: fill(2, 16), byte: 9 },
          { tag: fill(1, 16), byte: 8 },
        ],
        marks: [fill(4, 16), fill(3, 16), fill(3, 16)],
      };
      const given = { cells: 2, marks: 3 };
      const bytes = (await formatOf('cells').make({ ...given, made })) ?? new Uint8Array(0);
      const entry = 16 + 4096;
      const swapped = new Uint8Array([
        ...bytes.subarray(entry, 2 * entry),
        ...bytes.subarray(0, entry),
        ...bytes.subarray(2 * entry),
      ]);
      const marks = new Uint8Array([
        ...bytes.subarray(0, 2 * entry),
        ...bytes.subarray(2 * entry + 32),
        ...bytes.subarray(2 * entry, 2 * entry + 32),
      ]);
      return [
        {
          name: 'two cells, three marks, two of them alike',
          given: { ...given, made },
          spelling: 'base64',
        },
        {
          name: 'nothing',
          given: { cells: 0, marks: 0, made: { entries: [], marks: [] } },
          spelling: 'hex',
        },
        {
          name: 'cells out of order',
          given,
          bytes: swapped,
          spelling: 'base64',
          refused: 'cells-unsorted',
        },
        {
          name: 'marks out of order',
          given,
          bytes: marks,
          spelling: 'base64',
          refused: 'cells-unsorted',
        },
        {
          name: 'other counts than announced',
          given: { cells: 1, marks: 260 },
          bytes,
          spelling: 'base64',
          refused: 'cells-unsorted',
        },
        {
          name: 'a byte too few',
          given: { cells: 0, marks: 1 },
          bytes: unhex(fill(1, 15)),
          spelling: 'hex',
          refused: 'cells-unsorted',
        },
      ];
    },
  },
  {
    path: 'cell/cell.json',
    format: 'cell',
    about:
      'A sealed part of a reply. Each sealing differs: the bytes are kept, with what opens them.',
    random: true,
    cases: async () => {
      const reply = seedOf('reply identity');
      const tagKey = seedOf('tag key');
      const inside = await signReplyPart(
        engine,
        {
          line: LINE,
          day: DAY,
          thread: idOf('thread'),
          reply: idOf('reply'),
          part: 1,
          parts: 1,
          text: 'An answer.',
        },
        seedOf('ada'),
      );
      const { cell, tag, fileKey } = await sealCell(
        engine,
        LINE,
        { reply: engine.xwing.publicKey(reply), tag: tagKey },
        inside,
      );
      const given = {
        line: LINE,
        reply: hex(reply),
        tag: hex(tag),
        tagKey: hex(tagKey),
        fileKey: hex(fileKey),
      };
      return [
        {
          name: 'opens with the reply seed and with its file key',
          given,
          bytes: cell,
          spelling: 'base64',
        },
        {
          name: "another line's tag",
          given: { ...given, line: idOf('another line') },
          bytes: cell,
          spelling: 'base64',
        },
        {
          name: 'another seed',
          given: { ...given, reply: hex(seedOf('x')) },
          bytes: cell,
          spelling: 'base64',
          refused: 'sealed-not-for-us',
        },
        {
          name: 'another file key',
          given: { ...given, fileKey: fill(0, 16) },
          bytes: cell,
          spelling: 'base64',
          refused: 'sealed-malformed',
        },
        {
          name: 'one bit changed',
          given,
          bytes: changed(cell, 4000),
          spelling: 'base64',
          refused: 'sealed-malformed',
        },
        {
          name: 'cut',
          given,
          bytes: cell.subarray(0, REPLY_BYTES),
          spelling: 'base64',
          refused: 'sealed-malformed',
        },
      ];
    },
  },
  {
    path: 'sealed/sealed.json',
    format: 'sealed',
    about:
      'age files with one stanza a reader. Each sealing differs: the bytes are kept, with the seeds that open them.',
    random: true,
    cases: async () => {
      const seeds = ['ada', 'bea', 'col'].map((name) => seedOf(`day key ${name}`));
      const keys = seeds.map((seed) => engine.xwing.publicKey(seed));
      const file = await seal(engine, keys, utf8('words'));
      const some = await seal(
        engine,
        [keys[0] ?? throwAwayKey(engine), throwAwayKey(engine)],
        utf8('one left out'),
      );
      const of = (...which: number[]) => ({
        seeds: which.map((i) => hex(seeds[i] ?? new Uint8Array(32))),
        stanzas: 3,
      });
      const good = (name: string, ...which: number[]): Authored => ({
        name,
        given: of(...which),
        bytes: file,
        spelling: 'base64',
      });
      return [
        good('to the first of three', 0),
        good('to the second', 1),
        good('to the third', 2),
        {
          name: 'with a decoy stanza',
          given: { seeds: [hex(seeds[0] ?? new Uint8Array(32))], stanzas: 2 },
          bytes: some,
          spelling: 'base64',
        },
        {
          name: 'to nobody here',
          given: { seeds: [hex(seedOf('x'))], stanzas: 3 },
          bytes: file,
          spelling: 'base64',
          refused: 'sealed-not-for-us',
        },
        {
          name: 'as many stanzas as another roster has readers',
          given: { ...of(0), stanzas: 2 },
          bytes: file,
          spelling: 'base64',
          refused: 'sealed-stanzas',
        },
        {
          name: 'one bit of the payload changed',
          given: of(0),
          bytes: changed(file, file.length - 1),
          spelling: 'base64',
          refused: 'sealed-malformed',
        },
        {
          name: 'one bit of the header MAC changed',
          given: of(0),
          bytes: changed(file, text(file.subarray(0, 4800)).indexOf('\n--- ') + 6, 4),
          spelling: 'base64',
          refused: 'sealed-malformed',
        },
        {
          name: 'cut',
          given: of(0),
          bytes: file.subarray(0, -1),
          spelling: 'base64',
          refused: 'sealed-malformed',
        },
      ];
    },
  },
  {
    path: 'copies/copies.json',
    format: 'copies',
    about: 'The inside of a file of copies, before it is sealed. `fill` stands for the zeros.',
    cases: async () => {
      const copies = {
        cells: [{ hash: hashOf('cell'), fileKey: fill(5, 16) }],
        statuses: [{ thread: idOf('thread'), word: 'taken', day: DAY }],
        gists: [{ id: idOf('gist'), day: DAY, text: 'Money was taken.\nTwice.' }],
      };
      const bytes = (await formatOf('copies').make({ copies })) ?? new Uint8Array(0);
      const bare = new Uint8Array(64 * 1024);
      bare.set(
        utf8(`status ${idOf('thread')} taken ${DAY}\ncell ${hashOf('cell')} ${'A'.repeat(22)}==\n`),
      );
      return [
        { name: 'one of each', given: { copies }, spelling: 'base64' },
        {
          name: 'nothing',
          given: { copies: { cells: [], statuses: [], gists: [] } },
          spelling: 'base64',
        },
        spoilt('lines out of order', bare, 'copies-malformed'),
        spoilt('a byte short', bytes.subarray(0, -1), 'copies-malformed'),
        spoilt(
          'a size too large',
          new Uint8Array([...bytes, ...new Uint8Array(bytes.length)]),
          'copies-malformed',
        ),
        spoilt('an unknown line', changed(bytes, 0), 'copies-malformed'),
        spoilt('a byte in the fill', changed(bytes, 60_000, 65), 'copies-malformed'),
      ];
    },
  },
];
