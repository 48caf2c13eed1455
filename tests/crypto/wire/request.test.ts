import { describe, expect, it } from '@jest/globals';
import { keyName, signText } from '../../../crypto/wire/note.js';
import {
  parseRequest,
  type RequestText,
  signRequest,
  verifyRequest,
} from '../../../crypto/wire/request.js';
import {
  aRoster,
  changedText,
  codeOf,
  DAY,
  engine,
  hashOf,
  idOf,
  keyOf,
  LINE,
  seedOf,
} from '../aLine.js';
import { keepsTheNoteContract } from './noteContract.js';

const { roster } = await aRoster();
const REQUEST: RequestText = {
  line: LINE,
  day: DAY,
  method: 'PUT',
  path: '/outboxes/0123abcd',
  nonce: idOf('nonce'),
  body: hashOf('body'),
};
const make = (changes: Partial<RequestText> = {}, who = 'dov') =>
  signRequest(engine, { ...REQUEST, ...changes }, seedOf(who));
const read = (bytes: Uint8Array) => verifyRequest(engine, parseRequest(bytes), roster);

keepsTheNoteContract({
  type: 'request',
  make: () => make(),
  read,
  again: async (bytes) => signRequest(engine, await read(bytes), seedOf('dov')),
  signer: { name: keyName('courier', LINE), seed: 'dov' },
  cap: 2048,
});

describe('a request', () => {
  it('says which courier made it', async () => {
    expect((await read(await make({}, 'eve'))).courier).toBe(await keyOf('eve'));
    expect(await codeOf(async () => read(await make({}, 'ada')))).toBe('request-forged');
  });

  it('is refused for another verb or a path that is not one of ours', async () => {
    for (const request of [
      'DELETE /state',
      'get /state',
      'GET state',
      'GET /State',
      'GET /a?b',
      'GET /a b',
      'GET /a%20',
      'GET /../a',
      'GET http://x/',
      'GET /a#b',
    ]) {
      const text = changedText(await make(), (l) =>
        l.map((x) => x.replace(/^request .*/, `request ${request}`)),
      );
      const bytes = await signText(engine, text, keyName('courier', LINE), seedOf('dov'));
      expect([request, await codeOf(() => read(bytes))]).toEqual([request, 'request-malformed']);
    }
  });
});
