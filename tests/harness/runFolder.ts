import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One folder a test run, for what its files may share: every worker inherits its place. */
export default function makeRunFolder(): void {
  process.env['TURNBOX_TEST_RUN'] = mkdtempSync(join(tmpdir(), 'turnbox-run-'));
}
