import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { adviceFor, type Code } from '../../crypto/refusal.js';

/**
 * A file of vectors: what a format must give, and must refuse, to the byte. Each case has bytes in
 * one of three spellings, what an implementation is given beside them, and either what it must read
 * or the code with which it must refuse. `fill` means that zeros follow up to that size.
 */
export const FORMATS = [
  'note',
  'card',
  'roster',
  'daykey',
  'statement',
  'outbox',
  'head',
  'today',
  'cells',
  'cell',
  'reply',
  'batch',
  'list',
  'bundle',
  'tip',
  'move',
  'backup',
  'questionnaire',
  'claim',
  'case',
  'copies',
  'archive',
  'padding',
  'sealed',
  'upload',
  'request',
  'codename',
  'source-keys',
  'root-words',
  'root-share',
  'manifest',
  'manifest-note',
] as const;
export type FormatName = (typeof FORMATS)[number];

const code = v.custom<Code>(
  (value) => typeof value === 'string' && typeof adviceFor(value as Code) === 'string',
  'not a code of crypto/refusal.ts',
);
const oneCase = v.pipe(
  v.strictObject({
    name: v.string(),
    given: v.record(v.string(), v.unknown()),
    text: v.optional(v.string()),
    hex: v.optional(v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})*$/))),
    base64: v.optional(v.pipe(v.string(), v.base64())),
    fill: v.optional(v.number()),
    gives: v.optional(v.record(v.string(), v.unknown())),
    refused: v.optional(code),
  }),
  v.check(
    ({ text, hex, base64 }) => [text, hex, base64].filter((each) => each !== undefined).length <= 1,
    'bytes have one spelling',
  ),
  v.check(
    ({ gives, refused }) => (gives === undefined) !== (refused === undefined),
    'a case either gives or is refused',
  ),
);
const file = v.strictObject({
  format: v.picklist(FORMATS),
  about: v.string(),
  cases: v.pipe(v.array(oneCase), v.minLength(1)),
});
export type VectorCase = v.InferOutput<typeof oneCase>;
export type VectorFile = v.InferOutput<typeof file>;

export const parseVectors = (json: unknown): VectorFile => v.parse(file, json);

/** The bytes of a case; none when the format has none of its own. */
export function bytesOf({ text, hex, base64, fill }: VectorCase): Uint8Array<ArrayBuffer> {
  const spelt =
    text === undefined
      ? Buffer.from(hex ?? base64 ?? '', hex === undefined ? 'base64' : 'hex')
      : Buffer.from(text, 'utf8');
  const bytes = new Uint8Array(Math.max(spelt.length, fill ?? 0));
  bytes.set(spelt);
  return bytes;
}

const NOT_FORMATS: readonly string[] = ['published', 'cases'];

/** Every file of vectors under this folder, except those that others published. */
export function loadVectors(folder: URL): { path: string; vectors: VectorFile }[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_FORMATS.includes(entry.name))
    .flatMap(({ name }) =>
      readdirSync(new URL(`${name}/`, folder)).map((each) => {
        const path = `${name}/${each}`;
        const json: unknown = JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
        return { path, vectors: parseVectors(json) };
      }),
    )
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
