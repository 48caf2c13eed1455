import { createHash, createPublicKey, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { context } from '../../../crypto/keys/line.js';
import { encodeIdentity, encodeRecipient, parseRecipient } from '../../../crypto/keys/recipient.js';
import { rootWords } from '../../../crypto/keys/rootWords.js';
import { sourceKeys, threadOf } from '../../../crypto/keys/source.js';
import { keyName, verifierKey } from '../../../crypto/wire/note.js';
import { codeOf, engine, hex, idOf, keyOf, LINE, seedOf, text } from '../aLine.js';

const keys = { sign: seedOf('sign'), reply: seedOf('reply'), tag: seedOf('tag') };

describe("a source's keys", () => {
  it('are the public halves of its secrets, and the tag key itself', async () => {
    const source = await sourceKeys(engine, keys);
    const pkcs8 = Buffer.concat([
      Buffer.from('302e020100300506032b657004220420', 'hex'),
      keys.sign,
    ]);
    const spki = createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }))
      .export({ format: 'der', type: 'spki' })
      .subarray(-32);
    expect(source.sign).toBe(spki.toString('base64'));
    expect(source.reply).toHaveLength(1216);
    expect(hex(source.tag)).toBe(hex(keys.tag));
  });

  it('make a thread that changes with each of them and with the line', async () => {
    const source = await sourceKeys(engine, keys);
    const expected = createHash('sha256')
      .update('turnbox/1 thread')
      .update(Buffer.from(LINE, 'hex'))
      .update(Buffer.from(source.sign, 'base64'))
      .update(source.reply)
      .update(source.tag)
      .digest('hex')
      .slice(0, 32);
    expect(await threadOf(engine, LINE, source)).toBe(expected);
    const others = await Promise.all([
      threadOf(engine, idOf('other'), source),
      threadOf(engine, LINE, { ...source, sign: await keyOf('x') }),
      threadOf(engine, LINE, { ...source, tag: seedOf('x') }),
      threadOf(engine, LINE, { ...source, reply: engine.xwing.publicKey(seedOf('x')) }),
    ]);
    expect(new Set([expected, ...others]).size).toBe(5);
  });
});

describe('a context', () => {
  it('is the purpose in words and the raw bytes of the line', () => {
    expect(hex(context('tag', LINE))).toBe(`${hex(Buffer.from('turnbox/1 tag'))}${LINE}`);
    expect(text(context('cell', LINE).subarray(0, 14))).toBe('turnbox/1 cell');
  });
});

describe('root words', () => {
  const words = readFileSync(new URL('../../../client/words/english.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');

  it('are the first 132 bits of the hash of the verifier key', async () => {
    const published = await verifierKey(engine, keyName('root', LINE), await keyOf('root'));
    const bits = [...createHash('sha256').update(published).digest()]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('');
    const expected = Array.from(
      { length: 12 },
      (_, i) => words[Number.parseInt(bits.slice(11 * i, 11 * i + 11), 2)],
    );
    expect(await rootWords(engine, published, words)).toEqual(expected);
  });
});

describe('a recipient', () => {
  const publicKey = engine.xwing.publicKey(seedOf('r'));

  it('goes there and back', () => {
    const written = encodeRecipient(publicKey);
    expect(written.startsWith('age1pq1')).toBe(true);
    expect(hex(parseRecipient(written))).toBe(hex(publicKey));
    expect(encodeIdentity(seedOf('r')).startsWith('AGE-SECRET-KEY-PQ-1')).toBe(true);
  });

  it('is refused in capitals, cut, changed, of another kind or another length', async () => {
    const written = encodeRecipient(publicKey);
    for (const bad of [
      '',
      written.toUpperCase(),
      written.slice(0, -1),
      `${written}q`,
      `${written.slice(0, 20)}${written[20] === 'q' ? 'p' : 'q'}${written.slice(21)}`,
      encodeRecipient(publicKey.subarray(1)),
      encodeRecipient(new Uint8Array([...publicKey, 0])),
      encodeIdentity(seedOf('r')),
      'age1lvyvwawkr0mcnnnncaghunadrqkmuf9e6507x9y920xxpp866cnql7dp2z',
    ])
      expect(await codeOf(() => parseRecipient(bad))).toBe('bad-key');
  });
});
