import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { DEFINED, leftOut } from '../../deploy/release/leftOut.js';

/** A program as one file, for tests that need a process of its own, and what went into it. */
export interface Bundled {
  readonly file: string;
  readonly metafile: Metafile;
  remove(): void;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export async function bundled(entry: string): Promise<Bundled> {
  const folder = mkdtempSync(join(tmpdir(), 'turnbox-bundle-'));
  const file = join(folder, 'program.mjs');
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    metafile: true,
    define: DEFINED,
    plugins: [leftOut],
    logLevel: 'silent',
    // Packages that are not modules ask for Node's own parts in the old way.
    banner: {
      js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);",
    },
  });
  return { file, metafile, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
