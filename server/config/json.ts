import * as v from 'valibot';
import { fromUtf8 } from '../../crypto/wire/bytes.js';
import { type SetUpCode, SetUpFault } from '../setUpFault.js';
import { JsonFault, type JsonText, readJson } from './jsonText.js';

/** As many as a screen holds; the rest show when these are mended. */
const MOST_FAULTS = 12;

/**
 * Reads a JSON file of the operator's. All faults are told at once, each with the
 * place in the file, its line, and what belongs there, so that it can be mended without reading this code.
 */
export function parseJson<T extends v.GenericSchema>(
  file: string,
  code: SetUpCode,
  schema: T,
  bytes: Uint8Array,
  reading: { readonly comments: boolean } = { comments: false },
): v.InferOutput<T> {
  const text = jsonText(file, code, bytes, reading);
  const read = v.safeParse(schema, text.value);
  if (read.success) return read.output;
  const faults = read.issues.map((issue) => {
    const place = v.getDotPath(issue) ?? 'the whole file';
    const { line } = text.placeOf((issue.path ?? []).map(({ key }) => key as PropertyKey));
    return `${file}: ${place}, line ${String(line)}: ${issue.message}`;
  });
  throw new SetUpFault(code, faults.slice(0, MOST_FAULTS).join('\n'));
}

export function jsonText(
  file: string,
  code: SetUpCode,
  bytes: Uint8Array,
  reading: { readonly comments: boolean },
): JsonText {
  let text: string;
  try {
    text = fromUtf8(bytes);
  } catch {
    throw new SetUpFault(code, `${file} is not text in UTF-8. Save it as such.`);
  }
  try {
    return readJson(text, reading);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    throw new SetUpFault(code, `${file}: line ${String(error.line)}: ${error.message}`);
  }
}
