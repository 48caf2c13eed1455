import type { Plugin } from 'esbuild';

/**
 * Parts of packages that are no business of these programs, and what takes their place: Ink's bridge
 * to a debugger opens a socket, and the size of a terminal is asked of other programs.
 */
const IN_PLACE: { readonly [name: string]: string } = {
  './devtools.js': 'export {};',
  'terminal-size':
    'export default () => ({ columns: process.stdout.columns ?? 80, rows: process.stdout.rows ?? 24 });',
};

const INK = /\/node_modules\/ink\/build\//;

export const leftOut: Plugin = {
  name: 'left-out',
  setup(bundler) {
    bundler.onResolve({ filter: /^(?:\.\/devtools\.js|terminal-size)$/ }, ({ path, importer }) =>
      INK.test(importer) ? { path, namespace: 'left-out' } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: IN_PLACE[path] ?? '',
    }));
  },
};

/** So that React is its fast self, and looks for no debugger. */
export const DEFINED = {
  'process.env.NODE_ENV': '"production"',
  'process.env.DEV': '"false"',
} as const;
