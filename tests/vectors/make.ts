/**
 * Writes the vectors. They were made once and are kept: a change of a byte is a change of format.
 * From the project's folder:
 *
 *   npx esbuild tests/vectors/make.ts --bundle --platform=node --format=esm --packages=external --outfile=build/make-vectors.mjs
 *   node build/make-vectors.mjs
 *
 * What is deterministic comes out as it is; a file that holds randomness is written only when it is
 * missing. Each negative case says the code that it must give, and nothing is written if it does not.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { attempt } from '../../crypto/refusal.js';
import { formatOf } from './formats.js';
import type { Authored } from './cases/authored.js';
import { type FormatName, parseVectors, type VectorCase } from './load.js';
import { BACKUPS } from './cases/backups.js';
import { CASES } from './cases/cases.js';
import { COURIERS } from './cases/couriers.js';
import { EDITIONS } from './cases/editions.js';
import { READERS } from './cases/readers.js';
import { SEALS } from './cases/seals.js';
import { SIGNED } from './cases/signed.js';
import { SOURCES } from './cases/sources.js';
import { QUESTIONS } from './cases/questions.js';
import { TIPS } from './cases/tips.js';

function spelt(bytes: Uint8Array, spelling: Authored['spelling']): Partial<VectorCase> {
  const buffer = Buffer.from(bytes);
  if (spelling === 'text') return { text: buffer.toString('utf8') };
  if (spelling === 'hex') return { hex: buffer.toString('hex') };
  let end = buffer.length;
  while (end > 0 && buffer[end - 1] === 0) end -= 1;
  const filled = buffer.length - end > 64;
  return {
    base64: buffer.subarray(0, filled ? end : buffer.length).toString('base64'),
    ...(filled ? { fill: buffer.length } : {}),
  };
}

async function finished(format: FormatName, authored: Authored): Promise<VectorCase> {
  const { name, given, refused, spelling = 'text' } = authored;
  const { make, read } = formatOf(format);
  const bytes = authored.bytes ?? (await make(given));
  const result = await attempt(() => read(bytes ?? new Uint8Array(0), given));
  const code = result.ok ? undefined : result.refusal.code;
  if (code !== refused) throw new Error(`${format}: ${name}: ${code ?? 'accepted'}`);
  return {
    name,
    given,
    ...(bytes === undefined ? {} : spelt(bytes, spelling)),
    ...(result.ok ? { gives: result.value } : { refused: result.refusal.code }),
  };
}

for (const { path, format, about, random, cases } of [
  ...SIGNED,
  ...READERS,
  ...EDITIONS,
  ...COURIERS,
  ...TIPS,
  ...QUESTIONS,
  ...SEALS,
  ...SOURCES,
  ...BACKUPS,
  ...CASES,
]) {
  const target = `tests/vectors/${path}`;
  if (random === true && existsSync(target)) continue;
  const made: VectorCase[] = [];
  for (const authored of await cases()) made.push(await finished(format, authored));
  const file = JSON.parse(JSON.stringify({ format, about, cases: made })) as unknown;
  mkdirSync(target.slice(0, target.lastIndexOf('/')), { recursive: true });
  writeFileSync(target, `${JSON.stringify(parseVectors(file), null, 1)}\n`);
}
