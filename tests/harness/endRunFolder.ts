import { rmSync } from 'node:fs';

/** Takes away what `runFolder` made. */
export default function endRunFolder(): void {
  const folder = process.env['TURNBOX_TEST_RUN'];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
