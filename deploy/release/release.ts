import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHECKOUT } from '../demo/programs.js';
import { builtinsIn, bundle, packagesIn } from './bundle.js';
import { makePackage } from './deb.js';
import { makeExecutable } from './executable.js';
import { licenceTexts } from './licences.js';
import { nodesOfLockfile, nodesOfPublisher } from './nodes.js';
import { copyPages } from './pages.js';
import { ARCHITECTURES, COURIER, TURNBOX } from './programs.js';
import { ReleaseFault } from './releaseFault.js';
import { billOfMaterials } from './sbom.js';
import { signSums, SUMS, writeSums } from './sums.js';
import { dateAll } from './tree.js';

/** `npm run release`: everything that is given to people, into dist/. */
const { env } = process;
const say = (text: string): void => {
  process.stderr.write(`turnbox: ${text}\n`);
};

/** The date of every file in it. Of no meaning, so that two builds agree. */
const date = new Date(Number(env['SOURCE_DATE_EPOCH'] ?? '1767225600') * 1000);
const out = join(CHECKOUT, 'dist');
const scratch = join(CHECKOUT, 'build', 'release');

try {
  await release();
} catch (error) {
  if (!(error instanceof ReleaseFault)) throw error;
  say(error.message);
  process.exitCode = 1;
}

async function release(): Promise<void> {
  const { version } = JSON.parse(await readFile(join(CHECKOUT, 'package.json'), 'utf8')) as {
    version: string;
  };
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await mkdir(scratch, { recursive: true });

  const running = process.version.slice(1);
  const folder = env['TURNBOX_NODE'];
  say('fetching the Node binaries, and holding them against their hashes ...');
  const nodes = await (folder === undefined
    ? nodesOfLockfile(CHECKOUT, scratch)
    : nodesOfPublisher(folder, running, scratch));
  if (nodes.version !== running)
    throw new ReleaseFault(`build with Node ${nodes.version}; this is ${running}. Use npm.`);
  say(`Node ${nodes.version}, from ${nodes.from}`);

  const packages = new Set<string>();
  for (const program of [TURNBOX, COURIER]) {
    say(`${program.name} ...`);
    const { bytes, inputs } = await bundle(CHECKOUT, program.entry);
    const denied = program.denied.filter((name) => builtinsIn(inputs).has(name));
    if (denied.length > 0)
      throw new ReleaseFault(`${program.name} asks for what it may not use: ${denied.join(', ')}`);
    for (const name of packagesIn(inputs)) packages.add(name);
    await writeFile(join(out, `${program.name}.mjs`), bytes);
    for (const architecture of ARCHITECTURES)
      await makeExecutable({
        program,
        main: bytes,
        boot: join(CHECKOUT, 'deploy', 'release', 'boot.cjs'),
        node: process.execPath,
        base: nodes.binaries[architecture],
        out: join(out, `${program.name}-linux-${architecture}`),
      });
  }

  say('the pages ...');
  const offline = await copyPages(CHECKOUT, out);
  if (!offline) say('there is no offline page in this version: build/client/offline.html');

  if (spawnSync('dpkg-deb', ['--version']).status !== 0)
    say('NO Debian package: this machine has no dpkg-deb. Build on Debian for that.');
  else
    for (const architecture of ARCHITECTURES) {
      say(`the server's Debian package, ${architecture} ...`);
      const node = nodes.binaries[architecture];
      const inputs = await makePackage({
        checkout: CHECKOUT,
        version,
        architecture,
        node,
        date,
        out,
      });
      for (const name of packagesIn(inputs)) packages.add(name);
    }

  say('licences, bill of materials, sums ...');
  await writeFile(join(out, 'LICENCES.txt'), await licenceTexts(CHECKOUT, packages));
  await copyFile(join(CHECKOUT, 'LICENSE'), join(out, 'LICENSE'));
  await copyFile(join(CHECKOUT, 'docs', 'RELEASES.md'), join(out, 'RELEASES.md'));
  await writeFile(join(out, 'turnbox.cdx.json'), await billOfMaterials(CHECKOUT, date));
  await dateAll(out, date);
  await writeSums(out);
  const keys = { minisign: env['TURNBOX_MINISIGN_KEY'], openPgp: env['TURNBOX_PGP_KEY'] };
  const signed = await signSums(out, version, keys);
  if (signed.length === 0)
    say(`UNSIGNED: give TURNBOX_MINISIGN_KEY or TURNBOX_PGP_KEY to sign ${SUMS}.`);
  else say(`signed with ${signed.join(' and ')}`);
  say(`version ${version} is in dist/`);
}
