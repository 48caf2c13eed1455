import { expect, test } from '@jest/globals';
import { Refusal } from '../../../crypto/refusal.js';
import { fromUtf8, utf8 } from '../../../crypto/wire/bytes.js';
import type { Hash } from '../../../crypto/wire/fields.js';
import { encodeManifest, parseManifest } from '../../../crypto/wire/manifest.js';
import { LINE } from '../../harness/line.js';

const listing = (path: string): Uint8Array =>
  encodeManifest({
    version: '0.1.0',
    csp: "default-src 'none'",
    line: LINE,
    epoch: 1,
    files: new Map([[path, 'a'.repeat(64) as Hash]]),
  });

test('paths of a site are read, and what leads out of it is refused', () => {
  for (const path of ['/', '/leave', '/en/', '/a/app-0011223344556677.js', '/a/b/c/'])
    expect([...parseManifest(listing(path)).files.keys()]).toEqual([path]);
  for (const path of ['', 'leave', '//', '/../x', '/.git', '/A', '/a?b', '/a b'])
    expect(() => parseManifest(listing(path))).toThrow(Refusal);
});

test('a long path that is none is refused at once, however it might be taken apart', () => {
  // A hundred times as long as it takes to try all ways of a form that has several.
  const file = listing(`/${'a'.repeat(480)}!`);
  expect(fromUtf8(file)).toContain('!');
  expect(() => parseManifest(utf8(fromUtf8(file)))).toThrow(Refusal);
}, 10_000);
