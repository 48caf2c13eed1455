import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { attempt } from '../../../crypto/refusal.js';
import { editionIn, isSealedName, offlineName } from '../../../crypto/source/offlineName.js';
import { concat } from '../../../crypto/wire/bytes.js';
import {
  EDITION_FILE_CAP,
  encodeEditionFile,
  parseEditionFile,
} from '../../../crypto/wire/editionFile.js';
import { verifyEdition } from '../../../client/worker/publicNotes.js';
import { testEdition } from '../../harness/edition.js';
import { engine, LINE, testLine } from '../../harness/line.js';
import { testOutbox } from '../../harness/outbox.js';

const line = await testLine();
const { root } = JSON.parse(new TextDecoder().decode(line.site)) as { root: string };
const outboxes = await Promise.all(line.readers.map((reader) => testOutbox(reader)));
const edition = await testEdition(line, outboxes, null);
const whole = {
  root,
  head: edition.bytes,
  rosters: line.rosters.map(({ bytes }) => bytes),
  today: edition.today,
};
const bytes = encodeEditionFile(whole);

describe('an edition file', () => {
  test('gives back what was put into it, byte for byte, and encodes to the same again', () => {
    const { file, claims } = parseEditionFile(concat(new Uint8Array(3), bytes).subarray(3));
    expect(file).toEqual(whole);
    expect(claims.line).toBe(LINE);
    expect(encodeEditionFile(file)).toEqual(bytes);
  });

  test('holds all that verifying needs, from the root down', async () => {
    const { file, claims } = parseEditionFile(bytes);
    const { today } = await verifyEdition(engine, { line: claims.line, root }, file);
    expect(today.dayKeys.size).toBe(line.readers.length);
  });

  test('of which any byte was changed is refused in the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = bytes.slice();
          changed[at] = ((changed[at] ?? 0) + by) % 256;
          const read = await attempt(async () => {
            const { file, claims } = parseEditionFile(changed);
            const given = { line: claims.line, root: file.root };
            const { today } = await verifyEdition(engine, given, file);
            return file.root === root && today.faults.size === 0;
          });
          // Another root is one that whoever compares its words refuses.
          expect(read.ok && read.value).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('that is too large or too short is refused', async () => {
    for (const [file, code] of [
      [new Uint8Array(EDITION_FILE_CAP + 1), 'too-large'],
      [new Uint8Array(0), 'framing-malformed'],
      [encodeEditionFile({ ...whole, rosters: [], today: new Uint8Array(0) }), 'file-missing'],
    ] as const) {
      const read = await attempt(() => parseEditionFile(file));
      expect(read).toMatchObject({ ok: false, refusal: { code } });
    }
  });
});

test.each([
  [offlineName(12, '3fa9'), 12],
  ['edition-12-3fa9 (1).age', 12],
  ['edition-12-3fa9(1).AGE', 12],
  ['letter.age', null],
  ['edition-0-3fa9.age', null],
  ['edition-99999999999-3fa9.age', null],
  ['my edition-12-3fa9.age', null],
])('%s is of edition %s', (name, number) => {
  expect(editionIn(name)).toBe(number);
  expect(isSealedName(name)).toBe(true);
});
