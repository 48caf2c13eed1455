import type { Io } from '../io.js';
import type { Terminal } from '../terminal/terminal.js';
import { stop } from '../refusal.js';
export function plain(_io: Io, _terminal: Terminal, _folders: readonly string[]): Promise<number> {
  return Promise.resolve(stop('usage'));
}
