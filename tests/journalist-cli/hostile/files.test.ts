import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readMetadata } from '../../../journalist-cli/files/exif.js';
import { judge, type Judgement } from '../../../journalist-cli/files/judge.js';
import { drawFrom, mutated } from '../../harness/mutate.js';
import { HOSTILE, loopingExif, placedPhoto, zip } from '../../harness/hostileFiles.js';
import { photo } from '../../harness/photo.js';
import { type Desk, desk } from '../../harness/tool.js';
import { startThread } from '../colleagues/aThread.js';

const judged = (name: string, bytes: Uint8Array, withMetadata = true): Judgement =>
  judge(
    {
      name,
      size: bytes.length,
      read: (offset, length) => bytes.subarray(offset, offset + length),
    },
    withMetadata,
  );

describe('a stranger’s file', () => {
  test.each(HOSTILE)('%s is named for what it is', (name, bytes, expected) => {
    expect(judged(name, bytes).notes.join('\n')).toMatch(expected);
  });

  test('tells place and device only when asked', () => {
    expect(judged('a.jpg', placedPhoto(), false).metadata).toBeNull();
    const { metadata } = judged('a.jpg', placedPhoto());
    expect(metadata?.place?.latitude).toBeCloseTo(51.50733, 4);
    expect(metadata?.place?.longitude).toBeCloseTo(-0.12767, 4);
    expect(readMetadata(photo('Pocket 9'))).toMatchObject({ device: 'Pocket 9', place: null });
    expect(readMetadata(loopingExif())).toBeNull();
  });

  test('never makes the judge fail, whatever its bytes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.uint8Array({ maxLength: 300 }),
        (name, bytes) => {
          expect(judged(name, bytes).kind).not.toBe('');
        },
      ),
      { numRuns: 200 },
    );
    const seeds = [...HOSTILE.map(([, bytes]) => bytes), zip([{ name: 'a' }]), photo('x')];
    const draw = drawFrom('files');
    for (const seed of seeds)
      for (let i = 0; i < 100; i += 1) {
        const result = judged('photo.jpg', mutated(seed, draw));
        expect(result.notes.every((note) => note.length < 200)).toBe(true);
      }
  });
});

describe('turnbox files', () => {
  let here: Desk;
  beforeAll(async () => {
    here = desk();
    const thread = await startThread(here, ['anna', 'ben']);
    await thread.send({
      from: 'mara',
      files: [
        { name: `officer\u202egpj.exe`, bytes: new TextEncoder().encode('MZ\u0001\u0000') },
        { name: 'IMG.JPG', bytes: placedPhoto() },
      ],
    });
    await thread.sync('2026-03-02');
    await thread.import('anna');
  });
  afterAll(() => here.remove());

  test('says what they are, and what a picture tells when asked', async () => {
    const plain = await here.turnbox(['files', '1', '--vault', 'anna']);
    expect(plain.out).toContain('officer[U+202E]gpj.exe');
    expect(plain.out).toContain('Windows program');
    expect(plain.out).not.toContain('51.5');
    const told = await here.turnbox(['files', '1', '--metadata', '--vault', 'anna']);
    expect(told.out).toContain('51.50733, -0.12767');
  });
});
