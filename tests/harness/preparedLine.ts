import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoLine, demoLine, makeLine } from '../../deploy/demo/line.js';
import { openSecret, sealSecret } from '../../journalist-cli/vault/keyFile.js';

/** scrypt's cheapest useful cost: a story runs dozens of commands, each of which opens a vault. */
const TEST_WORK_FACTOR = 4;

/**
 * A demonstration line, ready for its server: made once a test run by the built programs, and copied
 * for each file that plays a story. Its key files are sealed anew, under the same passphrase, at a
 * lower cost; `npm start`'s own test and the tour's make theirs in earnest.
 */
export async function preparedLine(folder: string): Promise<DemoLine> {
  const shared = process.env['TURNBOX_TEST_RUN'] ?? (await mkdtemp(join(tmpdir(), 'turnbox-run-')));
  const template = join(shared, 'line');
  if (!existsSync(template)) await makeTemplate(shared, template);
  await cp(template, folder, { recursive: true, preserveTimestamps: true });
  return demoLine(folder);
}

/** Aside first: of two workers that begin at once, the later one's is dropped. */
async function makeTemplate(shared: string, template: string): Promise<void> {
  const aside = await mkdtemp(join(shared, 'making-'));
  const line = demoLine(join(aside, 'line'));
  await makeLine(line, () => undefined, { anyPort: true });
  const passphrase = (await readFile(join(line.folder, 'passphrase'), 'utf8')).trimEnd();
  const vaults = join(line.folder, 'vaults');
  const keyFiles = [
    ...(await readdir(vaults)).map((name) => join(vaults, name, 'vault.key')),
    join(line.folder, 'courier', 'courier.key'),
  ];
  for (const file of keyFiles) {
    const secret = await openSecret(await readFile(file), passphrase);
    await writeFile(file, await sealSecret(secret, passphrase, TEST_WORK_FACTOR));
  }
  await rename(line.folder, template).catch(() => undefined);
  await rm(aside, { recursive: true, force: true });
}
