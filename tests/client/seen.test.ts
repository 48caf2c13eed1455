import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'puppeteer-core';
import { type CodenameKeys, drawCodename } from '../../crypto/keys/codename.js';
import { sourceKeys, threadOf } from '../../crypto/keys/source.js';
import { readMark, sealCell } from '../../crypto/wire/cell.js';
import { addDays, type Day, parseDay } from '../../crypto/wire/day.js';
import type { CellsFile } from '../../crypto/wire/cells.js';
import { parseWord, ZERO_ID } from '../../crypto/wire/fields.js';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import type { SourcePage } from '../../deploy/demo/sourceSteps.js';
import { signReplyPart } from '../../crypto/wire/reply.js';
import { engine, keyOf, LINE, seedOf } from '../harness/line.js';
import { someCells } from '../harness/outbox.js';
import { englishWords } from '../harness/sourceSecrets.js';
import { type SmallDrop, smallDrop, type SmallDropOptions } from './smallDrop.js';

/** What a source is told of the line and of its readers, on a real page whose clock a test moves. */
const DAY = parseDay('2026-03-02');

describe('what a source sees', () => {
  let browser: Browser;
  let drop: SmallDrop | null = null;

  beforeAll(async () => {
    browser = await openFirefox();
  });
  afterAll(async () => {
    await browser.close();
  });
  afterEach(async () => {
    for (const page of (await browser.pages()).slice(1)) await page.close();
    await drop?.close();
    drop = null;
  });
  const visit = async (options: SmallDropOptions, now: Day = DAY): Promise<SourcePage> => {
    drop = await smallDrop({ day: DAY, ...options });
    return arrive(drop, now);
  };
  const arrive = async ({ address }: SmallDrop, now: Day): Promise<SourcePage> => {
    const source = sourcePage(await openPage(browser, { day: now }), address);
    await source.open();
    return source;
  };
  test.each([
    ['open', 4, 'goes on'],
    ['late', 5, 'goes on'],
    ['late', 30, 'goes on'],
    ['stopped', 31, 'refused'],
    ['expired', 800, 'refused'],
  ])('%s: %i days after the newest edition, a message %s', async (state, days, outcome) => {
    const source = await visit({}, addDays(DAY, days));
    expect(await source.edition()).toBe(state);
    expect((await source.notice()) === '').toBe(state === 'open');
    expect(await toKeep(source)).toBe(outcome);
  });

  test('nobody with a key of the day: no message is taken', async () => {
    const source = await visit({ away: ['ada', 'bea', 'col'] });
    expect(await source.edition()).toBe('nobody');
    expect(await toKeep(source)).toBe('refused');
  });

  test('one reader away: the others are reached, and the page says who is not', async () => {
    const source = await visit({ away: ['bea'] });
    await source.startWriting();
    expect((await source.readers()).map(({ reachable }) => reachable)).toEqual([true, false, true]);
    await source.write('to whoever is there');
    await source.keepCodename();
    await source.send();
  });

  test('a drop that gives no head: unreachable, and nothing can be sent', async () => {
    drop = await smallDrop({ day: DAY });
    drop.loseHead();
    const source = await arrive(drop, DAY);
    expect(await source.edition()).toBe('unreachable');
    expect(await toKeep(source)).toBe('refused');
  });

  test('the couriers’ notice is the line’s own text, with its day', async () => {
    const texts = { 'notice-holiday': 'Nobody collects before {day}.' };
    const notice = { word: parseWord('holiday'), day: parseDay('2026-03-09') };
    const source = await visit({ notice, texts });
    expect(await source.notice()).toBe('Nobody collects before 9 March 2026.');
  });

  test('a notice for which the line has no text says nothing', async () => {
    const source = await visit({ notice: { word: parseWord('holiday'), day: null } });
    expect(await source.notice()).toBe('');
  });

  test('read marks show who opened a message, and on which day', async () => {
    const { words, keys } = await drawCodename(engine, LINE, await englishWords());
    const cells = someCells(8, 63);
    const mark = await readMark(engine, LINE, keys.tag, await keyOf('bea'), DAY);
    const source = await visit({
      cells: { ...cells, marks: [...cells.marks, mark] },
    });
    await source.check(words);
    expect(await source.opened()).toEqual([
      'Reader bea opened a message of yours on 2 March 2026.',
    ]);
    expect(await source.readReplies()).toEqual([]);
  });

  test('days that a restored machine cannot open are said, with what to do', async () => {
    const { words } = await drawCodename(engine, LINE, await englishWords());
    const lost = { first: addDays(DAY, -9), last: addDays(DAY, -3) };
    const source = await visit({ statements: { ada: { lost } } });
    await source.check(words);
    const [ada, bea] = await source.collected();
    expect(ada).toContain('between 21 February 2026 and 27 February 2026 cannot be opened');
    expect(bea).not.toContain('cannot be opened');
  });

  test('the last statement of a reader who left stays', async () => {
    const { words } = await drawCodename(engine, LINE, await englishWords());
    const source = await visit({
      statements: { bea: { through: 3, throughDay: addDays(DAY, -5) } },
    });
    await drop?.changeReaders();
    await source.open();
    await source.check(words);
    const lines = await source.collected();
    expect(lines).toHaveLength(4);
    expect(lines[3]).toContain('Reader bea no longer reads here.');
    expect(lines[3]).toContain('after 25 February 2026 was not collected');
  });

  test('older replies come when asked for', async () => {
    const { words, keys } = await drawCodename(engine, LINE, await englishWords());
    const later = addDays(DAY, 20);
    drop = await smallDrop({ day: DAY, cells: await oneReply(keys) });
    await drop.publishOn(later);
    const source = await arrive(drop, later);
    await source.check(words);
    expect(await source.readReplies()).toEqual([]);
    await source.older();
    expect(await source.readReplies()).toMatchObject([{ reader: 'Reader ada', text: 'an answer' }]);
  });
});

/** A file of cells in which one is an answer by Ada. */
async function oneReply(keys: CodenameKeys): Promise<CellsFile> {
  const source = await sourceKeys(engine, keys);
  const part = await signReplyPart(
    engine,
    {
      line: LINE,
      day: DAY,
      thread: await threadOf(engine, LINE, source),
      reply: ZERO_ID,
      part: 1,
      parts: 1,
      text: 'an answer',
    },
    seedOf('ada'),
  );
  const decoys = someCells(7, 64);
  const cell = await sealCell(engine, LINE, source, part);
  return { entries: [...decoys.entries, cell], marks: decoys.marks };
}

/** Whether a message may be written on, or is refused before it is sealed. */
async function toKeep(source: SourcePage): Promise<string> {
  await source.startWriting();
  await source.write('whether this goes');
  try {
    await source.keepCodename();
    return 'goes on';
  } catch {
    return 'refused';
  }
}
