/**
 * Fills a vault that make.mjs made with copies of its messages, each on a thread of its own or as a
 * follow-up, and measures how long it takes until they can be listed.
 *
 *   node bench/vault/fill.mjs FOLDER THREADS TIPS
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCases } from '../../build/journalist-cli/cases/cases.js';
import { placeOf } from '../../build/journalist-cli/vault/line.js';
import { openVault } from '../../build/journalist-cli/vault/vault.js';
import { engine } from '../../build/tests/harness/line.js';

const [folder, threads = '5000', tips = '20000'] = process.argv.slice(2);
const passphrase = readFileSync(join(folder, 'passphrase'), 'utf8').trim();
const vault = await openVault(join(folder, 'anna'), () => Promise.resolve(passphrase));
const models = vault.tips
  .all()
  .map(({ value }) => value)
  .filter(({ kind }) => kind === 'proved');
const model = vault.threads.all()[0].value;
const hex = (bytes) => randomBytes(bytes).toString('hex');
const fresh = (key) => new Uint8Array(randomBytes(key.length));

await vault.transaction(() => {
  const ids = Array.from({ length: Number(threads) }, () => hex(16));
  const sources = ids.map(() =>
    Object.fromEntries(Object.entries(model.source).map(([name, key]) => [name, fresh(key)])),
  );
  ids.forEach((thread, i) => vault.threads.add({ ...model, thread, source: sources[i] }));
  for (let i = 0; i < Number(tips); i += 1) {
    const at = i % ids.length;
    const like = models[i % models.length];
    vault.tips.add({
      ...like,
      blob: hex(32),
      thread: ids[at],
      signature: hex(32),
      content: hex(32),
      tip: {
        ...like.tip,
        tip: hex(16),
        source: sources[at],
        answers: i < ids.length ? like.tip.answers : [],
        message: `Number ${String(i)}. ${like.tip.message}`,
      },
    });
  }
});
const place = await placeOf(engine, vault);
for (const round of ['cold', 'warm']) {
  const start = performance.now();
  const cases = loadCases(vault, place, '2026-03-06');
  process.stdout.write(
    `${round}: ${String(cases.length)} sources, ${String(vault.tips.numbers().length)} messages loaded in ${((performance.now() - start) / 1000).toFixed(2)} s\n`,
  );
}
vault.close();
