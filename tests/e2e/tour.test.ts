import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { CHECKOUT } from '../../deploy/demo/programs.js';

test('the tour without a browser ends well and says what it proved', () => {
  const done = spawnSync(
    process.execPath,
    [join(CHECKOUT, 'build', 'deploy', 'demo', 'tour.js'), '--no-browser'],
    { encoding: 'utf8' },
  );
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  expect(done.stdout).toMatch(/^Proved: .*the signed answer reaches the source.*\.$/m);
}, 120_000);
