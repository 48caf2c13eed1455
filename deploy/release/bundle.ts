import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { DEFINED, leftOut } from './leftOut.js';

/** A program as one ES module, and what went into it. */
export interface Bundle {
  readonly bytes: Uint8Array;
  readonly inputs: Metafile['inputs'];
}

/** Packages that are not ES modules ask for Node's own parts in the old way. */
const BANNER =
  "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);";

/** The same sources and packages give the same bytes, in any folder. */
export async function bundle(
  checkout: string,
  entry: string,
  plugins: readonly Plugin[] = [],
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: checkout,
    entryPoints: [entry],
    outfile: join(checkout, 'main.mjs'),
    write: false,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    define: DEFINED,
    plugins: [leftOut, ...plugins],
    banner: { js: BANNER },
    logLevel: 'warning',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('the bundler wrote nothing');
  return { bytes: file.contents, inputs: metafile.inputs };
}

/** The names of the packages that are in a bundle. */
export function packagesIn(inputs: Bundle['inputs']): Set<string> {
  const names = Object.keys(inputs).map(
    (path) => /.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1],
  );
  return new Set(names.filter((name) => name !== undefined));
}

/** Node's own parts that a bundle asks for, by their bare names. */
export function builtinsIn(inputs: Bundle['inputs']): Set<string> {
  const asked = Object.values(inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  return new Set(asked.filter(isBuiltin).map((path) => path.replace(/^node:/, '')));
}
