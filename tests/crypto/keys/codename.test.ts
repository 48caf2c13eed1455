import { hkdfSync, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Engine } from '../../../crypto/engine/engine.js';
import { nobleEngine } from '../../../crypto/engine/noble.js';
import {
  drawCodename,
  openCodename,
  splitWords,
  unknownWords,
} from '../../../crypto/keys/codename.js';
import { Refusal } from '../../../crypto/refusal.js';
import { parseWordlist } from '../../../crypto/keys/wordlist.js';
import { codeOf, engine, hex, idOf, LINE, seedOf, unhex } from '../aLine.js';

const words = (name: string): string =>
  readFileSync(new URL(`../../../client/words/${name}`, import.meta.url), 'utf8').trim();
const LIST = parseWordlist(words('english.txt'), words('english.shared.txt'));

/** The engine, drawing what a test wants it to draw. */
const drawing = (...draws: Uint8Array<ArrayBuffer>[]): Engine => ({
  ...engine,
  random: () => (draws.shift() ?? new Uint8Array(10)).slice(),
});

/** The whole derivation again, by Node's own OpenSSL. */
function recomputed(secret: Uint8Array, line: string): Record<string, string> {
  const id = Buffer.from(line, 'hex');
  const context = (purpose: string): Buffer =>
    Buffer.concat([Buffer.from(`turnbox/1 ${purpose}`, 'ascii'), id]);
  const stretched = pbkdf2Sync(secret, context('codename'), 600_000, 64, 'sha512');
  const part = (name: string, length: number): string =>
    Buffer.from(hkdfSync('sha256', stretched, '', context(name), length)).toString('hex');
  return {
    check: part('check', 1),
    sign: part('sign', 32),
    reply: part('reply', 32),
    tag: part('tag', 32),
  };
}

const SECRET = unhex('00112233445566778899');
const drawn = drawCodename(drawing(SECRET), LINE, LIST);

describe('a codename', () => {
  it('is eight words that hold 80 drawn bits and 8 check bits', async () => {
    const { words: drawnWords } = await drawn;
    expect(drawnWords).toHaveLength(8);
    const bits = drawnWords
      .map((word) => LIST.words.indexOf(word).toString(2).padStart(11, '0'))
      .join('');
    const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
    expect(hex(Uint8Array.from(bytes.slice(0, 10)))).toBe(hex(SECRET));
    expect(hex(Uint8Array.from(bytes.slice(10)))).toBe(recomputed(SECRET, LINE)['check']);
  });

  it('derives as the page of its format says, by another implementation', async () => {
    const { keys } = await drawn;
    const { check: _, ...expected } = recomputed(SECRET, LINE);
    expect({ sign: hex(keys.sign), reply: hex(keys.reply), tag: hex(keys.tag) }).toEqual(expected);
  });

  it('opens again to the same keys, in both engines', async () => {
    const { words: drawnWords, keys } = await drawn;
    for (const each of [engine, nobleEngine]) {
      const opened = await openCodename(each, LINE, LIST, drawnWords.join(' '));
      expect(opened).toEqual(keys);
    }
  });

  it('opens however it is written: case, accents, four letters, any marks between', async () => {
    const { words: drawnWords, keys } = await drawn;
    const [first = '', ...rest] = drawnWords;
    const written = [
      first.toUpperCase(),
      ...rest.map((word) => Array.from(word).slice(0, 4).join('')),
    ].join(', ');
    const accented = written.replace(/a/g, 'á').replace(/e/g, 'ê');
    expect(await openCodename(engine, LINE, LIST, `  ${accented}.\n`)).toEqual(keys);
  });

  it('is another one on another line', async () => {
    const { words: drawnWords } = await drawn;
    const elsewhere = await codeOf(() =>
      openCodename(engine, idOf('another line'), LIST, drawnWords.join(' ')),
    );
    // One in 256 would fit by chance; these do not.
    expect(elsewhere).toBe('codename-check');
  });

  it('with a slip is refused: two words swapped, one word another', async () => {
    const { words: drawnWords } = await drawn;
    const swapped = [drawnWords[1], drawnWords[0], ...drawnWords.slice(2)].join(' ');
    expect(await codeOf(() => openCodename(engine, LINE, LIST, swapped))).toBe('codename-check');
    const other = [...drawnWords.slice(0, 7), 'zoo'].join(' ');
    expect(await codeOf(() => openCodename(engine, LINE, LIST, other))).toBe('codename-check');
  });

  it('with a word that is on no list is refused, and says which', async () => {
    const { words: drawnWords } = await drawn;
    const misspelt = [...drawnWords.slice(0, 2), 'qqqq', ...drawnWords.slice(3, 7), 'zzz'].join(
      ' ',
    );
    expect(await codeOf(() => openCodename(engine, LINE, LIST, misspelt))).toBe('codename-word');
    expect(unknownWords(LIST, misspelt)).toEqual([3, 8]);
    expect(unknownWords(LIST, drawnWords.join(' '))).toEqual([]);
  });

  it('of seven or nine words is refused before anything is derived', async () => {
    const { words: drawnWords } = await drawn;
    const idle: Engine = {
      ...engine,
      pbkdf2Sha512: () => Promise.reject(new Error('derived too early')),
    };
    for (const typed of [
      '',
      '   ',
      drawnWords.slice(1).join(' '),
      [...drawnWords, 'zoo'].join(' '),
    ])
      expect(await codeOf(() => openCodename(idle, LINE, LIST, typed))).toBe('codename-words');
  });

  it('is drawn again when all its words would fit another language too', async () => {
    // Eight times the same 11 bits except the last, which the check decides: all are shared here.
    const all = { ...LIST, isShared: () => true };
    let asked = 0;
    const once = { ...all, isShared: () => (asked += 1) <= 8 };
    const second = seedOf('second draw').slice(0, 10);
    const { keys } = await drawCodename(drawing(SECRET, second), LINE, once);
    expect(hex(keys.sign)).toBe(recomputed(second, LINE)['sign']);
  });

  it('puts none of its words into a refusal', async () => {
    const typed = 'secretword one two three four five six seven';
    const error: unknown = await openCodename(engine, LINE, LIST, typed).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Refusal);
    expect(String(error)).not.toMatch(/secretword|three/);
  });
});

describe('what stands between words', () => {
  it('may be anything but letters', () => {
    expect(splitWords(' one-two,three\nfour\u00a0five\t6seven_eight ')).toEqual([
      'one',
      'two',
      'three',
      'four',
      'five',
      'seven',
      'eight',
    ]);
    expect(splitWords('e\u0301cole \u00e9cole')).toEqual(['e\u0301cole', '\u00e9cole']);
  });
});
