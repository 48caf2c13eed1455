import { existsSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { closeWhenDue } from '../../../server/closing.js';
import { fieldsIn, type PlainPage, postForm, withField } from '../../harness/plainSource.js';
import { turnboxServer } from '../../harness/serverTool.js';
import { parseHead } from '../../../crypto/wire/head.js';
import { DAY, dayAfter } from '../../harness/line.js';
import { send } from '../../harness/source.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

const cellsDays = async (): Promise<string[]> =>
  parseHead((await send(world.drop, 'GET', '/head')).bytes).claims.cells.map(({ day }) => day);

async function posted(form: 'report' | 'check', field: string, value: string): Promise<PlainPage> {
  const html = await (await fetch(new URL('/en/', world.drop.siteUrl))).text();
  return postForm(world.drop.siteUrl, withField(fieldsIn(html, form), field, value));
}

test('a line closes after the day that was announced, goes on giving replies, and is destroyed', async () => {
  const { dir } = world.drop;
  const last = dayAfter(10);
  const set = ['close', dir, '--on', last];
  // A slip closes nothing: the name is typed, the day is one that comes.
  expect((await turnboxServer(...set)).code).toBe(1);
  expect((await turnboxServer('close', dir, '--on', dayAfter(-1), '--confirm', 'line')).code).toBe(
    1,
  );
  expect(world.drop.line.closing()).toBeNull();
  const { code, notes } = await turnboxServer(...set, '--confirm', 'line');
  expect([code, notes]).toEqual([0, expect.stringContaining(`--notice closed --until ${last}`)]);
  expect(notes).toContain('notice-closed');
  expect((await turnboxServer('close', dir, '--off')).code).toBe(0);
  expect(world.drop.line.closing()).toBeNull();
  await turnboxServer(...set, '--confirm', 'line');

  // Up to the end of that day it takes messages.
  world.day(10);
  await closeWhenDue(world.drop.line);
  await world.outbox('ada', 'bea', 'col');
  await world.sync();
  const late = await world.seal({ from: 'joe', message: 'too late' });
  const told = await posted('report', 'message', 'in time');
  expect([told.errors, told.words.length]).toEqual([[], 8]);

  world.day(11);
  await closeWhenDue(world.drop.line);
  expect(await world.post(late)).toMatchObject({ status: 410, code: 'line-closed' });
  const form = await posted('report', 'message', 'written meanwhile');
  expect([form.status, form.errors.join(' ')]).toEqual([410, expect.stringContaining('closed')]);
  expect(form.html).toContain('written meanwhile</textarea>');
  expect((await turnboxServer('resume', dir)).code).toBe(1);
  expect((await turnboxServer(...set, '--confirm', 'line')).code).toBe(1);
  expect((await turnboxServer('doctor', dir)).out).toContain('This line has closed.');

  // What came in time is collected, and what readers answer goes out.
  await world.sync();
  await world.import('ada');
  expect(await world.messages('ada')).toEqual(['in time']);
  const before = await cellsDays();
  await world.here.ask(['acknowledge', 'all', '--vault', 'ada', '--text', 'We read it.']);
  await world.outbox('ada');
  world.day(12);
  await world.sync();
  expect(await cellsDays()).toEqual([dayAfter(12), ...before]);
  const check = await posted('check', 'words', told.words.join(' '));
  expect([check.status, check.answer]).toEqual([200, expect.stringContaining('We read it.')]);
  // A check leaves nothing behind that somebody would have to collect.
  expect(await world.drop.line.store.openBlobs()).toEqual([]);

  // Its keys go last, when it is stopped: what is left of the folder is nothing.
  await world.drop.close();
  await world.drop.line.close();
  const removed = await turnboxServer('remove', dir, '--confirm', 'line');
  expect([removed.code, existsSync(dir)]).toEqual([0, false]);
  expect(DAY < last).toBe(true);
});
