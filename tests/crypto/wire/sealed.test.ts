import { describe, expect, it } from '@jest/globals';
import { Decrypter } from 'age-encryption';
import { nobleEngine } from '../../../crypto/engine/noble.js';
import { encodeIdentity } from '../../../crypto/keys/recipient.js';
import { utf8 } from '../../../crypto/wire/bytes.js';
import {
  seal,
  sealedSize,
  sealKeepingKey,
  throwAwayKey,
  unseal,
  unsealWithKey,
} from '../../../crypto/wire/sealed.js';
import { asView, codeOf, engine, hex, seedOf, text } from '../aLine.js';

const SEEDS = ['ada', 'bea', 'col'].map((name) => seedOf(`day key ${name}`));
const KEYS = SEEDS.map((seed) => engine.xwing.publicKey(seed));

describe('a sealed file', () => {
  it('has the size that its formula says, at every turn of a chunk', async () => {
    for (const size of [1, 16, 65_535, 65_536, 65_537, 131_072, 131_073]) {
      const file = await seal(engine, KEYS, new Uint8Array(size));
      expect([size, file.length]).toEqual([size, sealedSize(3, size)]);
    }
  });

  it('has as many stanzas as keys, in the order of the keys', async () => {
    const file = await seal(engine, KEYS, utf8('words'));
    const header = text(file).split('\n---')[0] ?? '';
    expect(header.match(/^-> mlkem768x25519 /gm)).toHaveLength(3);
    const opened: (number | null)[] = [];
    const probe = (seed: Uint8Array): Promise<unknown> => {
      const decrypter = new Decrypter();
      decrypter.addIdentity({
        unwrapFileKey: async (stanzas) => {
          for (const [i, stanza] of stanzas.entries())
            if ((await engine.xwing.identity(seed).unwrapFileKey([stanza])) !== null)
              opened.push(i);
          return null;
        },
      });
      return decrypter.decrypt(file).catch(() => null);
    };
    for (const seed of SEEDS) await probe(seed);
    expect(opened).toEqual([0, 1, 2]);
  });

  it('opens for each of its keys, for the stock tool too, and for no other', async () => {
    const file = await seal(engine, KEYS, utf8('words'));
    for (const seed of SEEDS) {
      expect(text(await unseal(engine, [seed], asView(file), 3))).toBe('words');
      const stock = new Decrypter();
      stock.addIdentity(encodeIdentity(seed));
      expect(await stock.decrypt(file, 'text')).toBe('words');
    }
    expect(text(await unseal(engine, [seedOf('no'), ...SEEDS], file, 3))).toBe('words');
    expect(await codeOf(() => unseal(engine, [seedOf('no')], file, 3))).toBe('sealed-not-for-us');
    expect(await codeOf(() => unseal(engine, [], file, 3))).not.toBe('accepted');
  });

  it('is refused with another number of stanzas than its roster has readers', async () => {
    const file = await seal(engine, KEYS, utf8('words'));
    for (const count of [2, 4])
      expect(await codeOf(() => unseal(engine, SEEDS, file, count))).toBe('sealed-stanzas');
  });

  it('is refused as damaged wherever one byte is changed', async () => {
    const file = await seal(engine, KEYS, utf8('words'));
    const [seed = new Uint8Array(32)] = SEEDS;
    for (let at = 0; at < file.length; at += 97) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      const code = await codeOf(() => unseal(engine, [seed], changed, 3));
      expect(['sealed-malformed', 'sealed-not-for-us', 'sealed-stanzas']).toContain(code);
    }
    for (const cut of [0, 10, 200, file.length - 1])
      expect(await codeOf(() => unseal(engine, [seed], file.subarray(0, cut), 3))).toBe(
        'sealed-malformed',
      );
    const longer = new Uint8Array([...file, 0]);
    expect(await codeOf(() => unseal(engine, [seed], longer, 3))).toBe('sealed-malformed');
  });

  it('opens by its own file key, which opens nothing else', async () => {
    const { file, fileKey } = await sealKeepingKey(engine, KEYS, utf8('words'));
    expect(fileKey).toHaveLength(16);
    expect(text(await unsealWithKey(fileKey, file))).toBe('words');
    const other = await sealKeepingKey(engine, KEYS, utf8('words'));
    expect(hex(other.fileKey)).not.toBe(hex(fileKey));
    expect(await codeOf(() => unsealWithKey(other.fileKey, file))).toBe('sealed-malformed');
  });

  it('to a throw-away key looks like any other and opens for nobody here', async () => {
    const file = await seal(nobleEngine, [throwAwayKey(nobleEngine)], utf8('words'));
    expect(file).toHaveLength(sealedSize(1, 5));
    expect(await codeOf(() => unseal(engine, SEEDS, file, 1))).toBe('sealed-not-for-us');
  });
});
