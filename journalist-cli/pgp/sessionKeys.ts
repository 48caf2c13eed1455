/**
 * Session keys as `gpg --show-session-key` prints them, so that a message can be opened here whose
 * secret key is on a card elsewhere: `session key: 'ALGORITHM:HEX'` (RFC 9580, 9.3).
 */
export interface SessionKey {
  readonly algorithm: 'aes128' | 'aes192' | 'aes256';
  readonly data: Uint8Array;
}

const LINE = /session key: '([0-9]{1,2}):([0-9A-Fa-f]{32,64})'/g;
const ALGORITHMS: ReadonlyMap<string, readonly [SessionKey['algorithm'], number]> = new Map([
  ['7', ['aes128', 16]],
  ['8', ['aes192', 24]],
  ['9', ['aes256', 32]],
]);
const MOST = 64;

/** All of a text; what is none is passed over, for gpg says other things around them. */
export const parseSessionKeys = (text: string): SessionKey[] =>
  [...text.matchAll(LINE)].slice(0, MOST).flatMap(([, number = '', hex = '']) => {
    const [algorithm, bytes] = ALGORITHMS.get(number) ?? [];
    return algorithm === undefined || hex.length !== 2 * (bytes ?? 0)
      ? []
      : [{ algorithm, data: new Uint8Array(Buffer.from(hex, 'hex')) }];
  });
