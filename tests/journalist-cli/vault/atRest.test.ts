import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fromHex, toBase64, utf8 } from '../../../crypto/wire/bytes.js';
import { openVault } from '../../../journalist-cli/vault/vault.js';
import { seedOf } from '../../harness/line.js';
import { startRound } from '../../harness/startRound.js';
import { sealTip } from '../../harness/tip.js';
import { type Desk, desk, PASSPHRASE } from '../../harness/tool.js';

let here: Desk;
beforeEach(() => {
  here = desk();
});
afterEach(() => here.remove());

describe('a vault at rest', () => {
  test('shows nothing of what is in it, in no byte of any of its files', async () => {
    const round = await startRound(here);
    for (const name of ['anna', 'ben']) await here.ask(['outbox', 'stick', '--vault', name]);
    await round.edition('2026-03-02');
    await round.post(
      await sealTip(round, {
        from: 'mara',
        message: 'QZXJ-canary-message',
        answers: [{ id: 'who', label: 'QZXJ-canary-question', answer: ['QZXJ-canary-answer'] }],
        files: [{ name: 'QZXJ-canary-name', bytes: utf8('QZXJ-canary-bytes'.repeat(300)) }],
      }),
    );
    await round.batch('2026-03-02');
    round.stick();
    await here.ask(['import', 'stick', '--vault', 'anna']);
    await here.ask(['reply', '1', '--vault', 'anna', '--text', 'QZXJ-canary-reply']);
    await here.ask(['label', '1', 'QZXJ-canary-label', '--vault', 'anna']);
    await here.ask(['note', '1', '--text', 'QZXJ-canary-note', '--vault', 'anna']);
    await here.ask(['settings', 'drill-word', 'QZXJ-canary-word', '--vault', 'anna']);
    await here.ask(['search', 'QZXJ-canary', '--vault', 'anna']);

    // Read while it is open, so that the log of writes beside the database is there to look at.
    const vault = await openVault(here.path('anna'), () => Promise.resolve(PASSPHRASE));
    await vault.transaction(() => vault.pieces.put(99, utf8('QZXJ-canary-open')));
    const secrets = vault.daykeys.all().map(({ value }) => value.seed);
    const { seed } = vault.identity.get(1) ?? { seed: seedOf('nobody') };
    const thread = vault.threads.get(1)?.thread ?? '';
    expect(thread).toMatch(/^[0-9a-f]{32}$/);
    const needles = [
      utf8('QZXJ'),
      utf8('Reader anna'),
      utf8('A line for tests'),
      utf8('2026-03-02'),
      utf8(thread),
      fromHex(thread),
      utf8('turnbox/1'),
      utf8(PASSPHRASE),
      ...[seed, ...secrets, seedOf('mara tag')].flatMap((secret) => [
        secret,
        utf8(toBase64(secret)),
      ]),
    ];
    const names = readdirSync(here.path('anna'));
    expect(names).toContain('vault.db-wal');
    const files = names.map((name) => readFileSync(join(here.folder, 'anna', name)));
    expect(files.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(50_000);
    vault.close();
    for (const file of [...files, readFileSync(here.path('anna', 'vault.db'))])
      expect(needles.filter((needle) => file.includes(Buffer.from(needle)))).toEqual([]);
  });
});
