import { createReadStream, lstatSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../../crypto/engine/engine.js';
import { attempt } from '../../crypto/refusal.js';
import { concat, equalBytes, fromHex, toHex, utf8 } from '../../crypto/wire/bytes.js';
import { type Case, CASE_CAP, parseCase, verifyCase } from '../../crypto/wire/case.js';
import type { Key } from '../../crypto/wire/fields.js';
import { parseRoster, ROSTER_CAP, verifyRoster } from '../../crypto/wire/roster.js';
import { stop } from '../refusal.js';
import { chainHash, leafText } from '../vault/log.js';
import { NAMES } from './caseFiles.js';
import { publicKeyPem } from './openssl.js';

/** What is known of a case whose every byte is as it was signed. */
export interface CheckedCase {
  readonly case: Case;
  /** The label of the reader who signed it, as the roster beside it says. */
  readonly reader: string;
  /** Whether that roster is signed by the root that was given; null when none was. */
  readonly rootHolds: boolean | null;
}

const UNSIGNED: readonly string[] = [NAMES.note, NAMES.text, NAMES.signature, NAMES.key];

/** Reads a small file of a folder that somebody else made: never a link, never more than its cap. */
async function small(folder: string, name: string, cap: number): Promise<Uint8Array> {
  const path = join(folder, name);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) return stop('case-incomplete');
  if (found.size > cap) return stop('case-changed');
  return new Uint8Array(await readFile(path));
}

export async function verifyCaseFolder(
  engine: Engine,
  folder: string,
  root: Key | null,
): Promise<CheckedCase> {
  const bytes = await small(folder, NAMES.note, CASE_CAP);
  const unverified = parseCase(bytes);
  const checked = await verifyCase(engine, unverified, unverified.claims.line);
  await checkParts(folder, unverified);
  checkNames(folder, checked);
  for (const [name, hash] of checked.files)
    if ((await hashOf(engine, folder, name)) !== hash) return stop('case-changed');
  await checkLog(engine, folder, checked);
  const roster = parseRoster(await small(folder, NAMES.roster, ROSTER_CAP));
  const reader = roster.claims.readers.find(({ key }) => key === checked.key);
  if (roster.claims.line !== checked.line || reader === undefined) return stop('case-not-reader');
  const rootHolds =
    root === null ? null : (await attempt(() => verifyRoster(engine, roster, root))).ok;
  return { case: checked, reader: reader.label, rootHolds };
}

/** The parts for OpenSSL say what the note says, or somebody would check something else. */
async function checkParts(
  folder: string,
  { note, claims }: ReturnType<typeof parseCase>,
): Promise<void> {
  const parts = [
    [NAMES.text, utf8(note.text)],
    [NAMES.signature, note.signatures[0]?.signature ?? concat()],
    [NAMES.key, utf8(publicKeyPem(claims.key))],
  ] as const;
  for (const [name, expected] of parts)
    if (!equalBytes(await small(folder, name, CASE_CAP), expected)) stop('case-changed');
}

function checkNames(folder: string, { files }: Case): void {
  const expected = new Set([...files.keys(), ...UNSIGNED]);
  const found = readdirSync(folder);
  if (found.length !== expected.size || !found.every((name) => expected.has(name)))
    stop('case-incomplete');
}

async function hashOf(engine: Engine, folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  if (!lstatSync(path).isFile()) return stop('case-incomplete');
  const hash = engine.sha256Stream();
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return toHex(hash.digest());
}

const LOG_CAP = 64 * 1024 * 1024;
const SHOWN = /^([1-9][0-9]*) ([0-9a-f]{32}) ([0-9]{4}-[0-9]{2}-[0-9]{2}) (.*)$/;
const HIDDEN = /^([1-9][0-9]*) - ([0-9a-f]{64})$/;

/** Recomputes the chain from the entries that are shown and the hashes of the others. */
async function checkLog(engine: Engine, folder: string, { log }: Case): Promise<void> {
  if (log === null) return;
  const said = new TextDecoder().decode(await small(folder, NAMES.log, LOG_CAP));
  const leaves = await Promise.all(
    said
      .split('\n')
      .slice(0, -1)
      .map(async (line) => {
        const [, , salt, day, event] = SHOWN.exec(line) ?? [];
        if (salt !== undefined) return engine.sha256(utf8(leafText(salt, day ?? '', event ?? '')));
        return fromHex(HIDDEN.exec(line)?.[2] ?? stop('case-changed'));
      }),
  );
  if (leaves.length !== log.entries || (await chainHash(engine, leaves)) !== log.hash)
    stop('case-changed');
}
