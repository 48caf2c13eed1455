const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** Base32 as Tor writes it (RFC 4648, lower case, without padding). */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += LETTERS[(held >>> (bits - 5)) & 31] ?? '';
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + (LETTERS[(held << (5 - bits)) & 31] ?? '');
}
