import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drawCodename } from '../../crypto/keys/codename.js';
import { sodiumEngine } from '../../crypto/engine/sodium.js';
import type { Id } from '../../crypto/wire/fields.js';
import { parseRoster } from '../../crypto/wire/roster.js';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { type DemoLine, openDemoLine } from '../../deploy/demo/line.js';
import { needlesIn } from '../../deploy/demo/needles.js';
import { runProgram } from '../../deploy/demo/programs.js';
import { type RunningDrop, startDrop } from '../../deploy/demo/server.js';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import type { ShownReader, SourcePage } from '../../deploy/demo/sourceSteps.js';
import { preparedLine } from '../harness/preparedLine.js';
import { type Exchange, type Recorder, recorder, shapeOf } from '../harness/recorder.js';
import { englishWords, sourceSecrets } from '../harness/sourceSecrets.js';

/**
 * The whole story, each party by its own built program, the source in a real Firefox at Tor
 * Browser's Standard level; every byte between browser and drop is kept and looked through.
 */
const MESSAGE = 'Zwiebelkuchen was left on the back seat of the patrol car at four in the morning.';
const ANSWER =
  'Quittenbaum. Thank you, we have read it. Are you safe where you are?\n\nTake your time.';
const MORE = 'Haselmaus: yes, and there will be photographs on Sunday.';
const MINUTES = 60_000;

interface Listed {
  readonly message: string;
  readonly proof: string;
  readonly sameSourceAs: readonly number[];
  readonly readers: readonly { readonly label: string; readonly standing: string }[];
}

describe('a tip, its answer and a follow-up, at the Standard level', () => {
  let folder: string;
  let line: DemoLine;
  let drop: RunningDrop;
  let wire: Recorder;
  let id: Id;
  let words: string[] = [];
  let offered: ShownReader[] = [];
  /** By visit; `check`, `never` and `another` saw one and the same edition. */
  const told: Record<'tip' | 'check' | 'never' | 'another' | 'more', Exchange[]> = {
    tip: [],
    check: [],
    never: [],
    another: [],
    more: [],
  };

  const turnbox = (name: string, command: string, ...args: string[]): Promise<string> =>
    runProgram('turnbox', [command, ...args, ...line.vault(name)]);
  const messages = async (name: string): Promise<readonly Listed[]> =>
    (JSON.parse(await turnbox(name, 'list', '--json')) as { tips: Listed[] }).tips;
  const sync = (): Promise<string> =>
    runProgram('turnbox-courier', ['sync', line.stick, ...line.courier]);
  /** A visit in a fresh browser, and what went over the wire in it. */
  const visit = async (steps: (page: SourcePage) => Promise<void>): Promise<Exchange[]> => {
    const before = wire.exchanges.length;
    const browser = await openFirefox();
    try {
      const page = sourcePage(await openPage(browser), wire.address);
      await page.open();
      await steps(page);
    } finally {
      await browser.close();
    }
    return wire.exchanges.slice(before);
  };
  const secrets = async (): Promise<Map<string, string | Buffer>> =>
    new Map([
      ...(await sourceSecrets(await sodiumEngine(), id, words)),
      ['message', MESSAGE.slice(0, 24)],
      ['answer', ANSWER.slice(0, 24)],
      ['follow-up', MORE.slice(0, 24)],
    ]);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'turnbox-story-'));
    line = await preparedLine(join(folder, 'line'));
    drop = await startDrop(line.drop);
    await openDemoLine(line, drop.couriers);
    wire = await recorder(drop.site);
    id = parseRoster(await readFile(join(line.folder, 'roster-1.note'))).claims.line;

    told.tip = await visit(async (page) => {
      await page.startWriting();
      offered = await page.readers();
      await page.chooseReaders(['Charity, first reader']);
      await page.write(MESSAGE);
      words = await page.keepCodename();
      await page.send();
    });
    await sync();
    await Promise.all(
      ['charity-1', 'charity-2', 'force-1'].map((name) => turnbox(name, 'import', line.stick)),
    );
    await turnbox('charity-1', 'reply', '1', '--text', ANSWER);
    await turnbox('charity-1', 'outbox', line.stick);
    await sync();
  }, 4 * MINUTES);

  afterAll(async () => {
    await wire.close();
    await drop.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('the line’s default readers are ticked, and nobody else', () => {
    expect(offered.map(({ label, ticked }) => [label, ticked])).toEqual([
      ['Charity, first reader', true],
      ['Charity, second reader', true],
      ['Force, anti-corruption team', false],
    ]);
    expect(words).toHaveLength(8);
  });

  test('the chosen reader reads it, and sees who was left out', async () => {
    const [tip] = await messages('charity-1');
    expect(tip?.message).toBe(MESSAGE);
    expect(tip?.proof).toBe('proved');
    expect(tip?.readers.map(({ standing }) => standing)).toEqual([
      'chosen',
      'left-out',
      'not-default',
    ]);
  });

  test('the readers who were not chosen see nothing', async () => {
    expect(await messages('charity-2')).toEqual([]);
    expect(await messages('force-1')).toEqual([]);
  });

  test(
    'the source reads the answer from its words alone',
    async () => {
      let collected: string[] = [];
      told.check = await visit(async (page) => {
        await page.check(words);
        expect(await page.readReplies()).toEqual([
          { reader: 'Charity, first reader', day: expect.any(String), text: ANSWER },
        ]);
        collected = await page.collected();
      });
      expect(collected.join(' ')).toContain('Charity, first reader');
    },
    MINUTES,
  );

  test(
    'a tip, a check and a check of words never given out look alike on the wire',
    async () => {
      const drawn = await drawCodename(await sodiumEngine(), id, await englishWords());
      told.never = await visit(async (page) => {
        await page.check(drawn.words);
        expect(await page.readReplies()).toEqual([]);
        expect(await page.errors()).toEqual([]);
      });
      told.another = await visit(async (page) => {
        await page.startWriting();
        await page.write('Something else by somebody else.');
        await page.keepCodename();
        await page.send();
      });
      expect(shapeOf(told.check)).toEqual(shapeOf(told.never));
      expect(shapeOf(told.check)).toEqual(shapeOf(told.another));
      expect(shapeOf(told.check).filter((each) => each.startsWith('POST'))).toHaveLength(1);
    },
    2 * MINUTES,
  );

  test(
    'the source writes again and is proved to be the same, to nobody new',
    async () => {
      told.more = await visit(async (page) => {
        await page.check(words);
        await page.followUp(MORE);
      });
      await sync();
      await turnbox('charity-1', 'import', line.stick);
      const second = (await messages('charity-1')).find(({ message }) => message === MORE);
      expect(second?.proof).toBe('proved');
      expect(second?.sameSourceAs).toEqual([1]);
      expect(second?.readers.filter(({ standing }) => standing === 'chosen')).toHaveLength(1);
    },
    2 * MINUTES,
  );

  test(
    'words that do not belong together are refused without being sent anywhere',
    async () => {
      const wrong = [...words.slice(1), words[0] ?? ''];
      const asked = await visit(async (page) => {
        await expect(page.check(wrong)).rejects.toThrow('refused before replies');
        expect(await page.errors()).toHaveLength(1);
      });
      const sent = asked.map(({ path, body }) => `${path} ${body.toString('latin1')}`);
      expect(sent.filter((each) => each.includes(wrong[0] ?? '?'))).toEqual([]);
    },
    MINUTES,
  );

  test('no request holds the message, the words, or a key that is made from them', async () => {
    const sent = wire.exchanges.map(({ method, path, headers, body }) =>
      Buffer.concat([Buffer.from(`${method} ${path}\n${headers}\n`), body]),
    );
    const found = [...(await secrets())].filter(([, needle]) =>
      sent.some((bytes) => bytes.includes(needle)),
    );
    expect(found.map(([name]) => name)).toEqual([]);
    expect(sent.length).toBeGreaterThan(50);
  });

  test('no byte at the drop, on the stick or with the courier holds them either', async () => {
    const { folder: all, stick } = line;
    expect(await needlesIn([line.drop, stick, join(all, 'courier')], await secrets())).toEqual([]);
    // The search itself must be able to find: what is public is found where it is.
    const root = (await readFile(join(all, 'root.key'), 'utf8')).trim();
    expect(await needlesIn([line.drop], new Map([['root key', root]]))).not.toEqual([]);
  });

  test('the browser asked for nothing beyond the drop’s own paths', () => {
    const own =
      /^\/(?:en\/|head|leave|favicon\.ico|f\/[0-9a-f]{64}|a\/[a-z0-9.-]+|inbox\/[0-9a-f]{32})?$/;
    expect(wire.exchanges.map(({ path }) => path).filter((path) => !own.test(path))).toEqual([]);
  });
});
