import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Decrypter } from 'age-encryption';
import { parseLabel } from '../../../crypto/wire/fields.js';
import { openSecret, sealSecret } from '../../../journalist-cli/vault/keyFile.js';
import { createVault, openVault } from '../../../journalist-cli/vault/vault.js';
import { engine, seedOf } from '../../harness/line.js';
import { type Desk, desk, PASSPHRASE } from '../../harness/tool.js';

const LOW = 4;
let here: Desk;
beforeEach(() => {
  here = desk();
});
afterEach(() => here.remove());

const create = (label = 'Anna'): Promise<void> =>
  createVault(engine, here.path('vault'), PASSPHRASE, LOW, {
    role: 'reader',
    label: parseLabel(label),
    seed: seedOf('anna'),
    line: null,
    root: null,
  });
const open = (): ReturnType<typeof openVault> =>
  openVault(here.path('vault'), () => Promise.resolve(PASSPHRASE));

const asked = (): Promise<string> => Promise.reject(new Error('asked'));

describe('a key file', () => {
  test('is an age file that its passphrase opens, however it is typed', async () => {
    const file = await sealSecret(seedOf('secret'), 'Zoë’s five long words', LOW);
    expect(await openSecret(file, 'Zoe\u0308’s five long words')).toEqual(seedOf('secret'));
    const stock = new Decrypter();
    stock.addPassphrase('Zoë’s five long words');
    expect(await stock.decrypt(file)).toEqual(seedOf('secret'));
  });

  test('refuses another passphrase and a damaged file by name', async () => {
    const file = await sealSecret(seedOf('secret'), PASSPHRASE, LOW);
    await expect(openSecret(file, 'not this one')).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    const cut = file.slice(0, -1);
    await expect(openSecret(cut, PASSPHRASE)).rejects.toMatchObject({ code: 'key-file-damaged' });
    await expect(openSecret(seedOf('no age file'), PASSPHRASE)).rejects.toMatchObject({
      code: 'key-file-damaged',
    });
  });
});

describe('a vault', () => {
  test('is refused while it is open elsewhere, before a passphrase is asked for', async () => {
    await create();
    const first = await open();
    await expect(openVault(here.path('vault'), asked)).rejects.toMatchObject({
      code: 'vault-in-use',
    });
    expect((await here.turnbox(['card', '--vault', 'vault'])).code).toBe(3);
    first.close();
    (await open()).close();
  });

  test('is not made over another one', async () => {
    await create();
    await expect(create()).rejects.toMatchObject({ code: 'vault-exists' });
  });

  test('takes back everything of a transaction that fails, and of a part that fails', async () => {
    await create();
    const vault = await open();
    const day = '2026-03-02' as Parameters<typeof vault.log.add>[0]['day'];
    await expect(
      vault.transaction(() => {
        vault.log.add({ day, event: 'lost' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await vault.transaction(async () => {
      vault.log.add({ day, event: 'kept' });
      const part = vault.part(() => {
        vault.log.add({ day, event: 'dropped' });
        return Promise.reject(new Error('no'));
      });
      await expect(part).rejects.toThrow('no');
    });
    expect(vault.log.all().map(({ value }) => value.event)).toEqual(['kept']);
    vault.close();
  });

  test('refuses a row that was moved to another place', async () => {
    await create();
    const vault = await open();
    await vault.transaction(() => {
      vault.pieces.put(1, seedOf('one'));
      vault.pieces.put(2, seedOf('two'));
    });
    vault.close();
    const { DatabaseSync } = await import('node:sqlite');
    const raw = new DatabaseSync(here.path('vault', 'vault.db'));
    raw.exec('UPDATE pieces SET row = row + 10');
    raw.close();
    const again = await open();
    expect(() => again.pieces.get(11)).toThrow(expect.objectContaining({ code: 'vault-damaged' }));
    again.close();
  });

  test('gives back bytes of every kind inside its rows', async () => {
    await create('Ünal');
    const vault = await open();
    expect(vault.identity.get(1)).toEqual({
      role: 'reader',
      label: 'Ünal',
      seed: seedOf('anna'),
      line: null,
      root: null,
    });
    vault.close();
  });

  test('leaves no byte of a removed row in its folder', async () => {
    await create();
    const vault = await open();
    // What is sealed cannot be searched for; the row as it lies on the disk can.
    await vault.transaction(() => vault.pieces.put(1, seedOf('gone')));
    vault.close();
    const { DatabaseSync } = await import('node:sqlite');
    const raw = new DatabaseSync(here.path('vault', 'vault.db'));
    const sealed = Buffer.from(
      raw.prepare('SELECT sealed FROM pieces').get()?.['sealed'] as Uint8Array,
    );
    raw.close();
    const folder = here.path('vault');
    const holds = (): boolean =>
      readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(sealed));
    expect(holds()).toBe(true);
    const again = await open();
    await again.transaction(() => again.pieces.remove(1));
    again.forgetRemoved();
    expect(holds()).toBe(false);
    again.close();
  });

  test('says by exit code what keeps it shut', async () => {
    await create();
    writeFileSync(here.path('wrong'), 'another passphrase');
    const wrong = ['card', '--vault', 'vault', '--passphrase-file', 'wrong'];
    expect((await here.turnbox(wrong)).code).toBe(4);
    expect((await here.turnbox(['card', '--vault', 'elsewhere'])).code).toBe(1);
    expect((await here.turnbox(['card', '--nonsense'])).code).toBe(2);
    const unasked = await here.turnbox(['card', '--vault=vault']);
    expect(unasked).toMatchObject({ code: 1, out: '' });
    expect(unasked.err).toContain('passphrase-missing');
  });
});
