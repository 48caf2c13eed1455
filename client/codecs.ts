/**
 * What the script needs of @scure/base, over what every browser has: the bundle takes this in its
 * place, and 2 kB less for each source to load. As strict: one text for each run of bytes.
 */
interface Codec {
  encode(bytes: Uint8Array): string;
  decode(text: string): Uint8Array;
}

/** Decodes only what encodes to the same text again: no spaces, no spare bits, no other padding. */
const strict = (encode: Codec['encode'], decode: Codec['decode']): Codec => ({
  encode,
  decode: (text) => {
    const bytes = decode(text);
    if (encode(bytes) !== text) throw new Error('not canonical');
    return bytes;
  },
});

const toBinary = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};
const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

export const base64: Codec = strict((bytes) => btoa(toBinary(bytes)), fromBase64);

export const base64nopad: Codec = strict(
  (bytes) => btoa(toBinary(bytes)).replace(/=+$/, ''),
  fromBase64,
);

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const hex: Codec = strict(toHex, (text) =>
  Uint8Array.from(text.match(/[0-9a-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16)),
);

/** BIP 173, without its limit of 90 characters; the script only reads. */
const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const CHECK_WORDS = 6;

function polymod(words: readonly number[]): number {
  let sum = 1;
  for (const word of words) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ word;
    for (const [i, generator] of GENERATORS.entries()) if ((top >>> i) & 1) sum ^= generator;
  }
  return sum;
}

function decodeBech32(text: string): { prefix: string; words: number[] } {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) throw new Error('mixed case');
  const split = lower.lastIndexOf('1');
  const prefix = lower.slice(0, Math.max(0, split));
  const words = Array.from(lower.slice(split + 1), (letter) => LETTERS.indexOf(letter));
  const codes = Array.from(prefix, (letter) => letter.charCodeAt(0));
  const spread = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
  const fits =
    split > 0 &&
    words.length >= CHECK_WORDS &&
    !words.includes(-1) &&
    codes.every((code) => code >= 33 && code <= 126) &&
    polymod([...spread, ...words]) === 1;
  if (!fits) throw new Error('not bech32');
  return { prefix, words: words.slice(0, -CHECK_WORDS) };
}

/** Five bits a word to eight a byte; what is left over must be short, and zero. */
function fromWords(words: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const word of words) {
    held = ((held << 5) | word) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  if (bits >= 5 || (held & ((1 << bits) - 1)) !== 0) throw new Error('not canonical');
  return Uint8Array.from(bytes);
}

const notHere = (): never => {
  throw new Error('left out');
};
export const bech32 = { decode: decodeBech32, fromWords, encode: notHere, toWords: notHere };
