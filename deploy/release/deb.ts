import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Plugin } from 'esbuild';
import { bundle, type Bundle } from './bundle.js';
import { pageFiles } from './pages.js';
import type { Architecture } from './programs.js';
import { dateAll, filesUnder } from './tree.js';

const run = promisify(execFile);
const DEBIAN: Readonly<Record<Architecture, string>> = { x64: 'amd64', arm64: 'arm64' };

const UNITS = ['turnbox@.service', 'turnbox-notice@.service', 'turnbox-notice@.timer'];

/** The database's own file for one architecture, which the package carries beside the bundle. */
const ADDON = 'better_sqlite3.node';
const prebuilt = (architecture: Architecture): Plugin => ({
  name: 'prebuilt',
  setup(bundler) {
    const name = `better-sqlite3/linux-${architecture}`;
    bundler.onResolve({ filter: /^better-sqlite3$/ }, ({ kind, resolveDir }) =>
      bundler.resolve(name, { kind, resolveDir }),
    );
    bundler.onResolve({ filter: /\.node$/ }, () => ({ path: `./${ADDON}`, external: true }));
  },
});

export interface Packaging {
  readonly checkout: string;
  readonly version: string;
  readonly architecture: Architecture;
  readonly node: string;
  readonly date: Date;
  /** The folder that the package goes to. */
  readonly out: string;
}

/** The server as a Debian package with Node inside; Debian's own Node is too old for it. */
export async function makePackage(packaging: Packaging): Promise<Bundle['inputs']> {
  const { checkout, version, architecture, node, date, out } = packaging;
  const { bytes, inputs } = await bundle(checkout, 'server/main.ts', [prebuilt(architecture)]);
  const recipe = join(checkout, 'deploy', 'release', 'debian');
  const root = await mkdtemp(join(tmpdir(), 'turnbox-deb-'));
  const put = async (from: string | Uint8Array, to: string, mode = 0o644): Promise<void> => {
    const place = join(root, to);
    await mkdir(dirname(place), { recursive: true });
    await (typeof from === 'string' ? copyFile(from, place) : writeFile(place, from));
    await chmod(place, mode);
  };
  try {
    await put(node, 'usr/lib/turnbox/node', 0o755);
    await put(bytes, 'usr/lib/turnbox/server/server.mjs');
    const addon = join(
      checkout,
      'node_modules/better-sqlite3/prebuilds',
      `linux-${architecture}.node`,
    );
    await put(addon, `usr/lib/turnbox/server/${ADDON}`);
    for (const { name, path } of await pageFiles(checkout))
      await put(path, `usr/lib/turnbox/client/${name}`);
    await put(join(recipe, 'turnbox-server'), 'usr/bin/turnbox-server', 0o755);
    for (const unit of UNITS) await put(join(recipe, unit), `usr/lib/systemd/system/${unit}`);
    await put(join(recipe, 'sysusers.conf'), 'usr/lib/sysusers.d/turnbox.conf');
    await put(join(recipe, 'tmpfiles.conf'), 'usr/lib/tmpfiles.d/turnbox.conf');
    await put(join(recipe, 'README'), 'usr/share/doc/turnbox-server/README');
    await put(join(checkout, 'LICENSE'), 'usr/share/doc/turnbox-server/copyright');
    const files = await filesUnder(root);
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(root, file))).size));
    for (const script of ['postinst', 'prerm', 'postrm'])
      await put(join(recipe, script), `DEBIAN/${script}`, 0o755);
    await put(Buffer.from(await md5sums(root, files)), 'DEBIAN/md5sums');
    const size = Math.ceil(sizes.reduce((sum, each) => sum + each, 0) / 1024);
    await put(Buffer.from(control(version, architecture, size)), 'DEBIAN/control');
    await run('find', [root, '-type', 'd', '-exec', 'chmod', '755', '{}', '+']);
    await dateAll(root, date);
    const name = `turnbox-server_${version}_${DEBIAN[architecture]}.deb`;
    const epoch = String(date.getTime() / 1000);
    const flags = ['--root-owner-group', '-Zxz', '-z2', '--threads-max=1', '--build'];
    await run('dpkg-deb', [...flags, root, join(out, name)], {
      env: { ...process.env, SOURCE_DATE_EPOCH: epoch },
    });
    return inputs;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const control = (version: string, architecture: Architecture, kibibytes: number): string =>
  `Package: turnbox-server
Version: ${version}
Architecture: ${DEBIAN[architecture]}
Maintainer: The Turnbox project <turnbox@example.org>
Depends: libc6 (>= 2.36), libstdc++6 (>= 12), systemd, util-linux
Recommends: tor
Section: net
Priority: optional
Installed-Size: ${String(kibibytes)}
Description: drop of an anonymous tip line
 Serves a tip line's pages behind a Tor onion service and keeps what arrives,
 sealed, until couriers have taken it. It opens nothing.
`;

async function md5sums(root: string, files: readonly string[]): Promise<string> {
  const lines = files.map(async (file) => {
    const digest = createHash('md5').update(await readFile(join(root, file)));
    return `${digest.digest('hex')}  ${file}\n`;
  });
  return (await Promise.all(lines)).join('');
}
