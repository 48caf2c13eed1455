import { describe, expect, it } from '@jest/globals';
import { parseLabel } from '../../../crypto/wire/fields.js';
import { keyName } from '../../../crypto/wire/note.js';
import { parseClaim, signClaim, verifyClaim } from '../../../crypto/wire/claim.js';
import { codeOf, DAY, engine, idOf, keyOf, LINE, seedOf } from '../aLine.js';
import { keepsTheNoteContract } from './noteContract.js';

const SOURCE = await keyOf('source sign');
const claim = () =>
  signClaim(
    engine,
    { line: LINE, day: DAY, thread: idOf('thread'), for: parseLabel('Counsel, amber kettle') },
    seedOf('source sign'),
  );
const read = (bytes: Uint8Array) => verifyClaim(engine, parseClaim(bytes), LINE, SOURCE);

keepsTheNoteContract({
  type: 'claim',
  make: claim,
  read,
  again: async (bytes) => signClaim(engine, await read(bytes), seedOf('source sign')),
  signer: { name: keyName('source', LINE), seed: 'source sign' },
  cap: 2048,
});

describe('a claim', () => {
  it('says for whom it was made, and proves nothing under the key of another source', async () => {
    expect(await read(await claim())).toMatchObject({ for: 'Counsel, amber kettle' });
    const other = await keyOf('another source');
    expect(
      await codeOf(async () => verifyClaim(engine, parseClaim(await claim()), LINE, other)),
    ).toBe('note-unsigned');
  });

  it('is not made for words that break a line or hide', async () => {
    for (const text of ['', 'a\nb', 'a\u202eb', 'x'.repeat(121)])
      expect(
        await codeOf(() =>
          signClaim(
            engine,
            { line: LINE, day: DAY, thread: idOf('t'), for: text as never },
            seedOf('source sign'),
          ),
        ),
      ).toBe('field-malformed');
  });
});
