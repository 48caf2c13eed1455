import { verify as nodeVerify, createPublicKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toBase64, utf8 } from '../../../crypto/wire/bytes.js';
import {
  claimsKey,
  keyId,
  keyName,
  noteHash,
  noteText,
  parseNote,
  parseVerifierKey,
  publicKeyOf,
  readLines,
  signText,
  verifierKey,
  verifyNote,
} from '../../../crypto/wire/note.js';
import { asView, codeOf, DAY, engine, hashOf, keyOf, LINE, seedOf, text } from '../aLine.js';

/** The example of golang.org/x/mod/sumdb/note, which C2SP signed-note is taken from. */
const PETER = {
  verifier: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  seed: 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  text:
    'If you think cryptography is the answer to your problem,\n' +
    "then you don't know what your problem is.\n",
  signature:
    '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
const peterNote = utf8(`${PETER.text}\n${PETER.signature}`);
const CAP = 4096;

describe('the published signed note', () => {
  it('verifies with its published verifier key', async () => {
    const { name, key } = await parseVerifierKey(engine, PETER.verifier);
    expect(name).toBe('PeterNeumann');
    expect(await keyId(engine, name, key)).toBe('c74f20a3');
    expect(await verifierKey(engine, name, key)).toBe(PETER.verifier);
    const note = parseNote(asView(peterNote), CAP);
    expect(note.text).toBe(PETER.text);
    const verified = await verifyNote(engine, { note, claims: {} }, name, key);
    expect(verified.hash).toBe(hashOf(PETER.text));
  });

  it('is what its published signer key makes', async () => {
    const seed = new Uint8Array(Buffer.from(PETER.seed, 'base64').subarray(1));
    expect(text(await signText(engine, PETER.text, 'PeterNeumann', seed))).toBe(text(peterNote));
  });
});

describe('a verifier key', () => {
  it('is refused with a wrong id, type, length or form', async () => {
    const [name = '', id = '', encoded = ''] = PETER.verifier.split(
      /\+(?=[0-9a-f]{8}\+)|(?<=[0-9a-f]{8})\+/,
    );
    const raw = Buffer.from(encoded, 'base64');
    const otherType = Buffer.from(raw);
    otherType[0] = 2;
    for (const bad of [
      '',
      `${name}+c74f20a4+${encoded}`,
      `${name}+${id}+${otherType.toString('base64')}`,
      `${name} x+${id}+${encoded}`,
      `+${id}+${encoded}`,
      `${name}+${id.toUpperCase()}+${encoded}`,
    ])
      expect(await codeOf(() => parseVerifierKey(engine, bad))).toBe('bad-key');
    for (const bad of [raw.subarray(0, 32).toString('base64'), `${encoded}A`, `${encoded} `])
      expect(await codeOf(() => parseVerifierKey(engine, `${name}+${id}+${bad}`))).toBe(
        'field-malformed',
      );
  });
});

describe('parsing a note', () => {
  it('splits at the last empty line', () => {
    const whole = `a\n\nb\n\n${PETER.signature}`;
    expect(parseNote(utf8(whole), CAP).text).toBe('a\n\nb\n');
  });

  it('refuses what the specification calls malformed', async () => {
    for (const bad of [
      PETER.text,
      `${PETER.text}\n`,
      `${PETER.text}${PETER.signature}`,
      `${PETER.text}\n${PETER.signature}\n`,
      `${PETER.text}\n${PETER.signature.slice(0, -1)}`,
      `${PETER.text}\n- PeterNeumann AAAA\n`,
      `${PETER.text}\n\u2014 Peter Neumann x08go/Y=\n`,
      `${PETER.text}\n\u2014 Peter+Neumann x08go/Y=\n`,
      `${PETER.text}\n\u2014  x08go/Y=\n`,
      `${PETER.text}\n\u2014 PeterNeumann AAAA\n`,
      `tab\there\n\n${PETER.signature}`,
      `nul\0here\n\n${PETER.signature}`,
    ])
      expect([bad, await codeOf(() => parseNote(utf8(bad), CAP))]).toEqual([bad, 'note-malformed']);
  });

  it('refuses base64 with bits that are not read', async () => {
    const loose = PETER.signature.replace('JnAM=', 'JnAN=');
    expect(await codeOf(() => parseNote(utf8(`${PETER.text}\n${loose}`), CAP))).toBe(
      'field-malformed',
    );
  });

  it('throws nothing but refusals at any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(['note-malformed', 'not-utf8', 'field-malformed', 'accepted']).toContain(
          await codeOf(() => parseNote(bytes, CAP)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('gives the text and signature of whatever was signed', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((s) => !/[\0-\x1f]/.test(s));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async (lines) => {
        const signed = `${lines.join('\n')}\n`;
        const bytes = await signText(engine, signed, 'reader.00000000', seedOf('ada'));
        const note = parseNote(asView(bytes), CAP);
        expect(note.text).toBe(Buffer.from(signed, 'utf8').toString('utf8'));
        await verifyNote(engine, { note, claims: {} }, 'reader.00000000', await keyOf('ada'));
      }),
      { numRuns: 60 },
    );
  });
});

describe('verifying a note', () => {
  it('agrees with OpenSSL on key id and signature', async () => {
    const signed = noteText('head', LINE, DAY, ['edition 1']);
    const note = parseNote(
      await signText(engine, signed, keyName('courier', LINE), seedOf('dov')),
      CAP,
    );
    const [only] = note.signatures;
    const raw = Buffer.from(await keyOf('dov'), 'base64');
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    expect(nodeVerify(null, Buffer.from(signed), key, only?.signature ?? Buffer.alloc(0))).toBe(
      true,
    );
    const id = hashOf(Buffer.concat([Buffer.from(`${keyName('courier', LINE)}\n\x01`), raw]));
    expect(only?.id).toBe(id.slice(0, 8));
    expect(claimsKey(note, keyName('courier', LINE), id.slice(0, 8))).toBe(true);
    expect(claimsKey(note, keyName('reader', LINE), id.slice(0, 8))).toBe(false);
  });

  it('refuses a second, wrong signature of the same key', async () => {
    const { name, key } = await parseVerifierKey(engine, PETER.verifier);
    const wrong = `\u2014 PeterNeumann ${toBase64(
      new Uint8Array([0xc7, 0x4f, 0x20, 0xa3, ...new Uint8Array(64)]),
    )}\n`;
    const note = parseNote(new Uint8Array([...peterNote, ...utf8(wrong)]), CAP);
    expect(await codeOf(() => verifyNote(engine, { note, claims: {} }, name, key))).toBe(
      'note-bad-signature',
    );
  });

  it('ignores a signature that bears the right id under another name', async () => {
    const { key } = await parseVerifierKey(engine, PETER.verifier);
    const note = parseNote(peterNote, CAP);
    expect(await codeOf(() => verifyNote(engine, { note, claims: {} }, 'Peter', key))).toBe(
      'note-unsigned',
    );
  });

  it('hashes the text alone, so that a witness changes nothing', async () => {
    expect(await noteHash(engine, PETER.text)).toBe(hashOf(PETER.text));
  });
});

describe('the text of a note', () => {
  it('is refused when a value would break a line', async () => {
    for (const bad of ['a\nb', 'a\rb', 'a\0b', 'a\tb'])
      expect(await codeOf(() => noteText('card', LINE, DAY, [`label ${bad}`]))).toBe(
        'field-malformed',
      );
  });

  it('is read a line at a time, and what is left over is refused', async () => {
    const note = { text: noteText('card', LINE, DAY, ['a 1', 'a 2', 'b x y']), signatures: [] };
    const lines = readLines(note, 'card');
    expect([lines.line, lines.day]).toEqual([LINE, DAY]);
    expect(lines.values('a')).toEqual(['1', '2']);
    expect(await codeOf(() => lines.end())).toBe('field-unexpected');
    expect(lines.value('b')).toBe('x y');
    lines.end();
    expect(await codeOf(() => lines.value('b'))).toBe('field-unexpected');
  });

  it('names a key by its role and line', async () => {
    expect(keyName('drop', LINE)).toBe(`drop.${LINE.slice(0, 8)}`);
    expect(await publicKeyOf(engine, seedOf('ada'))).toBe(await keyOf('ada'));
  });
});
