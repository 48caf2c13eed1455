/* eslint-disable no-restricted-imports -- this file runs in Node, not in the page */
/**
 * Bundles the source's side into build/client/: one script that is page and worker, a second for
 * old browsers alone, the style, the
 * word list and the icon, each named by its hash, and assets.json, which lists them. The same
 * sources give the same bytes, so anyone can build them again and compare with what a line serves.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { minify } from '@swc/core';
import { build, transform } from 'esbuild';
import { icon } from './icon.mjs';
import { offlinePage } from './offline/build.mjs';
import { wordsOfErrorsLeftOut } from './wordless.mjs';

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
        /^const ADVICE = \{$[^]*?^\} as const;$/m,
        'const ADVICE = {};',
      ),
      loader: 'ts',
    }));
  },
};

/** Of this library, three codecs are used, which browsers have by themselves: see codecs.ts. */
const ownCodecs = {
  name: 'own-codecs',
  setup(bundler) {
    bundler.onResolve({ filter: /^@scure\/base$/ }, () => ({
      path: join(HERE, 'codecs.ts'),
      sideEffects: false,
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
      // Without an export, it would count as a module of the old kind, and bring helpers along.
      contents: `export {};\n${UNUSED[Number(path)].names
        .map((name) => `export function ${name}() { throw new Error('left out'); }`)
        .join('\n')}`,
    }));
  },
};

/** Ed25519 in JavaScript stands in a file of its own: the script loads it where a browser has none. */
const signingApart = (address) => ({
  name: 'signing-apart',
  setup(bundler) {
    bundler.onResolve({ filter: /\/ed25519Js\.js$/ }, () => ({ path: address, external: true }));
  },
});

async function bundled(entry, format, plugins = []) {
  const { outputFiles } = await build({
    entryPoints: [join(HERE, entry)],
    bundle: true,
    minify: true,
    write: false,
    format,
    platform: 'browser',
    target: 'es2023',
    charset: 'ascii',
    legalComments: 'none',
    plugins: [unusedLeftOut, adviceLeftOut, ownCodecs, wordsOfErrorsLeftOut, ...plugins],
    logLevel: 'warning',
  });
  // A second pass over the whole: 3 kB less by gzip than one minifier makes it.
  const { code } = await minify(outputFiles[0].text, {
    compress: { passes: 3, toplevel: true },
    mangle: { toplevel: true },
    format: { asciiOnly: true, comments: false },
    module: format === 'esm',
    ecma: 2022,
  });
  const bytes = Buffer.from(code);
  const found = FORBIDDEN.filter((part) => part.test(bytes.toString('latin1')));
  if (found.length > 0)
    throw new Error(`the script holds what should be left out: ${found.join(' ')}`);
  return bytes;
}

const count = (most, rule) => Array.from({ length: most }, (_, i) => rule(i + 1)).join();
const ticked = (letter, n) => `body:has(.${letter}${n}:checked) `;
/** What a line's questions hang on, by numbers: server/site/conditions.ts says what each stands for. */
function conditions() {
  return `@supports selector(:has(a)) {
    ${count(12, (n) => `body:not(:has(.k${n}:checked)) .s${n}`)},
    ${count(12, (n) => `${ticked('k', n)}.n${n}`)},
    ${count(6, (n) => `${ticked('x', n)}.f${n}`)}, .anyway { display: none }
    ${count(6, (n) => `${ticked('x', n)}.a${n}`)} { display: block }
  }`;
}

async function style() {
  const css = readFileSync(join(HERE, 'style.css'), 'utf8') + conditions();
  const { code } = await transform(css, { loader: 'css', minify: true, target: 'firefox128' });
  return Buffer.from(code);
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

const BUILT =
  /^(?:(?:app|signing|style|icon|offline|words-[a-z]+)-[0-9a-f]{16}\.[a-z]+|assets\.json|offline\.html)$/;
mkdirSync(OUT, { recursive: true });
for (const name of readdirSync(OUT)) if (BUILT.test(name)) rmSync(join(OUT, name));

const words = (name) => readFileSync(join(HERE, 'words', name));
const signing = put(
  'signing',
  'signing',
  'js',
  await bundled('../crypto/engine/ed25519Js.ts', 'esm'),
);
const offline = await offlinePage({
  script: await bundled('offline/offline.ts', 'iife'),
  css: readFileSync(join(HERE, 'style.css'), 'utf8'),
  words: words('english.txt'),
  shared: words('english.shared.txt'),
});
// Under a plain name as well, for whoever takes it from a release.
writeFileSync(join(OUT, 'offline.html'), offline);
const assets = {
  app: put(
    'app',
    'app',
    'js',
    await bundled('app.ts', 'iife', [signingApart(`/a/${signing.name}`)]),
  ),
  signing,
  style: put('style', 'style', 'css', await style()),
  'words-en': {
    // Which words other languages share comes first, on a line of its own: a page has no need of it.
    ...put(
      'words-en',
      'words-en',
      'txt',
      Buffer.concat([words('english.shared.txt'), words('english.txt')]),
    ),
    shared: words('english.shared.txt').toString('utf8').trim(),
  },
  offline: put('offline', 'offline', 'html', offline),
  icon: put('icon', 'icon', 'png', icon()),
};
writeFileSync(join(OUT, 'assets.json'), `${JSON.stringify(assets, null, 2)}\n`);
for (const [key, { raw, gzip }] of Object.entries(sizes))
  console.log(
    `${key.padEnd(9)} ${String(raw).padStart(7)} bytes, ${String(gzip).padStart(6)} gzip`,
  );
