import { execFile } from 'node:child_process';
import { createHash, timingSafeEqual } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { ARCHITECTURES, type Architecture } from './programs.js';
import { ReleaseFault } from './releaseFault.js';

const run = promisify(execFile);

/** The Node binaries that go into a release, by architecture, and where they came from. */
export interface Nodes {
  readonly version: string;
  readonly from: string;
  readonly binaries: Readonly<Record<Architecture, string>>;
}

interface Locked {
  readonly version: string;
  readonly integrity: string;
}

/**
 * Both binaries through the lockfile: the packages are fetched as npm does, and each is held against
 * the lockfile's hash before anything of it is unpacked.
 */
export async function nodesOfLockfile(checkout: string, into: string): Promise<Nodes> {
  const lock = JSON.parse(await readFile(join(checkout, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const binaries: Partial<Record<Architecture, string>> = {};
  let version = '';
  for (const architecture of ARCHITECTURES) {
    const name = `node-linux-${architecture}`;
    const locked = lock.packages[`node_modules/${name}`] ?? fault('the lockfile names no Node.');
    const folder = join(into, `${name}-${locked.version}`);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const spec = `${name}@${locked.version}`;
    await run('npm', ['pack', spec, '--ignore-scripts', '--silent', '--pack-destination', folder]);
    const archive = join(folder, (await readdir(folder))[0] ?? fault(`npm gave no ${spec}.`));
    if (!isIntact(await readFile(archive), locked.integrity))
      fault(`${spec} is not the package that the lockfile names. Nothing was built.`);
    binaries[architecture] = await unpacked(archive, 'package/bin/node', folder);
    version = locked.version;
  }
  return { version, from: 'the lockfile', binaries: binaries as Nodes['binaries'] };
}

/** Whether bytes are what an integrity line of npm (Subresource Integrity, SHA-512) names. */
export function isIntact(bytes: Uint8Array, integrity: string): boolean {
  const [algorithm, digest = ''] = integrity.split('-');
  const wanted = Buffer.from(digest, 'base64');
  const found = createHash('sha512').update(bytes).digest();
  return algorithm === 'sha512' && wanted.length === found.length && timingSafeEqual(wanted, found);
}

/**
 * Binaries of the publisher's own archives, for those who trust them more: a folder with
 * `node-vX.Y.Z-linux-x64.tar.xz`, the same for arm64, and the publisher's SHASUMS256.txt, whose
 * signature the person has checked.
 */
export async function nodesOfPublisher(
  folder: string,
  version: string,
  into: string,
): Promise<Nodes> {
  const list = await readFile(join(folder, 'SHASUMS256.txt'), 'utf8').catch(() =>
    fault('there is no SHASUMS256.txt in the folder of TURNBOX_NODE.'),
  );
  const binaries: Partial<Record<Architecture, string>> = {};
  for (const architecture of ARCHITECTURES) {
    const stem = `node-v${version}-linux-${architecture}`;
    const archive = join(folder, `${stem}.tar.xz`);
    const bytes = await readFile(archive).catch(() => fault(`${stem}.tar.xz is not there.`));
    if (!isListed(list, basename(archive), bytes))
      fault(`${stem}.tar.xz is not what SHASUMS256.txt names. Nothing was built.`);
    const place = join(into, stem);
    await rm(place, { recursive: true, force: true });
    await mkdir(place, { recursive: true });
    binaries[architecture] = await unpacked(archive, `${stem}/bin/node`, place);
  }
  return { version, from: 'the publisher', binaries: binaries as Nodes['binaries'] };
}

/** Whether a list as `sha256sum` writes it names these bytes for this file. */
export function isListed(list: string, name: string, bytes: Uint8Array): boolean {
  const found = createHash('sha256').update(bytes).digest('hex');
  return list.split('\n').some((line) => {
    const [hash, file] = line.split(/ [ *]/);
    return file === name && hash === found;
  });
}

async function unpacked(archive: string, path: string, into: string): Promise<string> {
  await run('tar', ['-xf', archive, '-C', into, path]);
  return join(into, path);
}

const fault = (text: string): never => {
  throw new ReleaseFault(text);
};
