import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { attempt } from '../../../crypto/refusal.js';
import { verifyCaseFolder } from '../../../journalist-cli/case/verifyFolder.js';
import { parseSessionKeys } from '../../../journalist-cli/pgp/sessionKeys.js';
import { readPgpRecipient } from '../../../journalist-cli/pgp/sealPgp.js';
import { readSecretKey } from '../../../journalist-cli/pgp/keys.js';
import { ToolRefusal } from '../../../journalist-cli/refusal.js';
import { openSecret, sealSecret } from '../../../journalist-cli/vault/keyFile.js';
import { engine } from '../../crypto/aLine.js';
import { drawFrom, mutated } from '../../harness/mutate.js';
import { formatOf } from '../../vectors/formats.js';
import { bytesOf, loadVectors } from '../../vectors/load.js';

const RUNS = 25;
const MOST_BYTES = 100_000;
/** `site.json` is parsed as JSON before its format is asked, and read by no reader. */
const OTHERS: readonly string[] = ['questionnaire'];
const FILES = loadVectors(new URL('../../vectors/', import.meta.url)).flatMap(
  ({ path, vectors }) => {
    const samples = vectors.cases
      .filter(({ refused }) => refused === undefined)
      .filter((one) => bytesOf(one).length > 0 && bytesOf(one).length < MOST_BYTES)
      .slice(0, 2);
    return samples.length === 0 || OTHERS.includes(vectors.format)
      ? []
      : [[path, vectors.format, samples] as const];
  },
);

/** Runs a parser of the tool; anything but an answer or a refusal by name is thrown on. */
async function answersOrRefuses(work: () => unknown): Promise<void> {
  try {
    await attempt(async () => {
      await work();
    });
  } catch (error) {
    if (!(error instanceof ToolRefusal)) throw error;
  }
}

describe('every format of the line, spoilt', () => {
  test.each(FILES)(
    '%s is read or refused by name, and nothing else',
    async (path, format, samples) => {
      const { read } = formatOf(format);
      const draw = drawFrom(path);
      let reached = 0;
      for (const one of samples)
        for (let i = 0; i < RUNS; i += 1) {
          const bytes = mutated(bytesOf(one), draw);
          await answersOrRefuses(() => read(bytes, one.given));
          reached += 1;
        }
      expect(reached).toBe(samples.length * RUNS);
    },
  );
});

describe('what a person hands to the tool, spoilt', () => {
  test('a key file is opened or refused by name', async () => {
    const draw = drawFrom('key file');
    const file = await sealSecret(new Uint8Array(32), 'five words of mine', 4);
    for (let i = 0; i < RUNS; i += 1)
      await answersOrRefuses(() => openSecret(mutated(file, draw), 'five words of mine'));
    await expect(openSecret(new Uint8Array(0), 'x')).rejects.toMatchObject({
      code: 'key-file-damaged',
    });
  });

  test('a case folder is checked or refused by name', async () => {
    const draw = drawFrom('case');
    const folder = mkdtempSync(join(tmpdir(), 'turnbox-case-'));
    const note = FILES.find(([path]) => path === 'case/case.json')?.[2][0];
    for (let i = 0; i < RUNS; i += 1) {
      writeFileSync(join(folder, 'case.note'), mutated(new TextEncoder().encode(note?.text), draw));
      await answersOrRefuses(() => verifyCaseFolder(engine, folder, null));
    }
    await expect(verifyCaseFolder(engine, '/dev', null)).rejects.toMatchObject({
      code: 'case-incomplete',
    });
    rmSync(folder, { recursive: true });
  });

  test('OpenPGP keys are read or refused by name', async () => {
    const draw = drawFrom('pgp');
    const armor = new TextEncoder().encode(
      '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEZ\n=AAAA\n-----END PGP PUBLIC KEY BLOCK-----\n',
    );
    for (let i = 0; i < RUNS; i += 1) {
      const file = mutated(armor, draw);
      await answersOrRefuses(() => readPgpRecipient(engine, file));
      await answersOrRefuses(() => readSecretKey(file, () => Promise.resolve('')));
    }
    await expect(readPgpRecipient(engine, armor)).rejects.toMatchObject({
      code: 'recipient-unusable',
    });
  });

  test('session keys are taken from among whatever else is said, and bounded', () => {
    const key = 'A'.repeat(64);
    expect(
      parseSessionKeys(`gpg: encrypted with x\ngpg: session key: '9:${key}'\n\u001b[31m`),
    ).toMatchObject([{ algorithm: 'aes256' }]);
    for (const wrong of ['', `session key: '9:${'A'.repeat(32)}'`, `session key: '3:${key}'`, key])
      expect(parseSessionKeys(wrong)).toEqual([]);
    expect(parseSessionKeys(`session key: '9:${key}'\n`.repeat(500))).toHaveLength(64);
  });
});
