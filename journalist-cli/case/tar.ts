import { concat, utf8 } from '../../crypto/wire/bytes.js';

/**
 * A folder as one tar archive (POSIX pax), for a case that is sealed for one receiver: names in any
 * script, files of any size, one piece in memory at a time. The archive of a tip is another, with
 * one spelling (crypto/wire/archive.ts); this one only has to be read by every tar.
 */
export interface TarFile {
  readonly name: string;
  readonly size: number;
  readonly pieces: Iterable<Uint8Array>;
}

const BLOCK = 512;
const READ_ONLY = 0o400;
const FILE = '0';
const EXTENDED = 'x';

const octal = (value: number, digits: number): string =>
  `${value.toString(8).padStart(digits, '0')}\0`;

function header(name: string, size: number, type: string): Uint8Array {
  const block = new Uint8Array(BLOCK);
  const put = (at: number, text: string): void => block.set(utf8(text), at);
  put(0, name);
  put(100, octal(READ_ONLY, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  put(124, octal(size, 11));
  put(136, octal(0, 11));
  put(148, '        ');
  put(156, type);
  put(257, 'ustar\x0000');
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(148, `${octal(sum, 6)} `);
  return block;
}

const fill = (size: number): Uint8Array => new Uint8Array(Math.ceil(size / BLOCK) * BLOCK - size);

/** A pax record counts its own length in. */
function record(key: string, value: string): Uint8Array {
  const rest = utf8(` ${key}=${value}\n`).length;
  let length = rest;
  while (rest + String(length).length !== length) length = rest + String(length).length;
  return utf8(`${String(length)} ${key}=${value}\n`);
}

export async function* tarStream(
  folder: string,
  files: AsyncIterable<TarFile>,
): AsyncGenerator<Uint8Array> {
  let number = 0;
  for await (const { name, size, pieces } of files) {
    number += 1;
    const path = record('path', `${folder}/${name}`);
    yield concat(header(`pax/${String(number)}`, path.length, EXTENDED), path, fill(path.length));
    yield header(`${folder}/${String(number)}`, size, FILE);
    yield* pieces;
    yield fill(size);
  }
  yield new Uint8Array(2 * BLOCK);
}
