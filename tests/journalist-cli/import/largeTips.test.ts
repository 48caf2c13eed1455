import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseLabel } from '../../../crypto/wire/fields.js';
import { openBlob } from '../../../journalist-cli/import/openBlob.js';
import { createVault, openVault, type Vault } from '../../../journalist-cli/vault/vault.js';
import { engine, seedOf } from '../../harness/line.js';
import { sealTip } from '../../harness/tip.js';
import { type Desk, desk, PASSPHRASE } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

const MIB = 1024 * 1024;
const LARGE = 24 * MIB;
const CHUNK = 256 * 1024;
let here: Desk;
let thread: Thread;
let vault: Vault | undefined;
beforeEach(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben']);
});
afterEach(() => {
  vault?.close();
  vault = undefined;
  here.remove();
});

const film = (): Uint8Array => {
  const bytes = new Uint8Array(LARGE);
  for (let at = 0; at < LARGE; at += 4096) bytes[at] = (at >> 12) % 251;
  return bytes;
};

/** An empty vault whose pieces count how far they are behind what was read of the blob. */
async function countingVault(behind: (stored: number) => void): Promise<Vault> {
  await createVault(engine, here.path('other'), PASSPHRASE, 4, {
    role: 'reader',
    label: parseLabel('Other'),
    seed: seedOf('other'),
    line: null,
    root: null,
  });
  const opened = await openVault(here.path('other'), () => Promise.resolve(PASSPHRASE));
  let stored = 0;
  const add = (bytes: Uint8Array): number => {
    stored += bytes.length;
    behind(stored);
    return opened.pieces.add(bytes);
  };
  vault = opened;
  return { ...opened, pieces: { ...opened.pieces, add } };
}

async function seeds(): Promise<Uint8Array[]> {
  const anna = await openVault(here.path('anna'), () => Promise.resolve(PASSPHRASE));
  const all = anna.daykeys.all().map(({ value }) => value.seed);
  anna.close();
  return all;
}

describe('a large message', () => {
  test('is opened as it flows: no more than a few pieces are read ahead of what is stored', async () => {
    const blob = await sealTip(thread.round, {
      from: 'mara',
      files: [{ name: 'film.mp4', bytes: film() }],
    });
    let read = 0;
    let most = 0;
    const counting = await countingVault((stored) => {
      most = Math.max(most, read - stored);
    });
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < blob.length; at += CHUNK) {
        const chunk = blob.subarray(at, at + CHUNK);
        read += chunk.length;
        yield chunk;
      }
    }
    const opening = await counting.transaction(async () =>
      openBlob({ engine, vault: counting, line: thread.round.line }, chunks, 2, await seeds()),
    );
    expect(opening).toMatchObject({ kind: 'proved' });
    expect(counting.pieces.numbers()).toHaveLength(LARGE / MIB);
    expect(most).toBeLessThan(4 * MIB);
  });

  test('that is cut in its seal is kept as far as it opens, with its words, and no file of it', async () => {
    const blob = await sealTip(thread.round, {
      from: 'mara',
      message: 'still readable',
      files: [{ name: 'film.mp4', bytes: film().subarray(0, 5 * MIB) }],
    });
    // The drop takes what has the right size; the list has the hash of these very bytes.
    blob[blob.length - 2 * MIB] = (blob[blob.length - 2 * MIB] ?? 0) ^ 1;
    await thread.round.post(blob);
    await thread.sync('2026-03-02');
    expect(await thread.import('anna')).toMatchObject({ tips: 0, damaged: 1, through: 1 });
    expect(await thread.show('anna')).toMatchObject({
      proof: 'damaged',
      why: 'sealed-malformed',
      message: 'still readable',
      files: [],
    });
    const kept = await openVault(here.path('anna'), () => Promise.resolve(PASSPHRASE));
    const [tip] = kept.tips.all().map(({ value }) => value);
    const rows = tip?.kind === 'damaged' ? tip.rows : [];
    expect(kept.pieces.numbers()).toEqual(rows);
    expect(rows.length).toBeGreaterThan(4);
    kept.close();
  });
});
