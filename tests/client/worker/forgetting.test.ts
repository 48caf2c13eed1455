import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Engine } from '../../../crypto/engine/engine.js';
import { makeBench } from '../../../client/worker/bench.js';
import type { Ask } from '../../../client/worker/messages.js';
import { CHECKOUT } from '../../../deploy/demo/programs.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engine, LINE } from '../../harness/line.js';

/** Firefox keeps what PBKDF2 gave, even beyond the visit, until enough others push it out. */
const ENOUGH = 200;

const word = (name: string): string =>
  readFileSync(join(CHECKOUT, 'client', 'words', name), 'utf8').trim();

describe('what was stretched is pushed out of the browser’s memory', () => {
  let rounds: number[];
  let ask: Ask;

  beforeEach(async () => {
    rounds = [];
    const counting: Engine = {
      ...engine,
      pbkdf2Sha512: (_secret, _salt, count, length) => {
        rounds.push(count);
        return Promise.resolve(new Uint8Array(length).fill(7));
      },
    };
    ask = makeBench(counting);
    await ask('begin', {
      line: LINE,
      root: '',
      words: word('english.txt'),
      shared: word('english.shared.txt'),
    });
  });
  /** So many cheap ones after the last true one. */
  const dummies = (): number => rounds.length - 1 - rounds.findLastIndex((count) => count > 1);

  test('after words were drawn', async () => {
    await ask('draw', null);
    expect(dummies()).toBe(ENOUGH);
  });

  test('after words that do not belong together, as after the right ones', async () => {
    await expect(ask('open', Array(8).fill('abandon').join(' '))).rejects.toMatchObject({
      code: 'codename-check',
    });
    expect(dummies()).toBe(ENOUGH);
  });

  test('after new words were drawn in the place of old ones', async () => {
    await ask('draw', null);
    rounds.length = 0;
    await ask('move', 'begin');
    expect(dummies()).toBe(ENOUGH);
  });
});
