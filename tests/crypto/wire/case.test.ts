import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CASE_FIELDS,
  type CaseText,
  parseCase,
  signCase,
  verifyCase,
} from '../../../crypto/wire/case.js';
import { type Hash, type Label, parseLabel } from '../../../crypto/wire/fields.js';
import { keyName } from '../../../crypto/wire/note.js';
import { codeOf, DAY, engine, hashOf, idOf, keyOf, LINE, seedOf } from '../aLine.js';
import { keepsTheNoteContract } from './noteContract.js';

type Given = Omit<CaseText, 'key'>;
const WHOLE: Given = {
  line: LINE,
  day: DAY,
  holds: CASE_FIELDS,
  thread: idOf('thread'),
  source: await keyOf('source sign'),
  asked: parseLabel('District court'),
  power: parseLabel('Order 14/26'),
  log: { entries: 3, hash: hashOf('log') },
  files: new Map([
    ['index.html', hashOf('page')],
    ['001-отчёт.pdf', hashOf('report')],
  ]),
};
const make = (changes: Partial<Given> = {}) =>
  signCase(engine, { ...WHOLE, ...changes }, seedOf('ada'));
const read = (bytes: Uint8Array) => verifyCase(engine, parseCase(bytes), LINE);

keepsTheNoteContract({
  type: 'case',
  make,
  read,
  again: async (bytes) => signCase(engine, await read(bytes), seedOf('ada')),
  signer: { name: keyName('reader', LINE), seed: 'ada' },
  cap: 1024 * 1024,
  repeated: ['SHA256'],
});

describe('a case', () => {
  it('names its own key, and is refused under that name with the signature of another', async () => {
    const { claims, note } = parseCase(await make());
    const other = { note, claims: { ...claims, key: await keyOf('bea') } };
    expect(await codeOf(() => verifyCase(engine, other, LINE))).toBe('note-unsigned');
  });

  it('is not signed when it would not be read again', async () => {
    const wrong: Partial<Given>[] = [
      { files: new Map() },
      { files: new Map([['../x', hashOf('x')]]) },
      { files: new Map([['.x', hashOf('x')]]) },
      { files: new Map([['x\\y', hashOf('x')]]) },
      { holds: [] },
      { holds: ['words', 'gist'] },
      { log: null },
      { source: null },
      { power: null },
      { asked: '-' as Label },
    ];
    for (const changes of wrong)
      expect([
        changes,
        ['field-malformed', 'field-unexpected'].includes(await codeOf(() => make(changes))),
      ]).toEqual([changes, true]);
  });

  it('never throws anything but a refusal, whatever its lines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (text) => {
        const files = new Map([[text, 'x' as Hash]]);
        expect(await codeOf(() => make({ files }))).not.toBe('accepted');
        await codeOf(() => parseCase(new TextEncoder().encode(`turnbox/1 case\n${text}`)));
      }),
      { numRuns: 50 },
    );
  });
});
