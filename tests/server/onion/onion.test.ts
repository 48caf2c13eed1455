import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../../server/config/config.js';
import { program } from '../../../server/program.js';
import { DAY, engine, noonOf } from '../../harness/line.js';
import { removeFolder, temporaryFolder } from '../../harness/drop.js';

async function run(args: readonly string[]): Promise<{ code: number; out: string; notes: string }> {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await program(args, {
    engine,
    clock: () => noonOf(DAY),
    assets: '',
    out: (line) => void out.push(line),
    note: (line) => void notes.push(line),
    stopped: () => Promise.resolve(),
  });
  return { code, out: out.join('\n'), notes: notes.join('\n') };
}
const mode = (path: string): number => statSync(path).mode & 0o777;

describe('turnbox-server onion', () => {
  let folder: string;
  let dir: string;
  let torData: string;
  beforeEach(async () => {
    folder = temporaryFolder();
    dir = join(folder, 'line');
    torData = join(folder, 'tor');
    await run(['init', dir, '--label', 'Drop']);
  });
  afterEach(() => removeFolder(folder));

  const onion = (...more: string[]): ReturnType<typeof run> =>
    run(['onion', dir, '--tor-data', torData, ...more]);
  const clients = (): string[] =>
    readdirSync(join(torData, 'turnbox-line-couriers', 'authorized_clients')).toSorted();

  test('makes two addresses, the same ones each time, and a file that Tor accepts', async () => {
    const first = await onion();
    expect([first.code, first.out]).toEqual([
      0,
      expect.stringMatching(
        /^site {5}http:\/\/[a-z2-7]{56}\.onion\/\ncouriers http:\/\/[a-z2-7]{56}\.onion\/$/,
      ),
    ]);
    expect((await onion()).out).toBe(first.out);
    const tor = spawnSync(
      'tor',
      [
        '--verify-config',
        '--defaults-torrc',
        '/dev/null',
        '-f',
        join(torData, 'turnbox-line.torrc'),
      ],
      { encoding: 'utf8' },
    );
    expect([tor.status, tor.stdout]).toEqual([
      0,
      expect.stringContaining('Configuration was valid'),
    ]);
    expect(tor.stdout).not.toContain('[warn] Unrecognized');
  });

  test('turns the drop to sockets that say the circuit, and leaves its limits alone', async () => {
    const before = parseConfig(readFileSync(join(dir, 'config.json')));
    await onion('--sockets', '/run/turnbox');
    expect(parseConfig(readFileSync(join(dir, 'config.json')))).toEqual({
      ...before,
      site: { socket: '/run/turnbox/line-site.sock', proxy: true },
      courier: { socket: '/run/turnbox/line-couriers.sock', proxy: true },
    });
  });

  test('leaves the couriers’ service to nobody, until one is let in', async () => {
    await onion();
    expect(clients()).toEqual(['nobody.auth']);
    for (const name of ['turnbox-line-site', 'turnbox-line-couriers']) {
      expect(mode(join(torData, name))).toBe(0o700);
      expect(mode(join(torData, name, 'hs_ed25519_secret_key'))).toBe(0o600);
    }
  });

  test('lets a courier in with a key that is handed over and not kept, and out again', async () => {
    const { out } = await onion();
    const address = /couriers http:\/\/([a-z2-7]{56})/.exec(out)?.[1] ?? '';
    const file = join(folder, 'key.auth_private');
    const added = await onion('--courier', 'north', '--out', file);
    expect([added.code, added.out]).toEqual([0, expect.stringContaining('courier  north')]);
    expect(clients()).toEqual(['nobody.auth', 'north.auth']);
    expect(mode(file)).toBe(0o600);
    const secret = readFileSync(file, 'utf8');
    expect(secret).toMatch(new RegExp(`^${address}:descriptor:x25519:[A-Z2-7]{52}\\n$`));
    const half = secret.trim().split(':').at(-1) ?? '';
    const all = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(all.filter((path) => readFileSync(path).includes(half))).toEqual([file]);

    const removed = await onion('--remove', 'north');
    expect([removed.code, removed.out.includes('north')]).toEqual([0, false]);
    expect(clients()).toEqual(['nobody.auth']);
  });

  test('refuses a courier of the same name, an unsafe name, and a file that is there', async () => {
    await onion();
    const file = join(folder, 'key');
    expect((await onion('--courier', 'north', '--out', file)).code).toBe(0);
    expect((await onion('--courier', 'north', '--out', join(folder, 'other'))).code).toBe(1);
    expect(existsSync(join(folder, 'other'))).toBe(false);
    expect((await onion('--courier', '../north')).code).toBe(1);
    expect((await onion('--courier', 'nobody')).code).toBe(1);
    expect((await onion('--courier', 'south', '--out', file)).code).toBe(1);
    expect(clients()).toEqual(['nobody.auth', 'north.auth']);
    expect((await onion('--remove', 'south')).code).toBe(1);
    expect((await onion('--remove', 'nobody')).code).toBe(1);
  });

  test('writes as Tor’s own user, who cannot have root follow a link', async () => {
    // Only root can give a folder to somebody else, and only root has power to lend.
    if (process.geteuid?.() !== 0) return;
    const foreign = join(folder, 'foreign');
    mkdirSync(foreign, { mode: 0o755 });
    mkdirSync(torData);
    symlinkSync(foreign, join(torData, 'turnbox-line-site'));
    chownSync(torData, 65_534, 65_534);
    chmodSync(folder, 0o755);
    expect((await onion()).code).toBe(1);
    expect([readdirSync(foreign), mode(foreign), statSync(foreign).uid]).toEqual([[], 0o755, 0]);
    rmSync(join(torData, 'turnbox-line-site'));
    expect((await onion()).code).toBe(0);
    const made = join(torData, 'turnbox-line-site', 'hs_ed25519_secret_key');
    expect([statSync(made).uid, mode(made), process.geteuid?.()]).toEqual([65_534, 0o600, 0]);
  });

  test('says that a folder is no line', async () => {
    expect((await run(['onion', join(folder, 'nothing')])).code).toBe(1);
  });
});
