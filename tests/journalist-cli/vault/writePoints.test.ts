import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stickPath } from '../../../crypto/wire/bundle.js';
import { parseOutbox } from '../../../crypto/wire/outbox.js';
import { openVault } from '../../../journalist-cli/vault/vault.js';
import { type Bundled, bundled } from '../../harness/bundled.js';
import { type Desk, desk, PASSPHRASE } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

const NEXT = 'another horse entirely';
/**
 * At so many of each kind of write, spread over the four commands. Every single one takes a minute
 * and a half, and was tried too: set this to Infinity.
 */
const OF_EACH = 2;

let here: Desk;
let tool: Bundled;
let thread: Thread;
beforeAll(async () => {
  here = desk();
  tool = await bundled('tests/harness/dyingTool.ts');
  thread = await startThread(here, ['anna', 'ben']);
  await thread.send({ from: 'mara', message: 'He takes money.' });
  await thread.sync('2026-03-02');
  writeFileSync(here.path('next'), `${NEXT}\n`);
  cpSync(here.path('stick'), here.path('fresh'), { recursive: true });
});
afterAll(() => {
  here.remove();
  tool.remove();
});

/** The same vault and stick, and the tool until its Nth write; what it said was done. */
function runUntil(n: number): { readonly killed: boolean; readonly said: string[] } {
  for (const [from, to] of [
    ['anna', 'vault'],
    ['fresh', 'stick'],
  ] as const) {
    rmSync(here.path(to), { recursive: true, force: true });
    cpSync(here.path(from), here.path(to), { recursive: true });
  }
  const { signal, status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', tool.file, here.folder, String(n)],
    { encoding: 'utf8' },
  );
  expect([n, stderr, signal ?? status]).toEqual([n, '', n === 0 ? 0 : 'SIGKILL']);
  return { killed: signal !== null, said: stdout.trim().split('\n') };
}

async function opened() {
  const before = await openVault(here.path('vault'), () => Promise.resolve(PASSPHRASE)).catch(
    () => null,
  );
  return {
    vault: before ?? (await openVault(here.path('vault'), () => Promise.resolve(NEXT))),
    byOld: before !== null,
  };
}

/** The number of the outbox on the stick. */
function written(): number {
  const folder = stickPath.outbox(thread.round.readerIdOf('anna'));
  const manifest = here.path('stick', folder, 'manifest');
  return existsSync(manifest)
    ? parseOutbox(new Uint8Array(readFileSync(manifest))).claims.number
    : 0;
}

describe('a vault whose program dies at a durable write', () => {
  test('opens, with all that was acknowledged and nothing by halves, at whichever it was', async () => {
    const { said } = runUntil(0);
    const points = (said.at(-1) ?? '').split(' ').slice(1);
    expect(new Set(points)).toEqual(
      new Set(['create', 'write', 'sync', 'rename', 'remove', 'folder', 'commit', 'row', 'schema']),
    );
    const chosen = [...new Set(points)].flatMap((kind) => {
      const places = points.flatMap((what, i) => (what === kind ? [i + 1] : []));
      const stride = Math.ceil(places.length / OF_EACH);
      return places.filter((_, i) => i % stride === 0);
    });
    for (const n of chosen) {
      const done = runUntil(n).said;
      const { vault, byOld } = await opened();
      const [tips, replies] = [vault.tips.all(), vault.replies.all()];
      const outbox = vault.progress.get(1)?.outbox ?? 0;
      const through = vault.progress.get(1)?.through ?? 0;
      vault.close();
      const where = `${String(n)} of ${String(points.length)}, ${points[n - 1] ?? ''}`;
      const lost = {
        import: through !== 1,
        reply: replies.length !== 1,
        outbox: written() !== outbox,
        passphrase: byOld,
      };
      const acknowledged = Object.entries(lost).filter(([command]) => done.includes(command));
      expect([where, acknowledged.filter(([, isLost]) => isLost)]).toEqual([where, []]);
      // The batch held one message: both are in, or neither.
      expect([where, tips.length]).toEqual([where, through]);
    }
    expect(chosen.length).toBeGreaterThan(15);
  });
});
