import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { refuseHere, ServerRefusal } from '../refusal.js';

interface Sender {
  readonly request: IncomingMessage;
  /** What its connection had carried before, and when it came. */
  readonly from: number;
  readonly since: number;
}

/** What an honest sender over Tor exceeds with ease; only the order among senders hangs on it. */
const USUAL_BYTES_A_SECOND = 8 * 1024;

/**
 * So many bodies at one time. When all places are taken, the body that has fallen behind furthest
 * goes, so that connections which send next to nothing cannot shut out anybody who sends. A body
 * that is all here is not given up; with nothing but such, a newcomer is asked to come again.
 */
export type Slots = (request: IncomingMessage, response: ServerResponse) => void;

export function slots(most: number): Slots {
  const senders = new Set<Sender>();
  return (request, response) => {
    if (senders.size >= most) giveUp(senders);
    const sender = { request, from: request.socket.bytesRead, since: performance.now() };
    senders.add(sender);
    response.once('close', () => senders.delete(sender));
  };
}

function giveUp(senders: Set<Sender>): void {
  let slowest: Sender | undefined;
  for (const sender of senders)
    if (!sender.request.complete && (slowest === undefined || ahead(sender) < ahead(slowest)))
      slowest = sender;
  if (slowest === undefined) {
    refuseHere('busy');
    return;
  }
  senders.delete(slowest);
  slowest.request.destroy(new ServerRefusal('slow'));
}

/** By how many bytes a sender is ahead of the usual; one that has just come is neither. */
const ahead = ({ request, from, since }: Sender): number =>
  request.socket.bytesRead - from - ((performance.now() - since) / 1000) * USUAL_BYTES_A_SECOND;

/**
 * A place among the small bodies for one that announces to be small, among the large for any other:
 * however many large ones are under way, there is room for text.
 */
export const bySize =
  (small: Slots, large: Slots, limit: number): RequestHandler =>
  (request, response, next) => {
    const announced = Number(request.headers['content-length'] ?? Number.NaN);
    (announced <= limit ? small : large)(request, response);
    next();
  };
