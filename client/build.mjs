/* eslint-disable no-restricted-imports -- this file runs in Node, not in the page */
/**
 * Bundles the source's side into build/client/: one script that is page and worker, the style, the
 * word list and the icon, each named by its hash, and assets.json, which lists them. The same
 * sources give the same bytes, so anyone can build them again and compare with what a line serves.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync, gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, '..', 'build', 'client');

/** What a source's browser never runs: our recipients and identities are objects of our own. */
const UNUSED = [
  {
    from: /[\\/]age-encryption[\\/]/,
    path: /^\.\/recipients\.js$/,
    names: [
      'HybridIdentity',
      'HybridRecipient',
      'HybridTagRecipient',
      'ScryptIdentity',
      'ScryptRecipient',
      'TagRecipient',
      'X25519Identity',
      'X25519Recipient',
      'generateHybridIdentity',
      'generateIdentity',
      'generateX25519Identity',
      'identityToRecipient',
    ],
  },
  { from: /[\\/]age-encryption[\\/]/, path: /^\.\/(armor|webauthn)\.js$/, names: [] },
  {
    from: /[\\/]post-quantum[\\/]/,
    path: /^@noble\/curves\/nist\.js$/,
    names: ['p256', 'p384'],
  },
];
/**
 * What may not be in the bundle: each stands for a part that nobody uses there. Of scrypt, only the
 * name of a setting of age's own encrypter is left.
 */
const FORBIDDEN = [/p256/i, /p-256/i, /scrypt(?!WorkFactor)/i, /webauthn/i];

/**
 * The sentences that go with refusals are for the other programs: a page says what it has to say in
 * its own language, from its own text.
 */
const adviceLeftOut = {
  name: 'advice-left-out',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]crypto[\\/]refusal\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        /^( {2}'[a-z-]+':)\s+(?:'[^']*'|"[^"]*"),$/gm,
        "$1 '',",
      ),
      loader: 'ts',
    }));
  },
};

const unusedLeftOut = {
  name: 'unused-left-out',
  setup(bundler) {
    for (const [i, { from, path }] of UNUSED.entries())
      bundler.onResolve({ filter: path }, ({ importer }) =>
        from.test(importer)
          ? { path: String(i), namespace: 'unused', sideEffects: false }
          : undefined,
      );
    bundler.onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: UNUSED[Number(path)].names
        .map((name) => `export function ${name}() { throw new Error('left out'); }`)
        .join('\n'),
    }));
  },
};

async function script() {
  const { outputFiles } = await build({
    entryPoints: [join(HERE, 'app.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
    charset: 'ascii',
    legalComments: 'none',
    plugins: [unusedLeftOut, adviceLeftOut],
    logLevel: 'warning',
  });
  const bytes = Buffer.from(outputFiles[0].contents);
  const found = FORBIDDEN.filter((part) => part.test(bytes.toString('latin1')));
  if (found.length > 0)
    throw new Error(`the script holds what should be left out: ${found.join(' ')}`);
  return bytes;
}

async function style() {
  const css = readFileSync(join(HERE, 'style.css'), 'utf8');
  const { code } = await transform(css, { loader: 'css', minify: true, target: 'firefox128' });
  return Buffer.from(code);
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A plain grey tile with round corners: in a row of tabs, nobody looks at it twice. */
function icon() {
  const side = 32;
  const round = 7;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([2, 3, 0, 0, 0], 8); // two bits a pixel, by palette
  const inside = (x, y) => {
    const dx = Math.max(round - x - 0.5, x + 0.5 - (side - round), 0);
    const dy = Math.max(round - y - 0.5, y + 0.5 - (side - round), 0);
    return dx * dx + dy * dy <= round * round;
  };
  const rows = Array.from({ length: side }, (_, y) => {
    const row = Buffer.alloc(1 + side / 4);
    for (let x = 0; x < side; x += 1) if (inside(x, y)) row[1 + (x >> 2)] |= 1 << (6 - 2 * (x & 3));
    return row;
  });
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([0xff, 0xff, 0xff, 0x8a, 0x93, 0x99])),
    chunk('tRNS', Buffer.from([0x00, 0xff])),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const sha256 = (bytes, encoding) => createHash('sha256').update(bytes).digest(encoding);
const sizes = {};

function put(key, stem, extension, bytes) {
  const hex = sha256(bytes, 'hex');
  const name = `${stem}-${hex.slice(0, 16)}.${extension}`;
  writeFileSync(join(OUT, name), bytes);
  sizes[key] = { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
  return { name, sha256: hex, integrity: `sha256-${sha256(bytes, 'base64')}` };
}

const BUILT = /^(?:(?:app|style|icon|words-[a-z]+)-[0-9a-f]{16}\.[a-z]+|assets\.json)$/;
mkdirSync(OUT, { recursive: true });
for (const name of readdirSync(OUT)) if (BUILT.test(name)) rmSync(join(OUT, name));

const words = (name) => readFileSync(join(HERE, 'words', name));
const assets = {
  app: put('app', 'app', 'js', await script()),
  style: put('style', 'style', 'css', await style()),
  'words-en': {
    ...put('words-en', 'words-en', 'txt', words('english.txt')),
    shared: words('english.shared.txt').toString('utf8').trim(),
  },
  icon: put('icon', 'icon', 'png', icon()),
};
writeFileSync(join(OUT, 'assets.json'), `${JSON.stringify(assets, null, 2)}\n`);
for (const [key, { raw, gzip }] of Object.entries(sizes))
  console.log(
    `${key.padEnd(9)} ${String(raw).padStart(7)} bytes, ${String(gzip).padStart(6)} gzip`,
  );
