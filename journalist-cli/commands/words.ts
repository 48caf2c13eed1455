import { fromUtf8 } from '../../crypto/wire/bytes.js';
import type { Io } from '../io.js';
import { stop } from '../refusal.js';
import { readNamed } from './files.js';
import { VAULT_OPTIONS } from './options.js';

/** Options of commands that take words: from a file, as they are typed, or from standard input. */
export const WORDS_OPTIONS = {
  ...VAULT_OPTIONS,
  file: { type: 'string' },
  text: { type: 'string' },
} as const;

export async function wordsOf(
  io: Io,
  { file, text }: { readonly file?: string | undefined; readonly text?: string | undefined },
): Promise<string> {
  if (file !== undefined && text !== undefined) return stop('usage');
  if (file !== undefined) return fromUtf8(await readNamed(io, file));
  return text ?? io.input();
}
