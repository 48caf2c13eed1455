/* eslint-disable no-restricted-imports -- this file runs in Node, not in the page */
import { readFileSync } from 'node:fs';

const ERROR = /\b(?:Range|Type)?Error\(/g;
function wordless(source) {
  let out = '';
  let done = 0;
  for (const { 0: found, index } of source.matchAll(ERROR)) {
    const open = index + found.length;
    const close = closing(source, open);
    if (index < done) continue;
    out += source.slice(done, open);
    done = close;
  }
  return out + source.slice(done);
}

/** Where the bracket closes that was opened just before. */
function closing(source, from) {
  let depth = 1;
  for (let at = from; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === '"' || sign === "'" || sign === '`') {
      for (at += 1; at < source.length && source[at] !== sign; at += 1)
        if (source[at] === '\\') at += 1;
    }
    if (depth === 0) return at;
  }
  return -1;
}

/**
 * The sentences in the errors of these libraries speak to programmers, and some repeat what they
 * were given. On a source's page nobody reads them; without them the script is 2 kB lighter.
 */
export const wordsOfErrorsLeftOut = {
  name: 'words-of-errors-left-out',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/](?:@noble|age-encryption)[\\/].*\.js$/ }, ({ path }) => ({
      contents: wordless(readFileSync(path, 'utf8')),
      loader: 'js',
    }));
  },
};
