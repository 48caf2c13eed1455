import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** What may import what. A room is a folder; main files alone choose an engine. */
const ROOMS = ['crypto', 'server', 'client', 'journalist-cli', 'deploy'] as const;
const ALLOWED: { readonly [room: string]: readonly string[] } = {
  crypto: [],
  server: ['crypto'],
  client: ['crypto'],
  'journalist-cli': ['crypto'],
  // Sets a line up and tries it out, so it may start the programs of every room.
  deploy: ['crypto', 'server', 'client', 'journalist-cli'],
};
const MAINS: readonly string[] = [
  'server/main.ts',
  'journalist-cli/turnbox.ts',
  'journalist-cli/turnboxCourier.ts',
  'client/app.ts',
  'client/offline/offline.ts',
  // Plays every part of a line, one after the other.
  'deploy/demo/tour.ts',
];
/** The vault's own rows and passphrase file: no format that leaves a process. */
const OWN_SEALS: readonly string[] = [
  'journalist-cli/vault/sealedRows.ts',
  'journalist-cli/vault/keyFile.ts',
];
const CRYPTO_PACKAGES = /^(?:@noble\/|@scure\/base$|age-encryption$|libsodium-wrappers$)/;

const files = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) return name === 'node_modules' ? [] : files(path);
        return /\.tsx?$/.test(name) ? [path] : [];
      })
    : [];

/** What a file imports: by `import`, `export ... from`, `import()`; comments do not count. */
function importsOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
  const found = [
    ...code.matchAll(/^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]/gm),
    ...code.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm),
    ...code.matchAll(/\bimport\s*\(\s*['"]([^'"]+)['"]/g),
  ];
  return found.map((match) => match[1] ?? '');
}

interface Arrow {
  readonly from: string;
  readonly to: string;
  /** By a path, not by the name of a package. */
  readonly isLocal: boolean;
}
const ARROWS: readonly Arrow[] = ROOMS.flatMap((room) =>
  files(room).flatMap((from) =>
    importsOf(readFileSync(from, 'utf8')).map((to): Arrow => {
      const isLocal = to.startsWith('.') || to.startsWith('/');
      return { from, to: isLocal ? normalize(join(dirname(from), to)) : to, isLocal };
    }),
  ),
);
const roomOf = (path: string): string => path.split('/')[0] ?? '';
const told = ({ from, to }: Arrow): string => `${from} imports ${to}`;

describe('the rooms', () => {
  it('import one way only, and nothing that is in no room', () => {
    const wrong = ARROWS.filter(
      ({ from, to, isLocal }) =>
        isLocal && roomOf(from) !== roomOf(to) && !ALLOWED[roomOf(from)]?.includes(roomOf(to)),
    );
    expect(wrong.map(told)).toEqual([]);
  });

  it('choose an engine in their main files alone', () => {
    const wrong = ARROWS.filter(
      ({ from, to }) => /^crypto\/engine\/(?:sodium|noble)\.js$/.test(to) && !MAINS.includes(from),
    );
    expect(wrong.map(told)).toEqual([]);
  });

  it('take cryptography from crypto/, not from the packages under it', () => {
    const wrong = ARROWS.filter(
      ({ from, to }) =>
        CRYPTO_PACKAGES.test(to) && roomOf(from) !== 'crypto' && !OWN_SEALS.includes(from),
    );
    expect(wrong.map(told)).toEqual([]);
  });

  it('are where this test looks for them', () => {
    expect(ARROWS.length).toBeGreaterThan(100);
    expect(MAINS.filter((main) => !existsSync(main))).toEqual([]);
  });
});

const CLOCK = 'crypto/clock.ts';
const CLOCK_IMPORT = 'crypto/clock.js';

describe('crypto', () => {
  const own = files('crypto').map((path) => [path, readFileSync(path, 'utf8')] as const);

  it('imports no Node API and no package but its primitives', () => {
    const wrong = ARROWS.filter(({ from }) => roomOf(from) === 'crypto').filter(
      ({ to }) => roomOf(to) !== 'crypto' && !CRYPTO_PACKAGES.test(to),
    );
    expect(wrong.map(told)).toEqual([]);
  });

  it('names nothing of Node, of a page or of the network', () => {
    const foreign =
      /(?<![.\w'"])(?:process|Buffer|require|__dirname|document|window|fetch|localStorage|XMLHttpRequest|WebSocket|setTimeout|setInterval|console)\b(?=[.(])/;
    const wrong = own.filter(([, source]) =>
      foreign.test(source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')),
    );
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  it('reads no clock but in the one place where programs make theirs', () => {
    const wrong = own.filter(
      ([path, source]) =>
        path !== CLOCK && /\bDate\.now\b|new Date\(\s*\)|performance\./.test(source),
    );
    expect(wrong.map(([path]) => path)).toEqual([]);
    const inside = ARROWS.filter(
      ({ from, to }) => roomOf(from) === 'crypto' && to === CLOCK_IMPORT,
    );
    expect(inside.map(told)).toEqual([]);
  });
});

describe('the parser of imports', () => {
  it('sees every way to import, and nothing in comments or strings', () => {
    expect(
      importsOf(`import a from './a.js';
import {
  b,
  type C,
} from '../b.js';
export { d } from "./d.js";
export * from './e.js';
import './f.js';
const g = await import('./g.js');
// import x from './x.js';
/* import y from './y.js'; */
const z = 1; // import z from './z.js'
import type { H } from './h.js';
`).sort(),
    ).toEqual(['../b.js', './a.js', './d.js', './e.js', './f.js', './g.js', './h.js']);
  });
});
