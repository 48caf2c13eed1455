import { spawn } from 'node:child_process';
import { linkSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bundlePath, stickPath } from '../../../crypto/wire/bundle.js';
import { openVault } from '../../../journalist-cli/vault/vault.js';
import { type Bundled, bundled } from '../../harness/bundled.js';
import type { Round } from '../../harness/round.js';
import { startRound } from '../../harness/startRound.js';
import { sealTip } from '../../harness/tip.js';
import { type Desk, desk, PASSPHRASE } from '../../harness/tool.js';

const KILLS = 15;
const STICKS = 60;

let here: Desk;
let loop: Bundled;
beforeAll(async () => {
  here = desk();
  loop = await bundled('tests/harness/importLoop.ts');
  const round = await startRound(here);
  for (const name of ['anna', 'ben']) await here.ask(['outbox', 'stick', '--vault', name]);
  await round.edition('2026-03-02');
  for (let i = 1; i <= STICKS; i += 1) {
    await round.post(await sealTip(round, { from: `source ${String(i)}`, message: String(i) }));
    await round.batch('2026-03-02');
  }
  round.stick();
  for (let i = 1; i <= STICKS; i += 1) stickThrough(round, i);
});
afterAll(() => {
  here.remove();
  loop.remove();
});

/** The same stick with its first batches alone. */
function stickThrough(round: Round, last: number): void {
  const bundle = stickPath.bundle(round.readerIdOf('anna'));
  const later = new Set(
    Array.from({ length: STICKS - last }, (_, i) => bundlePath.batch(last + 1 + i)),
  );
  for (const path of round.files.keys()) {
    if (later.has(path)) continue;
    const target = here.path(`stick-${String(last)}`, bundle, path);
    mkdirSync(dirname(target), { recursive: true });
    linkSync(here.path('stick', bundle, path), target);
  }
}

/** Lets the loop run until it has said something a few times, and kills it in what it does next. */
function runAndKill(first: number, said: string[]): Promise<number | null> {
  const wanted = said.length + 1 + Math.floor(Math.random() * 3);
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [loop.file, here.folder, 'anna', String(first), String(STICKS)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let partial = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (partial + chunk.toString()).split('\n');
      partial = lines.pop() ?? '';
      said.push(...lines);
      if (said.length >= wanted) setTimeout(() => child.kill('SIGKILL'), Math.random() * 20);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code));
  });
}

describe('a vault whose program is killed', () => {
  test('has everything that was said to be done, and nothing by halves', async () => {
    const said: string[] = [];
    let through = 0;
    for (let i = 0; i < KILLS; i += 1) {
      const code = await runAndKill(through + 1, said);
      expect(code === null || code === 0).toBe(true);
      const vault = await openVault(join(here.folder, 'anna'), () => Promise.resolve(PASSPHRASE));
      const progress = vault.progress.get(1);
      const tips = vault.tips.all();
      const threads = vault.threads.all();
      const answers = new Set(vault.replies.all().map(({ value }) => value.text));
      vault.close();
      expect(progress?.through).toBeGreaterThanOrEqual(through);
      through = progress?.through ?? 0;
      // Each batch holds one message of a new source: all in together, or none of it.
      expect([tips.length, threads.length]).toEqual([through, through]);
      const lost = said.filter((line) =>
        line.startsWith('through ')
          ? Number(line.slice('through '.length)) > through
          : !answers.has(line),
      );
      expect(lost).toEqual([]);
    }
    expect(said.length).toBeGreaterThanOrEqual(KILLS);
  });
});
