import { sourceKeys } from '../../../crypto/keys/source.js';
import { encodeArchive } from '../../../crypto/wire/archive.js';
import { utf8 } from '../../../crypto/wire/bytes.js';
import { keyName, verifierKey } from '../../../crypto/wire/note.js';
import { tipEntries } from '../../../crypto/wire/tip.js';
import { type Tip, encodeTipJson } from '../../../crypto/wire/tipJson.js';
import { PART_BYTES } from '../../../crypto/wire/upload.js';
import {
  DAY,
  LINE,
  engine,
  hashOf,
  hex,
  idOf,
  keyOf,
  seedOf,
  text,
  unhex,
} from '../../crypto/aLine.js';
import { formatOf } from '../formats.js';
import type { Authored, AuthoredFile } from './authored.js';
import { changed, seed } from './line.js';
import { notes, wrongLine } from './spoilt.js';

const tipGiven = async () => ({
  line: LINE,
  seeds: {
    sign: hex(seedOf('source sign')),
    reply: hex(seedOf('source reply')),
    tag: hex(seedOf('source tag')),
  },
  tip: {
    tip: idOf('tip'),
    day: DAY,
    line: LINE,
    edition: 3,
    head: hashOf('head'),
    language: 'en',
    sealed: 'browser' as const,
    readers: [
      [await keyOf('ada'), 'chosen'],
      [await keyOf('bea'), 'unreachable'],
      [await keyOf('col'), 'left-out'],
    ] as const,
    gist: 'ask' as const,
    answers: [{ id: 'what', label: 'What happened?', answer: ['bribes'] }],
    message: 'He took money.\nTwice. \u00e9 \ud83d\ude00',
  },
  files: [
    { name: 'a photo.jpg', pieces: ['010203'] },
    { name: 'empty', pieces: [''] },
  ],
});

const spoiltTip = (
  name: string,
  bytes: Uint8Array,
  refused: NonNullable<Authored['refused']>,
  line: string = LINE,
): Authored => ({ name, given: { line }, bytes, spelling: 'base64', refused });

const spoiltArchive = (name: string, spoilt: Uint8Array): Authored => ({
  name,
  given: {},
  bytes: spoilt,
  spelling: 'base64',
  refused: 'archive-malformed',
});

const spoiltUpload = (
  name: string,
  bytes: string,
  refused: NonNullable<Authored['refused']>,
  whole = false,
): Authored => ({ name, given: { whole }, bytes: utf8(bytes), refused });

export const TIPS: readonly AuthoredFile[] = [
  {
    path: 'tip/signature.json',
    format: 'note',
    about: 'The note that ends a tip, tip.sig, by the key of its source.',
    cases: async () => [
      {
        name: 'a tip.sig',
        given: {
          verifier: await verifierKey(engine, keyName('source', LINE), await keyOf('source sign')),
          seed: seed('source sign'),
          text: `turnbox/1 tip\nline ${LINE}\nday ${DAY}\ntip ${idOf('tip')}\nthread ${idOf('thread')}\njson ${hashOf('json')}\nfiles ${hashOf('files')}\nmove -\n`,
        },
      },
    ],
  },
  {
    path: 'tip/tip.json',
    format: 'tip',
    about: 'The inside of a tip, as an archive.',
    cases: async () => {
      const given = await tipGiven();
      const { seeds, files: _, ...rest } = given;
      const secret = { sign: unhex(seeds.sign), reply: unhex(seeds.reply), tag: unhex(seeds.tag) };
      const source = await sourceKeys(engine, secret);
      const tip: Tip = { ...rest.tip, source };
      const entries: { name: string; bytes: Uint8Array }[] = [];
      for await (const entry of tipEntries(
        engine,
        tip,
        given.files.map((file) => ({ name: file.name, pieces: file.pieces.map(unhex) })),
        secret.sign,
      ))
        entries.push(entry);
      const swap = (name: string, bytes: Uint8Array) =>
        encodeArchive(entries.map((entry) => (entry.name === name ? { name, bytes } : entry)));
      return [
        { name: 'a message and two files, one of them empty', given, spelling: 'base64' },
        { name: 'a message alone', given: { ...given, files: [] }, spelling: 'base64' },
        spoiltTip('of another line', encodeArchive(entries), 'wrong-line', idOf('another line')),
        spoiltTip(
          'its words swapped by whoever holds the file key',
          swap('tip.json', encodeTipJson({ ...tip, message: 'Nothing happened.' })),
          'tip-unproved',
        ),
        spoiltTip('a piece changed', swap('files/1.00000', utf8('abc')), 'tip-malformed'),
        spoiltTip(
          'the files listed under other names',
          swap(
            'files.json',
            utf8(text(entries.at(-2)?.bytes ?? utf8('')).replace('a photo.jpg', 'b photo.jpg')),
          ),
          'tip-unproved',
        ),
        spoiltTip('no signature', encodeArchive(entries.slice(0, -1)), 'tip-malformed'),
        spoiltTip(
          'an entry after the signature',
          encodeArchive([...entries, { name: 'more', bytes: utf8('x') }]),
          'tip-malformed',
        ),
        spoiltTip(
          'tip.json with a space in it',
          swap('tip.json', utf8(text(entries[0]?.bytes ?? utf8('')).replace(',', ', '))),
          'tip-malformed',
        ),
        spoiltTip(
          'tip.json with a member twice',
          swap(
            'tip.json',
            utf8(text(entries[0]?.bytes ?? utf8('')).replace('{', '{"message":"x",')),
          ),
          'tip-malformed',
        ),
      ];
    },
  },
  {
    path: 'move/move.json',
    format: 'move',
    about: 'The note by which a source goes on under a new codename.',
    cases: async () => {
      const source = await keyOf('old sign');
      const claims = { line: LINE, day: DAY, thread: idOf('old thread'), to: idOf('thread') };
      return notes(
        'move',
        [
          {
            name: 'from one thread to another',
            given: { line: LINE, source, seed: seed('old sign'), claims },
          },
        ],
        { name: keyName('source', LINE), seed: 'old sign' },
        'note-unsigned',
        [wrongLine],
      );
    },
  },
  {
    path: 'archive/archive.json',
    format: 'archive',
    about: 'ustar in one spelling. `fill` stands for the zeros up to that size.',
    cases: async () => {
      const entries = [
        { name: 'tip.json', text: '{}' },
        { name: 'files/1.00000', text: 'a'.repeat(512) },
        { name: 'tip.sig', text: '' },
      ];
      const bytes = encodeArchive(
        entries.map((entry) => ({ name: entry.name, bytes: utf8(entry.text) })),
      );
      return [
        { name: 'three entries', given: { entries }, spelling: 'base64' },
        { name: 'none', given: { entries: [] }, spelling: 'base64' },
        spoiltArchive('another mode', changed(bytes, 105)),
        spoiltArchive('another owner', changed(bytes, 114)),
        spoiltArchive('a time', changed(bytes, 146)),
        spoiltArchive('a link', changed(bytes, 156, 2)),
        spoiltArchive('a byte in the fill of an entry', changed(bytes, 600)),
        spoiltArchive('a byte in the fill at the end', changed(bytes, 16_000)),
        spoiltArchive(
          'a rung too far',
          new Uint8Array([...bytes, ...new Uint8Array(bytes.length)]),
        ),
        spoiltArchive('a byte short', bytes.subarray(0, -1)),
      ];
    },
  },
  {
    path: 'padding/padding.json',
    format: 'padding',
    about: 'The ladder of sizes.',
    cases: async () =>
      [
        0, 1, 16_383, 16_384, 16_385, 32_768, 1_000_000, 67_108_863, 67_108_864, 67_108_865,
        68_000_000, 100_000_000, 1_073_741_825, 5_000_000_000,
      ].map((size) => ({ name: `${String(size)} bytes`, given: { size } })),
  },
  {
    path: 'upload/upload.json',
    format: 'upload',
    about: 'The commit of an upload, and a blob of one part with its commit.',
    cases: async () => {
      const blob = unhex('0a0a010203');
      const upload = {
        id: idOf('upload'),
        edition: 4,
        parts: 1,
        size: blob.length,
        sha256: hashOf(blob),
      };
      const good = text((await formatOf('upload').make({ upload, whole: false })) ?? utf8(''));
      return [
        { name: 'a commit', given: { upload, whole: false } },
        {
          name: 'a commit of two parts',
          given: { upload: { ...upload, parts: 2, size: PART_BYTES + 1 }, whole: false },
        },
        {
          name: 'a blob that begins like an empty line',
          given: { upload, blob: hex(blob), whole: true },
          spelling: 'hex',
        },
        spoiltUpload('another version', good.replace('/1', '/2'), 'upload-malformed'),
        spoiltUpload('no line feed at the end', good.slice(0, -1), 'upload-malformed'),
        spoiltUpload('a line too many', `${good}x 1\n`, 'upload-malformed'),
        spoiltUpload('no blob', good.replace('size 5', 'size 0'), 'upload-malformed'),
        spoiltUpload(
          'other parts than its size makes',
          good.replace('parts 1', 'parts 2'),
          'upload-malformed',
        ),
        spoiltUpload(
          'a number in another spelling',
          good.replace('edition 4', 'edition 04'),
          'field-malformed',
        ),
        spoiltUpload(
          'a blob shorter than its commit says',
          `${good}\nabcd`,
          'upload-malformed',
          true,
        ),
        spoiltUpload(
          'a blob longer than its commit says',
          `${good}\nabcdef`,
          'upload-malformed',
          true,
        ),
      ];
    },
  },
];
