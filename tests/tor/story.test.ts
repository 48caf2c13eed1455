import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'puppeteer-core';
import { parseHead } from '../../crypto/wire/head.js';
import { encodeWhole } from '../../crypto/wire/upload.js';
import { openFirefox, openPage, type SecurityLevel } from '../../deploy/demo/browser.js';
import { type DemoLine, demoLine } from '../../deploy/demo/line.js';
import { filesUnder } from '../../deploy/demo/needles.js';
import { runProgram } from '../../deploy/demo/programs.js';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import type { SourcePage } from '../../deploy/demo/sourceSteps.js';
import { throughTor } from '../../deploy/tor/browser.js';
import { type OnionLine, openOnionLine } from '../../deploy/tor/line.js';
import { onionAddress } from '../../server/onion/serviceKey.js';
import { someBlob } from '../harness/edition.js';
import { safestPage } from '../harness/safestPage.js';
import { uploadOf } from '../harness/source.js';
import { beyondLoopback, familyOf } from '../harness/tor/beyondLoopback.js';
import { onionRequest, someone, type Visitor } from '../harness/tor/onionRequest.js';

/**
 * The whole story over Tor: a private network of Debian's tor on the loopback interface, the built
 * drop behind two onion services on it, and everybody through it.
 */
const MESSAGE = 'Zwiebelkuchen was left on the back seat of the patrol car.';
const ANSWER = 'Quittenbaum. Thank you, we have read it.';
const PLAIN = 'Haselmaus. I have no scripts here.';
const MINUTES = 60_000;
const LARGE = 12 * 1024 * 1024;

interface Listed {
  readonly number: number;
  readonly message: string;
  readonly sealed: string;
  readonly files: readonly { readonly size: number }[];
}

const bytesIn = async (folder: string): Promise<number> => {
  const sizes = (await filesUnder(folder)).map((path) =>
    readFile(path)
      .then(({ length }) => length)
      .catch(() => 0),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
};
const way = (socks: number): string[] => ['--socks', `127.0.0.1:${String(socks)}`];

describe('a line behind Tor', () => {
  let folder: string;
  let line: DemoLine;
  let onion: OnionLine;
  let words: string[] = [];
  const strays = new Set<string>();
  let watch: ReturnType<typeof setInterval> | undefined;

  const turnbox = (name: string, command: string, ...args: string[]): Promise<string> =>
    runProgram('turnbox', [command, ...args, ...line.vault(name)]);
  const sync = (...way: string[]): Promise<string> =>
    runProgram('turnbox-courier', ['sync', line.stick, ...line.courier, ...way]);
  const messages = async (): Promise<readonly Listed[]> => {
    await turnbox('charity-1', 'import', line.stick);
    return (JSON.parse(await turnbox('charity-1', 'list', '--json')) as { tips: Listed[] }).tips;
  };
  async function visit<T>(
    level: SecurityLevel,
    steps: (browser: Browser) => Promise<T>,
  ): Promise<T> {
    const browser = await openFirefox({ level, preferences: throughTor(onion.sources.socks) });
    try {
      return await steps(browser);
    } finally {
      await browser.close();
    }
  }
  const scripted = (
    level: SecurityLevel,
    steps: (page: SourcePage) => Promise<void>,
  ): Promise<void> =>
    visit(level, async (browser) => {
      const page = sourcePage(await openPage(browser), onion.site);
      await page.open();
      await steps(page);
    });
  async function tip(visitor: Visitor): Promise<number> {
    const { body } = await onionRequest(visitor, `${onion.site}head`);
    const blob = await someBlob();
    const upload = uploadOf(blob, parseHead(new Uint8Array(body)).claims.edition);
    const to = `${onion.site}inbox/${upload.id}`;
    return (await onionRequest(visitor, to, 'POST', encodeWhole(upload, blob))).status;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'turnbox-tor-'));
    line = demoLine(join(folder, 'line'));
    watch = setInterval(() => {
      for (const stray of beyondLoopback(familyOf(process.pid))) strays.add(stray);
    }, 1000);
    onion = await openOnionLine(line);
  }, 6 * MINUTES);
  afterAll(async () => {
    clearInterval(watch);
    await onion.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test(
    'takes a tip at Standard, whose answer is read at Safer',
    async () => {
      await scripted('standard', async (page) => {
        await page.startWriting();
        await page.write(MESSAGE);
        words = await page.keepCodename();
        await page.send();
      });
      await sync();
      expect((await messages()).map(({ message }) => message)).toEqual([MESSAGE]);
      await turnbox('charity-1', 'reply', '1', '--text', ANSWER);
      await turnbox('charity-1', 'outbox', line.stick);
      await sync();
      await scripted('safer', async (page) => {
        await page.check(words);
        expect((await page.readReplies()).map(({ text }) => text)).toEqual([ANSWER]);
      });
    },
    3 * MINUTES,
  );

  test(
    'takes a tip at Safest, where the drop seals it',
    async () => {
      await visit('safest', async (browser) => {
        const page = safestPage(await openPage(browser, { width: 360, height: 640 }), onion.site);
        await page.open();
        await page.click('[data-go="write"]');
        await page.click('a[href="#8"]');
        await page.fill('#p-message', PLAIN);
        await page.submit('[id="8"] form button:not([hidden], [name])');
        expect(await page.texts('h1')).toEqual(['Sent']);
      });
      await sync();
      expect((await messages()).find(({ message }) => message === PLAIN)?.sealed).toBe('drop');
    },
    2 * MINUTES,
  );

  test(
    'takes a large file whole, though its circuit is torn down in the middle',
    async () => {
      const file = join(folder, 'video.bin');
      await writeFile(file, randomBytes(LARGE));
      const control = await onion.sources.control();
      let torn = 0;
      await scripted('standard', async (page) => {
        await page.startWriting();
        await page.write('A large file.');
        await page.addFiles([file]);
        await page.keepCodename();
        const before = await bytesIn(line.drop);
        const sending = page.trySend(2 * MINUTES);
        while ((await bytesIn(line.drop)) < before + LARGE / 4) await pause(50);
        const streams = await control.ask('GETINFO stream-status');
        const circuits = new Set(
          [...streams.matchAll(/\d+ SUCCEEDED (\d+) /g)].map(([, circuit]) => circuit),
        );
        for (const circuit of circuits) {
          await control.ask(`CLOSECIRCUIT ${String(circuit)}`);
          torn += 1;
        }
        expect(await bytesIn(line.drop)).toBeLessThan(before + LARGE);
        expect(await sending).toBe('sent');
      });
      expect(torn).toBeGreaterThan(0);
      await sync();
      const large = (await messages()).find(({ files }) => files.length > 0);
      expect(large?.files.map(({ size }) => size)).toEqual([LARGE]);
    },
    3 * MINUTES,
  );

  test(
    'shows the couriers’ entrance to couriers alone, and names what is wrong with a key',
    async () => {
      await expect(sync(...way(onion.sources.socks))).rejects.toThrow('onion-key-missing');
      const keys = join(folder, 'wrong');
      await mkdir(keys, { mode: 0o700 });
      const own = await readFile(join(line.folder, 'courier-tor', 'courier.auth_private'), 'utf8');
      const wrong = `${own.slice(0, own.lastIndexOf(':') + 1)}${'A'.repeat(51)}Q\n`;
      await writeFile(join(keys, 'wrong.auth_private'), wrong, { mode: 0o600 });
      const stranger = await onion.network.client('stranger', [`ClientOnionAuthDir ${keys}`]);
      await expect(sync(...way(stranger.socks))).rejects.toThrow('onion-key-wrong');
      expect(await sync()).toEqual(expect.any(String));
    },
    2 * MINUTES,
  );

  test(
    'slows a flood from one circuit, and takes what another brings at once',
    async () => {
      const flooder = someone(onion.sources.socks);
      const flooding = { stopped: false, taken: 0 };
      const flood = Array.from({ length: 6 }, async () => {
        for (let i = 0; i < 200 && !flooding.stopped; i += 1)
          if ((await tip(flooder)) === 201) flooding.taken += 1;
      });
      const honest = someone(onion.sources.socks);
      expect(await tip(honest)).toBe(201);
      while (flooding.taken < 13) await pause(20);
      const before = flooding.taken;
      for (let i = 0; i < 8; i += 1) expect(await tip(honest)).toBe(201);
      const meanwhile = flooding.taken - before;
      flooding.stopped = true;
      await Promise.all(flood);
      expect(meanwhile).toBeLessThan(8);
    },
    2 * MINUTES,
  );

  test('has the addresses that belong to its keys', async () => {
    for (const [name, address] of [
      ['site', onion.site],
      ['couriers', onion.couriers],
    ] as const) {
      const key = join(line.drop, 'tor', `turnbox-drop-${name}`, 'hs_ed25519_public_key');
      const point = new Uint8Array((await readFile(key)).subarray(32));
      expect(address).toBe(`http://${onionAddress(point)}/`);
    }
  });

  test('reached nothing but this machine', () => {
    expect(familyOf(process.pid).length).toBeGreaterThan(10);
    expect([...strays]).toEqual([]);
  });
});
