import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { Refusal } from '../../crypto/refusal.js';
import { type AnyCode, refusedBy, ServerRefusal } from '../refusal.js';
import { IDLE_MS, nextChunk } from './idle.js';
import { patience } from './pace.js';
import { type Signal, signal } from './signal.js';

/** A form as it is read: its fields are all there, its files come one after the other. */
export interface Form {
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Fields of which only a beginning was kept. */
  readonly cut: ReadonlySet<string>;
  /** Whether a file was attached. */
  readonly hasFiles: boolean;
  /** The name of the first one; empty where there is none. */
  readonly firstFile: string;
  /** Why no more of it could be read; null while all is well. */
  failure(): AnyCode | null;
  /** To be read in order, each to its end, or else let go with `discard`. */
  readonly files: AsyncIterable<FormFile>;
  /** Throws away what has not been read, so that an answer can be given. */
  discard(): Promise<void>;
}
export interface FormFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}
export interface FormLimits {
  /** All of the body, in bytes. */
  readonly total: number;
  readonly idle?: number;
}

const FIELD_BYTES = 256 * 1024;
/** Of all fields together: they are in memory, and so are those of many other senders. */
const FIELDS_BYTES = 512 * 1024;
/** More than any questionnaire has. */
const FIELDS = 400;
const FILES = 100;
const HEADER_BYTES = 4096;

interface Incoming {
  readonly name: string;
  readonly stream: Readable;
}

/**
 * Reads a `multipart/form-data` body (RFC 7578) as it arrives. The sender waits while nobody takes
 * the bytes, so a large file is never whole in memory; fields must come before files.
 */
export async function readForm(
  request: IncomingMessage,
  { total, idle = IDLE_MS }: FormLimits,
): Promise<Form> {
  const fields = new Map<string, string[]>();
  const cut = new Set<string>();
  const waiting: Incoming[] = [];
  const streams = new Set<Readable>();
  const turn = signal();
  const state: State = { failure: null, ended: false, began: false };

  const fail = (why: Failure): void => {
    state.failure ??= why;
    for (const stream of streams) stream.destroy(why);
    turn.give();
  };
  const parser = parserFor(request);
  if (parser === null) fail(new ServerRefusal('form-malformed'));
  let kept = 0;
  parser?.on('field', (name, value, nameCut, valueCut) => {
    if (state.began || nameCut) fail(new ServerRefusal('form-malformed'));
    const fits = kept + value.length <= FIELDS_BYTES;
    if (fits) {
      kept += value.length;
      fields.set(name, [...(fields.get(name) ?? []), value]);
    }
    if (valueCut || !fits) cut.add(name);
  });
  parser?.on('file', (_field, stream, filename) => {
    state.began = true;
    streams.add(stream);
    // One that is destroyed on purpose has nobody else to tell.
    stream.on('error', () => undefined);
    stream.on('close', () => streams.delete(stream));
    if (state.failure !== null) stream.destroy();
    else waiting.push({ name: filename, stream });
    turn.give();
  });
  for (const limit of ['fieldsLimit', 'partsLimit'] as const)
    parser?.on(limit, () => fail(new ServerRefusal('form-malformed')));
  parser?.on('filesLimit', () => fail(new ServerRefusal('files-many')));
  parser?.on('error', () => fail(new ServerRefusal('form-malformed')));
  parser?.on('finish', () => {
    state.ended = true;
    turn.give();
  });

  const pumped = pump(request, parser, { total, idle, turn, fail, state });
  const next = async (): Promise<Incoming | null> => {
    for (;;) {
      if (state.failure !== null) throw state.failure;
      const file = waiting.shift();
      if (file !== undefined) return file;
      if (state.ended) return null;
      await turn.given();
    }
  };
  /** What breaks off in the middle of a file is the form's failure too. */
  async function* bytesOf(stream: Readable): AsyncGenerator<Uint8Array> {
    try {
      yield* stream as AsyncIterable<Uint8Array>;
    } catch {
      fail(new ServerRefusal('form-malformed'));
      throw state.failure ?? new ServerRefusal('form-malformed');
    }
  }
  async function* files(): AsyncGenerator<FormFile> {
    for (let file = await next(); file !== null; file = await next()) {
      // A browser sends a nameless, empty file where none was chosen.
      if (file.name === '') file.stream.resume();
      else yield { name: file.name, bytes: bytesOf(file.stream) };
    }
  }
  while (state.failure === null && !state.ended && !state.began) await turn.given();
  return {
    fields,
    cut,
    hasFiles: waiting.some(({ name }) => name !== ''),
    firstFile: waiting.find(({ name }) => name !== '')?.name ?? '',
    failure: () => state.failure?.code ?? null,
    files: files(),
    discard: async () => {
      if (!state.ended) fail(new ServerRefusal('unexpected'));
      await pumped;
    },
  };
}

interface Pumping {
  readonly total: number;
  readonly idle: number;
  readonly turn: Signal;
  readonly state: State;
  readonly fail: (why: Failure) => void;
}
type Failure = ServerRefusal | Refusal;
interface State {
  failure: Failure | null;
  ended: boolean;
  began: boolean;
}

/**
 * Carries the body to the parser. After a failure it goes on reading and throws away, as much again
 * as was allowed: a browser shows the answer only once it has sent its body.
 */
async function pump(
  request: IncomingMessage,
  parser: BusboyInstance | null,
  { total, idle, turn, fail, state }: Pumping,
): Promise<void> {
  const failed = (): boolean => state.failure !== null;
  const chunks = request[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let size = 0;
  /** How long the sender was waited for; while files are sealed, it is the sender who waits. */
  let waited = 0;
  try {
    for (;;) {
      const since = performance.now();
      const chunk = await nextChunk(chunks, Math.min(idle, patience(size, waited)));
      waited += performance.now() - since;
      if (chunk === null) break;
      size += chunk.length;
      if (size > total) fail(new Refusal('too-large'));
      if (size > total * 2) return;
      if (!failed() && parser !== null) await Promise.race([written(parser, chunk), failing()]);
    }
    if (!failed()) parser?.end();
    while (!failed() && !state.ended) await turn.given();
  } catch (error) {
    const { code } = refusedBy(error);
    fail(new ServerRefusal(code === 'slow' ? 'slow' : 'form-malformed'));
  }

  async function failing(): Promise<void> {
    while (!failed()) await turn.given();
  }
}

const written = (parser: BusboyInstance, chunk: Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    parser.write(chunk, () => resolve());
  });

function parserFor(request: IncomingMessage): BusboyInstance | null {
  try {
    return Busboy({
      headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' },
      limits: {
        fieldNameSize: 64,
        fieldSize: FIELD_BYTES,
        fields: FIELDS,
        files: FILES,
        headerPairs: 16,
        headerSize: HEADER_BYTES,
      },
    });
  } catch {
    return null;
  }
}
