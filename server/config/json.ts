import * as v from 'valibot';
import { fromUtf8 } from '../../crypto/wire/bytes.js';
import { type SetUpCode, SetUpFault } from '../setUpFault.js';

/**
 * Reads a JSON file of the operator's. A fault names the file, the place in it and what belongs
 * there, so that it can be mended without reading this code.
 */
export function parseJson<T extends v.GenericSchema>(
  file: string,
  code: SetUpCode,
  schema: T,
  bytes: Uint8Array,
): v.InferOutput<T> {
  let json: unknown;
  try {
    json = JSON.parse(fromUtf8(bytes));
  } catch {
    throw new SetUpFault(code, `${file} is not JSON. Look for a missing comma or quotation mark.`);
  }
  const read = v.safeParse(schema, json);
  if (read.success) return read.output;
  const [first] = read.issues;
  const place = v.getDotPath(first) ?? 'the whole file';
  throw new SetUpFault(code, `${file}: ${place}: ${first.message}`);
}
