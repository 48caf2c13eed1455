import type { Io } from '../io.js';
import { visible } from './visible.js';

/**
 * Every line passes through here once more on its way out, so that no command can forget that a
 * stranger's text may hold what a terminal obeys.
 */
export const guarded = (io: Io): Io => ({
  ...io,
  out: (line) => io.out(visible(line)),
  err: (line) => io.err(visible(line)),
});
