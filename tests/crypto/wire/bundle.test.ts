import { describe, expect, it } from '@jest/globals';
import { bundlePath, numbersAmong, stickPath } from '../../../crypto/wire/bundle.js';
import { hashOf } from '../aLine.js';

describe('the folders of a bundle', () => {
  it('are named by what is signed or hashed', () => {
    const hash = hashOf('x');
    expect(
      Object.values({
        a: bundlePath.head(3),
        b: bundlePath.file(hash),
        c: bundlePath.batch(2),
        d: bundlePath.list(hash),
        e: bundlePath.blob(hash),
        f: bundlePath.outbox('0123abcd'),
        g: bundlePath.copies(hash),
      }),
    ).toEqual([
      'heads/3',
      `files/${hash}`,
      'batches/2',
      `lists/${hash}`,
      `blobs/${hash}`,
      'outboxes/0123abcd',
      `copies/${hash}`,
    ]);
    expect([stickPath.bundle('0123abcd'), stickPath.outbox('0123abcd')]).toEqual([
      '0123abcd/bundle',
      '0123abcd/outbox',
    ]);
  });

  it('are listed by rising number, other names passed over', () => {
    expect(
      numbersAmong(['10', '9', '.DS_Store', '01', '2', '2.tmp', '', '-1', '1e1', '0']),
    ).toEqual([0, 2, 9, 10]);
  });
});
