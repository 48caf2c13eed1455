import { keyName } from '../../../crypto/wire/note.js';
import { signRoster } from '../../../crypto/wire/roster.js';
import { LINE, engine, hex, keyOf, rosterText, seedOf, text } from '../../crypto/aLine.js';

/** The line whose notes the vectors hold. */
export const fixed = { ...engine, random: (n: number) => new Uint8Array(n).fill(7) };
export const seed = (name: string): string => hex(seedOf(name));
export const roster = text(await signRoster(fixed, await rosterText(), seedOf('root')));
export const root = await keyOf('root');
export const ada = await keyOf('ada');
export const ofReader = { line: LINE, reader: ada, seed: seed('ada') };
export const ofRoster = { roster, root };
export const readerName = { name: keyName('reader', LINE), seed: 'ada' };
export const courierName = { name: keyName('courier', LINE), seed: 'dov' };

export const changed = (bytes: Uint8Array, at: number, flip = 1): Uint8Array => {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ flip;
  return copy;
};
export const fill = (byte: number, length: number): string =>
  hex(new Uint8Array(length).fill(byte));
