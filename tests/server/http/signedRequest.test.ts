import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answerOf, asCourier, authorization } from '../../harness/courier.js';
import { DAY, dayAfter } from '../../harness/line.js';
import { type OpenLine, startOpenLine, stopLine } from '../../harness/openLine.js';

const NOTHING = new Uint8Array(0);

describe('a request of a courier', () => {
  let open: OpenLine;
  beforeAll(async () => {
    open = await startOpenLine();
  });
  afterAll(() => stopLine(open));

  const asked = async (
    path: string,
    header?: string,
    method = 'GET',
  ): Promise<[number, string]> => {
    const headers = header === undefined ? {} : { authorization: header };
    const { status, code } = await answerOf(
      await fetch(new URL(path, open.drop.courierUrl), { method, headers }),
    );
    return [status, code];
  };

  test.each([[undefined], ['Bearer x'], ['Turnbox'], ['Turnbox !!'], ['Turnbox AAAA']])(
    'is refused without a signed note (%s)',
    async (header) => {
      expect(await asked('/state', header)).toEqual([401, 'request-malformed']);
    },
  );

  test('is refused when signed by somebody else, for another line, or changed', async () => {
    const { drop } = open;
    const stranger = await asCourier(drop, 'GET', '/state', NOTHING, { courier: 'ada' });
    expect([stranger.status, stranger.code]).toEqual([401, 'request-forged']);
    const header = await authorization('GET', '/state', NOTHING, { day: DAY });
    const note = Buffer.from(header.slice('Turnbox '.length), 'base64').toString('utf8');
    const changed = Buffer.from(note.replace(DAY, dayAfter(1))).toString('base64');
    expect(await asked('/state', `Turnbox ${changed}`)).toEqual([401, 'request-forged']);
  });

  test('is refused for another path, method or body than was signed', async () => {
    const { drop } = open;
    const state = await authorization('GET', '/state', NOTHING, { day: DAY });
    expect(await asked('/heads/1', state)).toEqual([401, 'request-forged']);
    expect(await asked('/state?', state)).toEqual([401, 'request-forged']);
    const batch = await authorization('GET', '/batch', NOTHING, { day: DAY });
    expect(await asked('/batch', batch, 'POST')).toEqual([401, 'request-forged']);
    const body = new Uint8Array([1]);
    const header = await authorization('POST', '/editions', body, { day: DAY });
    const other = await fetch(new URL('/editions', drop.courierUrl), {
      method: 'POST',
      headers: { authorization: header },
      body: new Uint8Array([2]),
    });
    expect((await answerOf(other)).code).toBe('request-forged');
  });

  test('is refused the second time', async () => {
    const header = await authorization('GET', '/state', NOTHING, { day: DAY });
    expect(await asked('/state', header)).toEqual([200, '']);
    expect(await asked('/state', header)).toEqual([401, 'request-replayed']);
  });

  test('is refused when it is of a day that is not next to today', async () => {
    for (const days of [-1, 0, 1]) {
      const near = { day: dayAfter(days) };
      expect((await asCourier(open.drop, 'GET', '/state', NOTHING, near)).status).toBe(200);
    }
    for (const days of [-2, 2]) {
      const far = { day: dayAfter(days) };
      expect((await asCourier(open.drop, 'GET', '/state', NOTHING, far)).code).toBe('request-day');
    }
  });

  test('is refused when its body is larger than its address takes', async () => {
    const answer = await asCourier(open.drop, 'POST', '/batch', new Uint8Array(10));
    expect([answer.status, answer.code]).toEqual([413, 'too-large']);
  });

  test('for something that is not there is answered so', async () => {
    for (const path of ['/heads/2', '/heads/x', '/files/00', '/blobs/0', '/rosters/2', '/nothing'])
      expect((await asCourier(open.drop, 'GET', path)).status).toBe(404);
  });
});
