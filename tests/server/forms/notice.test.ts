import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseWord } from '../../../crypto/wire/fields.js';
import { noticesOf } from '../../../server/site/standingNotice.js';
import { parseSite } from '../../../server/config/siteFile.js';
import { viewsOf } from '../../../server/site/pages.js';
import { DAY, dayAfter, engine, newestRoster, siteFile } from '../../harness/line.js';
import { type OpenLine, startOpenLine, stopLine } from '../../harness/openLine.js';
import { fieldsIn, postForm, withField } from '../../harness/plainSource.js';

describe('an answer without scripts says how the line stands', () => {
  let open: OpenLine;
  beforeAll(async () => {
    open = await startOpenLine();
  });
  afterAll(() => stopLine(open));

  const told = async (): Promise<string> => {
    const page = await (await fetch(new URL('/en/', open.drop.siteUrl))).text();
    const fields = withField(fieldsIn(page, 'report'), 'message', 'how does it stand?');
    return (await postForm(open.drop.siteUrl, fields)).html;
  };

  test.each([
    [0, 'open', false],
    [5, 'late', true],
    [31, 'stopped', true],
  ])('%i days after the newest edition: %s', async (days, state, isSaid) => {
    open.drop.clock.moveTo(dayAfter(days));
    const html = await told();
    expect(html).toContain(`data-edition="${state}"`);
    expect(/<main[^>]*><p class="notice">/.test(html)).toBe(isSaid);
  });

  test('with the line’s own text for the couriers’ word, and its day', async () => {
    const texts = {
      en: {
        title: 'Form',
        name: 'A line',
        about: 'Tell us.',
        emergency: 'Call 999.',
        'notice-holiday': 'Nobody collects before {day}.',
      },
    };
    const site = await parseSite(engine, await siteFile('root', { texts }));
    const { assets } = open.drop.line;
    const view = viewsOf(site, newestRoster(open.line), assets).get('en');
    if (view === undefined) throw new Error('this line speaks English');
    const notice = { word: parseWord('holiday'), day: DAY };
    expect(noticesOf(view, { state: 'open', notice })).toEqual([
      'Nobody collects before 2 March 2026.',
    ]);
    const other = { word: parseWord('moved'), day: null };
    expect(noticesOf(view, { state: 'open', notice: other })).toEqual([]);
  });
});
