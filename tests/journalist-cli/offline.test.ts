import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Bundled, bundled } from '../harness/bundled.js';
import { startRound } from '../harness/startRound.js';
import { sealTip } from '../harness/tip.js';
import { type Desk, desk } from '../harness/tool.js';

/** Node's parts by which a program could reach a network, or start one that does. */
const NETWORK = [
  'net',
  'http',
  'https',
  'http2',
  'tls',
  'dns',
  'dns/promises',
  'dgram',
  'child_process',
  'cluster',
  'inspector',
  'inspector/promises',
  'worker_threads',
];
const bare = (path: string): string => path.replace(/^node:/, '');

let here: Desk;
let tool: Bundled;
beforeAll(async () => {
  here = desk();
  tool = await bundled('journalist-cli/turnbox.ts');
});
afterAll(() => {
  here.remove();
  tool.remove();
});

describe('the offline tool', () => {
  test('imports nothing by which it could reach a network', () => {
    const builtins = Object.values(tool.metafile.inputs).flatMap(({ imports }) =>
      imports.filter(({ path }) => isBuiltin(path)).map(({ path }) => bare(path)),
    );
    expect(builtins).toContain('sqlite');
    expect(builtins.filter((path) => NETWORK.includes(path))).toEqual([]);
  });

  test('reaches for no web call in its own files', async () => {
    const { readFile } = await import('node:fs/promises');
    const own = Object.keys(tool.metafile.inputs).filter(
      (path) => path.startsWith('journalist-cli/') || path.startsWith('crypto/'),
    );
    expect(own.length).toBeGreaterThan(40);
    expect(own.some((path) => path.startsWith('journalist-cli/courier/'))).toBe(false);
    for (const path of own)
      expect(await readFile(path, 'utf8')).not.toMatch(
        /\b(?:fetch|WebSocket|EventSource|XMLHttpRequest|getBuiltinModule)\b/,
      );
  });

  test('does a day’s work where the network, other programs and threads are denied', async () => {
    const round = await startRound(here, { readers: ['ben'] });
    const denied = here.path('denied.mjs');
    writeFileSync(
      denied,
      `import { registerHooks } from 'node:module';
       const denied = new Set(${JSON.stringify(NETWORK)});
       registerHooks({ resolve(name, context, next) {
         if (denied.has(name.replace(/^node:/, ''))) throw new Error('denied: ' + name);
         return next(name, context);
       } });
       globalThis.fetch = globalThis.WebSocket = () => { throw new Error('denied'); };`,
    );
    const turnbox = async (...args: string[]): Promise<string> => {
      const { stdout, stderr } = await promisify(execFile)(
        process.execPath,
        [
          '--permission',
          '--allow-fs-read=*',
          '--allow-fs-write=*',
          '--import',
          denied,
          tool.file,
          ...args,
          '--passphrase-file',
          'passphrase',
        ],
        { cwd: here.folder, env: { TURNBOX_DAY: '2026-03-02' } },
      );
      expect(stderr).toBe('');
      return stdout;
    };
    await turnbox('outbox', 'stick', '--vault', 'ben');
    await round.edition('2026-03-02');
    await round.post(await sealTip(round, { from: 'mara', message: 'Nobody is online.' }));
    await round.batch('2026-03-02');
    round.stick();
    expect(await turnbox('import', 'stick', '--vault', 'ben')).toContain('1 message');
    expect(await turnbox('show', '1', '--vault', 'ben')).toContain('Nobody is online.');
    await turnbox('reply', '1', '--vault', 'ben', '--text', 'Nor are we.');
    expect(await turnbox('list', '--vault', 'ben')).toContain('waiting');
    await turnbox('init', '--vault', 'another', '--label', 'Another');
    await turnbox('card', '--vault', 'another', '--out', 'another.card');
  });
});
