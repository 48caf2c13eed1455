import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ReleaseFault } from './releaseFault.js';
import { filesUnder } from './tree.js';

export const SUMS = 'SHA256SUMS';

/** Lists every file of a folder as `sha256sum` does, so that `sha256sum -c` checks it. */
export async function writeSums(folder: string): Promise<void> {
  const names = (await filesUnder(folder)).filter((name) => !name.startsWith(SUMS));
  const lines: string[] = [];
  for (const name of names) {
    const hash = createHash('sha256').update(await readFile(join(folder, name)));
    lines.push(`${hash.digest('hex')}  ${name}\n`);
  }
  await writeFile(join(folder, SUMS), lines.join(''));
}

/** What signs a release, from the environment of whoever builds it. */
export interface SigningKeys {
  /** The file of a minisign secret key. */
  readonly minisign: string | undefined;
  /** A key of the person's own GnuPG, by its fingerprint. */
  readonly openPgp: string | undefined;
}

/** Signs the list; a passphrase is asked for by the tool itself. Gives what it is signed with. */
export async function signSums(
  folder: string,
  version: string,
  { minisign, openPgp }: SigningKeys,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string[]> {
  const list = join(folder, SUMS);
  const signed: string[] = [];
  if (minisign !== undefined) {
    const comment = `turnbox ${version}`;
    await call('minisign', ['-S', '-s', minisign, '-m', list, '-c', comment, '-t', comment], env);
    signed.push('minisign');
  }
  if (openPgp !== undefined) {
    const flags = ['--batch', '--yes', '--armor', '--local-user', openPgp];
    await call('gpg', [...flags, '--output', `${list}.asc`, '--detach-sign', list], env);
    signed.push('OpenPGP');
  }
  return signed;
}

async function call(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const child = spawn(program, args, { env, stdio: ['inherit', 2, 2] });
  const [code] = (await once(child, 'close').catch(() => [null])) as [number | null];
  if (code !== 0)
    throw new ReleaseFault(`${program} could not sign. Is it installed, and the key right?`);
}
