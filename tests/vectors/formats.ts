import * as v from 'valibot';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openCodename } from '../../crypto/keys/codename.js';
import { encodeRecipient } from '../../crypto/keys/recipient.js';
import { rootWords } from '../../crypto/keys/rootWords.js';
import { sourceKeys, threadOf } from '../../crypto/keys/source.js';
import { answersOf, questionsIn } from '../../crypto/source/answers.js';
import { parseWordlist } from '../../crypto/keys/wordlist.js';
import { encodeArchive, readArchive } from '../../crypto/wire/archive.js';
import { encodeList, type ListedBlob, parseList } from '../../crypto/wire/batch.js';
import { bundlePath, stickPath } from '../../crypto/wire/bundle.js';
import { utf8 } from '../../crypto/wire/bytes.js';
import { isTagged, openCell, openCellWithKey, readMark } from '../../crypto/wire/cell.js';
import { encodeCells, parseCells } from '../../crypto/wire/cells.js';
import { type Copies, encodeCopies, parseCopies } from '../../crypto/wire/copies.js';
import { parseDay } from '../../crypto/wire/day.js';
import { type Hash, parseHash, parseId, parseKey } from '../../crypto/wire/fields.js';
import { parseQuestionnaire } from '../../crypto/wire/questionnaireJson.js';
import { rungFor } from '../../crypto/wire/padding.js';
import {
  encodeRootShare,
  parseRootShare,
  readShareWords,
  shareWords,
} from '../../crypto/wire/rootShare.js';
import {
  encodeManifest,
  parseManifest,
  parseManifestNote,
  verifyManifest,
} from '../../crypto/wire/manifest.js';
import { insideSize, unseal } from '../../crypto/wire/sealed.js';
import { openTip, tipEntries } from '../../crypto/wire/tip.js';
import type { Tip } from '../../crypto/wire/tipJson.js';
import {
  encodeUpload,
  encodeWhole,
  parseUpload,
  parseWhole,
  type Upload,
} from '../../crypto/wire/upload.js';
import { engine, hex, text, unhex } from '../crypto/aLine.js';
import type { FormatName } from './load.js';
import { type Format, format, hexes, typed } from './format.js';
import { BACKUP } from './backupFormat.js';
import { NOTES } from './noteFormats.js';

/** How each format is made from what a case gives, and read. */
const word = (name: string): string => readFileSync(`client/words/${name}`, 'utf8').trim();
export const english = parseWordlist(word('english.txt'), word('english.shared.txt'));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

type CopiesJson = Omit<Copies, 'cells'> & {
  readonly cells: readonly { readonly hash: Hash; readonly fileKey: string }[];
};

const OTHERS: { readonly [name: string]: Format } = {
  ...BACKUP,
  cells: format({
    given: v.strictObject({
      cells: v.number(),
      marks: v.number(),
      made: v.optional(
        v.strictObject({
          entries: v.array(v.strictObject({ tag: v.string(), byte: v.number() })),
          marks: v.array(v.string()),
        }),
      ),
    }),
    make: ({ made }) =>
      made &&
      encodeCells({
        entries: made.entries.map(({ tag, byte }) => ({
          tag: unhex(tag),
          cell: new Uint8Array(4096).fill(byte),
        })),
        marks: made.marks.map(unhex),
      }),
    read: (bytes, { cells, marks }) => {
      const read = parseCells(bytes, cells, marks);
      return { tags: read.entries.map(({ tag }) => hex(tag)), marks: read.marks.map(hex) };
    },
  }),
  cell: format({
    given: v.strictObject({
      line: v.string(),
      reply: v.string(),
      tag: v.string(),
      tagKey: v.string(),
      fileKey: v.string(),
    }),
    read: async (bytes, { line, reply, tag, tagKey, fileKey }) => {
      const cell = new Uint8Array(bytes);
      const inside = await openCell(engine, unhex(reply), cell);
      const copied = await openCellWithKey(unhex(fileKey), cell);
      const tagged = await isTagged(engine, parseId(line), unhex(tagKey), {
        tag: unhex(tag),
        cell,
      });
      return { inside: text(inside), same: text(copied) === text(inside), tagged };
    },
  }),
  copies: format({
    given: v.strictObject({ copies: v.optional(typed<CopiesJson>()) }),
    make: ({ copies }) =>
      copies &&
      encodeCopies({
        ...copies,
        cells: copies.cells.map(({ hash, fileKey }) => ({ hash, fileKey: unhex(fileKey) })),
      }),
    read: (bytes) => {
      const { cells, statuses, gists } = parseCopies(bytes);
      const keys = cells.map(({ hash, fileKey }) => ({ hash, fileKey: hex(fileKey) }));
      return { cells: keys, statuses, gists };
    },
  }),
  list: format({
    given: v.strictObject({ blobs: v.optional(typed<readonly ListedBlob[]>()) }),
    make: ({ blobs }) => blobs && encodeList(blobs),
    read: (bytes) => ({ blobs: parseList(bytes) }),
  }),
  bundle: format({
    given: v.strictObject({ number: v.number(), hash: v.string(), reader: v.string() }),
    make: ({ number, hash, reader }) => {
      const file = parseHash(hash);
      const paths = [
        bundlePath.head(number),
        bundlePath.file(file),
        bundlePath.batch(number),
        bundlePath.list(file),
        bundlePath.blob(file),
        bundlePath.outbox(reader),
        bundlePath.copies(file),
        stickPath.bundle(reader),
        stickPath.outbox(reader),
      ];
      return utf8(`${paths.join('\n')}\n`);
    },
    read: (bytes) => ({ paths: text(bytes).trim().split('\n').length }),
  }),
  questionnaire: format({
    given: v.strictObject({
      languages: v.array(v.string()),
      given: v.optional(v.record(v.string(), v.array(v.string()))),
    }),
    read: (bytes, { languages, given = {} }) => {
      const questionnaire = parseQuestionnaire(JSON.parse(text(bytes)), languages);
      const questions = questionsIn(questionnaire, languages[0] ?? '');
      return { answers: answersOf(questions, (id) => given[id] ?? []) };
    },
  }),
  tip: format({
    given: v.strictObject({
      line: v.string(),
      seeds: v.optional(v.strictObject({ sign: v.string(), reply: v.string(), tag: v.string() })),
      tip: v.optional(typed<Omit<Tip, 'source'>>()),
      files: v.optional(v.array(v.strictObject({ name: v.string(), pieces: hexes }))),
    }),
    make: async ({ seeds, tip, files }) => {
      if (seeds === undefined || tip === undefined) return undefined;
      const secret = { sign: unhex(seeds.sign), reply: unhex(seeds.reply), tag: unhex(seeds.tag) };
      const source = await sourceKeys(engine, secret);
      const entries = [];
      const outgoing = (files ?? []).map(({ name, pieces }) => ({
        name,
        pieces: pieces.map(unhex),
      }));
      for await (const entry of tipEntries(engine, { ...tip, source }, outgoing, secret.sign))
        entries.push(entry);
      return encodeArchive(entries);
    },
    read: async (bytes, { line }) => {
      const pieces: string[] = [];
      const opened = await openTip(
        engine,
        readArchive([bytes]),
        parseId(line),
        (file, piece, inside) => {
          pieces.push(`${String(file)}.${String(piece)} ${sha256(inside)}`);
        },
      );
      const { tip: id, day, message, source } = opened.tip;
      return {
        tip: id,
        day,
        message,
        sign: source.sign,
        thread: opened.thread,
        signature: opened.signature,
        files: opened.files,
        pieces,
      };
    },
  }),
  archive: format({
    given: v.strictObject({
      entries: v.optional(v.array(v.strictObject({ name: v.string(), text: v.string() }))),
    }),
    make: ({ entries }) =>
      entries &&
      encodeArchive(entries.map((entry) => ({ name: entry.name, bytes: utf8(entry.text) }))),
    read: async (bytes) => {
      const entries = [];
      for await (const entry of readArchive([bytes]))
        entries.push(`${entry.name} ${sha256(entry.bytes)}`);
      return { entries };
    },
  }),
  padding: format({
    given: v.strictObject({ size: v.number() }),
    read: (_, { size }) => ({ rung: rungFor(size) }),
  }),
  sealed: format({
    given: v.strictObject({ seeds: hexes, stanzas: v.number() }),
    read: async (bytes, { seeds, stanzas }) => {
      const inside = await unseal(engine, seeds.map(unhex), bytes, stanzas);
      return { inside: text(inside), rung: insideSize(stanzas, bytes.length) };
    },
  }),
  upload: format({
    given: v.strictObject({
      upload: v.optional(typed<Upload>()),
      blob: v.optional(v.string()),
      whole: v.boolean(),
    }),
    make: ({ upload, blob }) => {
      if (upload === undefined) return undefined;
      return blob === undefined ? encodeUpload(upload) : encodeWhole(upload, unhex(blob));
    },
    read: (bytes, { whole }) => {
      if (!whole) return { ...parseUpload(bytes) };
      const read = parseWhole(bytes);
      return { ...read.upload, blob: hex(read.blob) };
    },
  }),
  codename: format({
    given: v.strictObject({ line: v.string(), typed: v.string() }),
    read: async (_, given) => {
      const keys = await openCodename(engine, parseId(given.line), english, given.typed);
      return { sign: hex(keys.sign), reply: hex(keys.reply), tag: hex(keys.tag) };
    },
  }),
  'source-keys': format({
    given: v.strictObject({
      line: v.string(),
      sign: v.string(),
      reply: v.string(),
      tag: v.string(),
      reader: v.string(),
      day: v.string(),
    }),
    read: async (_, { line, sign, reply, tag, reader, day }) => {
      const source = await sourceKeys(engine, {
        sign: unhex(sign),
        reply: unhex(reply),
        tag: unhex(tag),
      });
      const id = parseId(line);
      const mark = await readMark(engine, id, source.tag, parseKey(reader), parseDay(day));
      return {
        sign: source.sign,
        reply: encodeRecipient(source.reply),
        thread: await threadOf(engine, id, source),
        mark: hex(mark),
      };
    },
  }),
  'root-words': format({
    given: v.strictObject({ verifier: v.string() }),
    read: async (_, { verifier }) => ({
      words: (await rootWords(engine, verifier, english.words)).join(' '),
    }),
  }),
  manifest: format({
    given: v.strictObject({
      version: v.string(),
      csp: v.string(),
      line: v.string(),
      epoch: v.number(),
      files: v.record(v.string(), v.string()),
    }),
    make: ({ line, files, ...rest }) =>
      encodeManifest({
        ...rest,
        line: parseId(line),
        files: new Map(Object.entries(files).map(([path, hash]) => [path, parseHash(hash)])),
      }),
    read: (bytes) => {
      const { files, ...rest } = parseManifest(bytes);
      return { ...rest, files: Object.fromEntries(files) };
    },
  }),
  'manifest-note': format({
    given: v.strictObject({ manifest: v.string(), root: v.string(), file: v.string() }),
    read: async (bytes, { file, root }) => {
      const note = parseManifestNote(bytes);
      const { version, files } = await verifyManifest(engine, note, utf8(file), parseKey(root));
      return { version, files: files.size };
    },
  }),
  'root-share': format({
    given: v.strictObject({
      line: v.string(),
      root: v.string(),
      number: v.number(),
      of: v.number(),
      needed: v.number(),
      share: v.string(),
    }),
    make: async ({ share, line, ...rest }) =>
      encodeRootShare({
        ...rest,
        line: parseId(line),
        words: await shareWords(engine, parseId(line), unhex(share), english.words),
      }),
    read: async (bytes) => {
      const { line, words, ...rest } = parseRootShare(bytes);
      return {
        line,
        ...rest,
        share: hex(await readShareWords(engine, line, words, english.words)),
      };
    },
  }),
};

export function formatOf(name: FormatName): Format {
  const found = NOTES[name] ?? OTHERS[name];
  if (found === undefined) throw new Error(`no format ${name}`);
  return found;
}
