import { describe, expect, it } from '@jest/globals';
import { parseLabel, parseWord } from '../../../crypto/wire/fields.js';
import { keyName, parseNote, signText } from '../../../crypto/wire/note.js';
import {
  parseRoster,
  readerId,
  ROSTER_CAP,
  signRoster,
  verifyRoster,
} from '../../../crypto/wire/roster.js';
import { verifyNextRoster } from '../../../crypto/wire/rosterChain.js';
import { DEFAULT_SETTINGS, encodeSettings, parseSettings } from '../../../crypto/wire/settings.js';
import {
  aRoster,
  changedText,
  codeOf,
  engine,
  hashOf,
  keyOf,
  LINE,
  rosterText,
  seedOf,
  text,
} from '../aLine.js';
import { keepsTheNoteContract } from './noteContract.js';

const ROOT = await keyOf('root');
const quiet = { ...engine, random: (n: number) => new Uint8Array(n).fill(3) };
const make = async () => signRoster(quiet, await rosterText(), seedOf('root'));
/** verifyRoster takes the line from the roster: whoever knows the line compares it. */
const read = async (bytes: Uint8Array) => {
  const parsed = parseRoster(bytes);
  const first = (await aRoster()).roster;
  if (parsed.claims.line !== LINE) return verifyNextRoster(engine, first, bytes, ROOT);
  return verifyRoster(engine, parsed, ROOT);
};

keepsTheNoteContract({
  type: 'roster',
  make,
  read,
  again: async (bytes) =>
    signRoster(quiet, await verifyRoster(engine, parseRoster(bytes), ROOT), seedOf('root')),
  signer: { name: keyName('root', LINE), seed: 'root' },
  cap: ROSTER_CAP,
  repeated: ['reader', 'courier'],
});

const signed = async (change: (lines: string[]) => string[]) =>
  signText(engine, changedText(await make(), change), keyName('root', LINE), seedOf('root'));
const withLine = (from: RegExp, to: string) => (lines: string[]) =>
  lines.map((x) => x.replace(from, to));

describe('a roster', () => {
  it('carries a signature that nobody knows, so that readers stay tolerant', async () => {
    const note = parseNote((await aRoster()).bytes, ROSTER_CAP);
    expect(note.signatures.map(({ name }) => name)).toEqual([
      keyName('root', LINE),
      'grease.invalid',
    ]);
    const other = await aRoster();
    expect(text(other.bytes)).not.toBe(text((await aRoster()).bytes));
    expect(other.roster.hash).toBe((await aRoster()).roster.hash);
  });

  it('keeps OpenPGP hashes, labels with spaces and the next root', async () => {
    const [first] = (await rosterText()).readers;
    if (first === undefined) throw new Error('no reader');
    const pgp = hashOf('certificate');
    const { roster } = await aRoster({
      readers: [{ ...first, pgp, label: parseLabel('Léa of the charity') }],
      nextRoot: await keyOf('next root'),
    });
    expect(roster.readers).toEqual([{ ...first, pgp, label: 'Léa of the charity' }]);
    expect(roster.nextRoot).toBe(await keyOf('next root'));
  });

  it('is refused when two lines carry one key', async () => {
    const base = await rosterText();
    const [ada] = base.readers;
    if (ada === undefined) throw new Error('no reader');
    for (const changes of [
      { readers: [...base.readers, { ...ada, label: parseLabel('again') }] },
      { drop: ada.key },
      { couriers: [{ key: ada.key, label: parseLabel('x') }] },
    ])
      expect(await codeOf(() => aRoster(changes))).toBe('roster-duplicate-key');
  });

  it('is refused without a reader, and with more than 64', async () => {
    expect(await codeOf(() => aRoster({ readers: [] }))).toBe('field-unexpected');
    const many = await Promise.all(
      Array.from({ length: 65 }, async (_, i) => ({
        key: await keyOf(`r${String(i)}`),
        group: parseWord('g'),
        pgp: null,
        label: parseLabel('l'),
      })),
    );
    expect(await codeOf(() => aRoster({ readers: many }))).toBe('field-unexpected');
    expect(await codeOf(() => aRoster({ readers: many.slice(1) }))).toBe('accepted');
  });

  it('names no roster before the first one, and one before each later', async () => {
    expect(await codeOf(() => aRoster({ epoch: 0 }))).toBe('field-malformed');
    expect(await codeOf(() => aRoster({ epoch: 2 }))).toBe('field-malformed');
    expect(await codeOf(() => aRoster({ previous: hashOf('x') }))).toBe('field-malformed');
  });

  it('is refused for a setting that is missing, renamed, out of order or out of its bounds', async () => {
    for (const change of [
      (l: string[]) => l.filter((x) => !x.startsWith('set grace ')),
      withLine(/^set grace /, 'set graces '),
      withLine(/^set demo 0/, 'set demo 2'),
      withLine(/^set batch 8/, 'set batch 0'),
      withLine(/^set batch 8/, 'set batch 1025'),
      withLine(/^set marks 64/, 'set marks 0'),
      withLine(/^set grace 14/, 'set grace 60'),
      withLine(/^set horizon 60/, 'set horizon 401'),
      withLine(/^set stop 30/, 'set stop 61'),
      (l: string[]) =>
        l.map((x) =>
          x.replace(/^set grace 14/, 'set grace 59').replace(/^set keep 60/, 'set keep 58'),
        ),
    ]) {
      const bytes = await signed(change);
      expect(await codeOf(() => parseRoster(bytes))).toBe('roster-settings');
    }
    expect(parseSettings(encodeSettings(DEFAULT_SETTINGS).map((s) => s.slice(4)))).toEqual(
      DEFAULT_SETTINGS,
    );
  });

  it('names each reader by eight digits of a key id', async () => {
    expect(await readerId(engine, LINE, await keyOf('ada'))).toBe(
      hashOf(
        Buffer.concat([
          Buffer.from(`reader.${LINE.slice(0, 8)}\n\x01`),
          Buffer.from(await keyOf('ada'), 'base64'),
        ]),
      ).slice(0, 8),
    );
  });
});
