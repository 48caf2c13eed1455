import { request } from 'node:http';
import { Readable } from 'node:stream';
import { createHash, randomBytes } from 'node:crypto';
import { openTip, type OpenedTip } from '../../crypto/wire/tip.js';
import { readArchive } from '../../crypto/wire/archive.js';
import type { Hash } from '../../crypto/wire/fields.js';
import { unsealStream } from '../../crypto/wire/sealedStream.js';
import { partsOf } from '../../crypto/wire/upload.js';
import type { Store } from '../../server/store/store.js';
import { dayAfter, engine, LINE, newestRoster, type TestLine, type TestReader } from './line.js';

/** A source without scripts: forms as a browser posts them, and pages as a person reads them. */
export interface PlainFile {
  readonly name: string;
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
}
export interface PlainPage {
  readonly status: number;
  readonly html: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The answer's own part of the page. */
  readonly answer: string;
  /** The error summary, a line an error. */
  readonly errors: readonly string[];
  readonly words: readonly string[];
}
export type Fields = readonly (readonly [string, string])[];

const BOUNDARY = `----turnboxtest${randomBytes(8).toString('hex')}`;

/** The body of a form: fields first, then files, then whatever else a test puts behind. */
async function* bodyOf(
  fields: Fields,
  files: readonly PlainFile[],
  behind: Fields,
): AsyncGenerator<Uint8Array> {
  const field = ([name, value]: readonly [string, string]): Buffer =>
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n` +
        `${value.replace(/\r?\n/g, '\r\n')}\r\n`,
    );
  for (const each of fields) yield field(each);
  for (const { name, bytes } of files) {
    yield Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n` +
        'Content-Type: application/octet-stream\r\n\r\n',
    );
    if (bytes instanceof Uint8Array) yield bytes;
    else yield* bytes;
    yield Buffer.from('\r\n');
  }
  for (const each of behind) yield field(each);
  yield Buffer.from(`--${BOUNDARY}--\r\n`);
}

export interface Posting {
  readonly files?: readonly PlainFile[];
  readonly behind?: Fields;
  readonly path?: string;
  readonly type?: string;
}

export const NO_FILE: PlainFile = { name: '', bytes: new Uint8Array(0) };

/** Posts a form, as it flows, and reads the page that comes back. */
export function postForm(
  siteUrl: string,
  fields: Fields,
  { files = [NO_FILE], behind = [], path = '/en/', type }: Posting = {},
): Promise<PlainPage> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': type ?? `multipart/form-data; boundary=${BOUNDARY}` };
    const posting = request(new URL(path, siteUrl), { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const html = Buffer.concat(chunks).toString('utf8');
        resolve(read(html, response.statusCode ?? 0, response.headers));
      });
    });
    posting.on('error', reject);
    Readable.from(bodyOf(fields, files, behind)).pipe(posting);
  });
}

function read(html: string, status: number, headers: PlainPage['headers']): PlainPage {
  const answer = /<section id="e".*?<\/section>/s.exec(html)?.[0] ?? '';
  const summary = /<div class="errors".*?<\/ul>/s.exec(answer)?.[0] ?? '';
  const list = /<ol class="words".*?<\/ol>/s.exec(answer)?.[0] ?? '';
  return { status, html, headers, answer, errors: items(summary), words: items(list) };
}

const items = (text: string): string[] =>
  [...text.matchAll(/<li>(.*?)<\/li>/gs)].map(([, each]) => plainText(each ?? ''));

const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

/** What a form of a page would post if nothing in it was changed, files left out. */
export function fieldsIn(html: string, asks: 'report' | 'check'): [string, string][] {
  const form = html
    .split('<form')
    .slice(1)
    .map((each) => each.split('</form>')[0] ?? '')
    .find((each) => each.includes(`name="form" value="${asks}"`));
  const found: [string, string][] = [];
  for (const [tag, , inside = ''] of (form ?? '').matchAll(
    /<input([^>]*)>|<textarea[^>]*>(.*?)<\/textarea>/gs,
  )) {
    const attribute = (name: string): string | undefined =>
      new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
    const name = attribute('name');
    const type = attribute('type') ?? 'textarea';
    if (name === undefined || type === 'file') continue;
    const ticked = type !== 'checkbox' && type !== 'radio' ? true : /\schecked[\s/>]/.test(tag);
    // A text area's first line end is not part of its value.
    const text = type === 'textarea' ? inside.replace(/^\n/, '') : attribute('value');
    if (ticked) found.push([name, plainText(text ?? '')]);
  }
  return found;
}

export const withField = (fields: Fields, name: string, ...values: string[]): Fields => [
  ...fields.filter(([each]) => each !== name),
  ...values.map((value) => [name, value] as const),
];

export interface ReceivedFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}
export type Received = OpenedTip & { readonly received: readonly ReceivedFile[] };

/** Every tip in the open inbox that a reader can open, its files by their hashes. */
export async function tipsFor(
  store: Store,
  line: TestLine,
  reader: TestReader,
): Promise<Received[]> {
  const tips: Received[] = [];
  for (const { hash } of await store.openBlobs()) {
    const tip = await openFor(store, line, reader, hash);
    if (tip !== null) tips.push(tip);
  }
  return tips;
}

async function openFor(
  store: Store,
  line: TestLine,
  reader: TestReader,
  hash: Hash,
): Promise<Received | null> {
  const facts = await store.blobFacts(hash);
  async function* parts(): AsyncGenerator<Uint8Array> {
    for (let part = 0; part < partsOf(facts?.size ?? 0); part += 1)
      yield (await store.blobPart(hash, part)) ?? new Uint8Array(0);
  }
  const digests: ReturnType<typeof createHash>[] = [];
  const seeds = [0, 1, 2].map((day) => reader.daySeed(dayAfter(day)));
  try {
    const stanzas = newestRoster(line).readers.length;
    const inside = readArchive(unsealStream(engine, seeds, parts(), stanzas));
    const tip = await openTip(engine, inside, LINE, (file, _piece, bytes) => {
      const digest = digests[file - 1] ?? createHash('sha256');
      digests[file - 1] = digest;
      digest.update(bytes);
    });
    const received = tip.files.map(({ name, size }, i) => ({
      name,
      size,
      sha256: digests[i]?.digest('hex') ?? '',
    }));
    return { ...tip, received };
  } catch {
    return null;
  }
}
