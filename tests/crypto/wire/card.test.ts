import { describe, expect, it } from '@jest/globals';
import { utf8 } from '../../../crypto/wire/bytes.js';
import { parseCard, signCard, verifyCard } from '../../../crypto/wire/card.js';
import { parseLabel, ZERO_ID } from '../../../crypto/wire/fields.js';
import { keyName, signText } from '../../../crypto/wire/note.js';
import { changedText, codeOf, DAY, engine, keyOf, seedOf } from '../aLine.js';
import { keepsTheNoteContract } from './noteContract.js';

const make = () =>
  signCard(engine, { day: DAY, role: 'reader', label: parseLabel('Ada (nights)') }, seedOf('ada'));
const read = (bytes: Uint8Array) => verifyCard(engine, parseCard(bytes));

keepsTheNoteContract({
  type: 'card',
  make,
  read,
  again: async (bytes) => signCard(engine, await read(bytes), seedOf('ada')),
  signer: { name: keyName('reader', ZERO_ID), seed: 'ada' },
  cap: 4096,
});

describe('a card', () => {
  it('says whose key it is, and the key proves it', async () => {
    const card = await read(await make());
    expect(card).toMatchObject({ role: 'reader', key: await keyOf('ada'), label: 'Ada (nights)' });
  });

  it('is refused for a role that needs none', async () => {
    for (const role of ['root', 'source', 'Reader', '']) {
      const text = changedText(await make(), (l) =>
        l.map((x) => x.replace(/^role .*/, `role ${role}`)),
      );
      const bytes = await signText(engine, text, keyName('reader', ZERO_ID), seedOf('ada'));
      expect(await codeOf(() => read(bytes))).toBe('wrong-role');
    }
  });

  it("is refused when it shows a colleague's key", async () => {
    const key = await keyOf('bea');
    const text = changedText(await make(), (l) => l.map((x) => x.replace(/^key .*/, `key ${key}`)));
    const bytes = await signText(engine, text, keyName('reader', ZERO_ID), seedOf('ada'));
    expect(await codeOf(() => read(bytes))).toBe('note-unsigned');
  });

  it('is not made with a label that hides something', async () => {
    const label = 'a\u202eb' as ReturnType<typeof parseLabel>;
    expect(
      await codeOf(() => signCard(engine, { day: DAY, role: 'drop', label }, seedOf('x'))),
    ).toBe('field-malformed');
    expect(await codeOf(() => read(utf8('')))).toBe('note-malformed');
  });
});
