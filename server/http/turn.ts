import { setTimeout as pause } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import { refuseHere } from '../refusal.js';
import { circuitOf } from './circuits.js';

/**
 * How many messages one circuit may bring: some at once, then one a second. Whoever brings more is
 * made to wait, and waits on its own places alone; nobody writes a message a second.
 */
const EACH_MS = 1000;
const AT_ONCE = 12;

/** How long a message has to wait that comes now, and takes its turn. */
export function takeTurn(circuit: { due: number }, now: number): number {
  const wait = Math.max(0, circuit.due - now - (AT_ONCE - 1) * EACH_MS);
  circuit.due = Math.max(circuit.due, now) + EACH_MS;
  return wait;
}

/** A message that comes over Tor waits for its circuit's turn; parts of large files do not. */
export const inTurn: RequestHandler = async (request, _response, next) => {
  const circuit = request.method === 'POST' ? circuitOf(request.socket) : undefined;
  const wait = circuit === undefined ? 0 : takeTurn(circuit, performance.now());
  if (wait > 0) await pause(wait);
  // Its place may have gone to another in the meantime.
  if (request.destroyed) refuseHere('slow');
  next();
};
