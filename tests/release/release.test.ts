import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { builtinsIn, bundle, packagesIn } from '../../deploy/release/bundle.js';
import { makeExecutable } from '../../deploy/release/executable.js';
import { isAllowed, licenceTexts } from '../../deploy/release/licences.js';
import { isIntact, isListed } from '../../deploy/release/nodes.js';
import { COURIER, type Program, TURNBOX } from '../../deploy/release/programs.js';
import { signSums, SUMS, writeSums } from '../../deploy/release/sums.js';
import { VERSION } from '../../journalist-cli/version.js';

const CHECKOUT = resolve('.');
const run = promisify(execFile);
const sha256 = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'turnbox-release-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const executable = async (program: Program, main: Uint8Array, name: string): Promise<string> => {
  const out = join(folder, name);
  mkdirSync(join(out, '..'), { recursive: true });
  const node = process.execPath;
  const boot = join(CHECKOUT, 'deploy/release/boot.cjs');
  await makeExecutable({ program, main, boot, node, base: node, out });
  return out;
};

describe('the bundles', () => {
  test('are the same bytes from another folder, and hold no native code', async () => {
    const elsewhere = join(folder, 'another', 'place');
    mkdirSync(elsewhere, { recursive: true });
    for (const room of ['crypto', 'journalist-cli', 'package.json', 'tsconfig.base.json'])
      cpSync(join(CHECKOUT, room), join(elsewhere, room), { recursive: true });
    symlinkSync(join(CHECKOUT, 'node_modules'), join(elsewhere, 'node_modules'));
    const packages = new Set<string>();
    for (const { entry, denied } of [TURNBOX, COURIER]) {
      const here = await bundle(CHECKOUT, entry);
      const there = await bundle(elsewhere, entry);
      expect(Buffer.from(here.bytes).equals(there.bytes)).toBe(true);
      expect(Object.keys(here.inputs).filter((path) => path.endsWith('.node'))).toEqual([]);
      expect(Buffer.from(here.bytes).includes(CHECKOUT)).toBe(false);
      expect(denied.filter((name) => builtinsIn(here.inputs).has(name))).toEqual([]);
      for (const name of packagesIn(here.inputs)) packages.add(name);
    }
    expect(packages).toContain('libsodium-wrappers');
    // All of them under licences that may go into this work, with their texts.
    expect(await licenceTexts(CHECKOUT, packages)).toContain('libsodium-wrappers');
  });

  test('carry the version of the project', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(VERSION).toBe(version);
  });
});

/** Tries all that the tool has no business with, and says what came of it. */
const PROBE = `
const tried = {};
const attempt = async (name, work) => {
  try { const came = await work(); tried[name] = came === undefined ? 'none' : 'reached'; }
  catch (error) { tried[name] = error.code ?? 'refused'; }
};
for (const name of ['net', 'node:http', 'node:https', 'node:dgram', 'node:dns', 'node:tls',
  'node:http2', 'node:child_process', 'node:worker_threads', 'node:inspector', 'node:cluster'])
  await attempt('import ' + name, () => import(name));
const { createRequire } = await import('node:module');
const require = createRequire('file:///probe.mjs');
await attempt('require net', () => require('net'));
await attempt('getBuiltinModule', () => process.getBuiltinModule('node:net'));
await attempt('binding tcp', () => process.binding('tcp_wrap'));
await attempt('binding spawn', () => process.binding('spawn_sync'));
for (const call of ['fetch', 'WebSocket', 'EventSource'])
  await attempt(call, () => globalThis[call]);
await attempt('addon', () => process.dlopen({ exports: {} }, process.argv[2]));
for (const scope of ['child', 'worker', 'addon', 'inspector', 'wasi'])
  tried['may ' + scope] = process.permission.has(scope);
await attempt('files', async () => (await import('node:fs')).readFileSync(process.argv[2]));
tried.options = process.execArgv.concat(process.env.NODE_OPTIONS ?? '').join(' ');
tried.injected = globalThis.injected === true;
process.stdout.write(JSON.stringify(tried));
`;

describe('a single executable', () => {
  test('is the same bytes twice, and cannot reach a network, a program, a thread or a debugger', async () => {
    const main = Buffer.from(PROBE);
    const probe = await executable(TURNBOX, main, 'one/probe');
    const again = await executable(TURNBOX, main, 'two/elsewhere/probe');
    expect(sha256(again)).toBe(sha256(probe));
    rmSync(again);
    const injected = join(folder, 'injected.cjs');
    writeFileSync(injected, 'globalThis.injected = true;');
    const addon = join(CHECKOUT, 'node_modules/better-sqlite3/prebuilds/linux-x64.node');
    const { stdout } = await run(probe, [addon], {
      env: { NODE_OPTIONS: `--require ${injected} --allow-child-process` },
    });
    const {
      options,
      injected: was,
      files,
      ...tried
    } = JSON.parse(stdout) as {
      options: string;
      injected: boolean;
      files: string;
      [name: string]: unknown;
    };
    expect([was, files]).toEqual([false, 'reached']);
    expect(options).toContain('--disable-sigusr1');
    const reached = Object.entries(tried).filter(([, came]) => came === 'reached' || came === true);
    expect(reached).toEqual([]);
    expect(Object.keys(tried).length).toBeGreaterThan(20);
  });

  test('does the work of the tool, from any folder, with nothing beside it', async () => {
    const { bytes } = await bundle(CHECKOUT, TURNBOX.entry);
    const turnbox = await executable(TURNBOX, bytes, 'turnbox');
    const home = join(folder, 'home');
    mkdirSync(home);
    writeFileSync(join(home, 'passphrase'), 'correct horse battery staple\n');
    const ask = async (...args: string[]): Promise<string> => {
      const { stdout, stderr } = await run(turnbox, args, { cwd: home, env: {} });
      expect(stderr).toBe('');
      return stdout;
    };
    expect(await ask('--version')).toBe(`turnbox ${VERSION}\n`);
    const vault = ['--vault', 'vault', '--passphrase-file', 'passphrase'];
    await ask('init', ...vault, '--label', 'Reader');
    await ask('card', ...vault, '--out', 'reader.card');
    expect(readFileSync(join(home, 'reader.card'), 'utf8')).toContain('role reader');
    await expect(run(turnbox, ['list', '--vault', 'none'], { cwd: home })).rejects.toMatchObject({
      code: 1,
    });
  });
});

describe('what goes into a release', () => {
  test('is held against hashes: a changed package and an unlisted archive are refused', () => {
    const bytes = Buffer.from('a package');
    const digest = createHash('sha512').update(bytes).digest('base64');
    expect(isIntact(bytes, `sha512-${digest}`)).toBe(true);
    expect(isIntact(Buffer.from('another'), `sha512-${digest}`)).toBe(false);
    expect(isIntact(bytes, `sha1-${digest}`)).toBe(false);
    expect(isIntact(bytes, '')).toBe(false);
    const line = `${createHash('sha256').update(bytes).digest('hex')}  node.tar.xz`;
    expect(isListed(`x  y\n${line}\n`, 'node.tar.xz', bytes)).toBe(true);
    expect(isListed(line, 'other.tar.xz', bytes)).toBe(false);
    expect(isListed(line, 'node.tar.xz', Buffer.from('another'))).toBe(false);
  });

  test('is under licences that allow it', () => {
    for (const fine of ['MIT', '(MIT OR CC0-1.0)', 'GPL-2.0 OR ISC', 'MIT AND MPL-2.0'])
      expect(isAllowed(fine)).toBe(true);
    for (const not of ['none', 'UNLICENSED', 'SSPL-1.0', 'MIT AND SSPL-1.0', 'SEE LICENSE IN x'])
      expect(isAllowed(not)).toBe(false);
  });
});

describe('the sums of a release', () => {
  test('are what sha256sum, minisign and gpg check', async () => {
    const dist = join(folder, 'dist');
    mkdirSync(join(dist, 'pages'), { recursive: true });
    writeFileSync(join(dist, 'turnbox.mjs'), 'one');
    writeFileSync(join(dist, 'pages', 'app.js'), 'two');
    await writeSums(dist);
    await run('sha256sum', ['--strict', '-c', SUMS], { cwd: dist });
    expect(readFileSync(join(dist, SUMS), 'utf8').split('\n')).toHaveLength(3);
    expect(await signSums(dist, VERSION, { minisign: undefined, openPgp: undefined })).toEqual([]);

    const keys = join(folder, 'keys');
    mkdirSync(keys, { mode: 0o700 });
    const pair = ['-p', join(keys, 'public'), '-s', join(keys, 'secret')];
    await run('minisign', ['-G', '-W', ...pair]);
    const gpg = (...args: string[]) =>
      run('gpg', ['--homedir', keys, '--batch', '--passphrase', '', ...args]);
    await gpg('--quick-generate-key', 'releases@turnbox.test', 'ed25519', 'sign');
    const own = { minisign: join(keys, 'secret'), openPgp: 'releases@turnbox.test' };
    const signed = await signSums(dist, VERSION, own, { ...process.env, GNUPGHOME: keys });
    expect(signed).toEqual(['minisign', 'OpenPGP']);
    const verify = (): Promise<unknown> =>
      Promise.all([
        run('minisign', ['-V', '-p', join(keys, 'public'), '-m', SUMS], { cwd: dist }),
        run('gpg', ['--homedir', keys, '--verify', `${SUMS}.asc`, SUMS], { cwd: dist }),
      ]);
    await verify();
    writeFileSync(join(dist, SUMS), 'changed');
    await expect(verify()).rejects.toBeDefined();
    await run('gpgconf', ['--homedir', keys, '--kill', 'gpg-agent']);
    expect(existsSync(join(dist, `${SUMS}.minisig`))).toBe(true);
  });
});
