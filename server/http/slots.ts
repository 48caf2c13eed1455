import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { refuseHere, ServerRefusal } from '../refusal.js';
import { senderOf } from './circuits.js';

interface Sender {
  readonly request: IncomingMessage;
  /** Its circuit; without Tor, its connection. */
  readonly whose: object;
  /** What its connection had carried before, and when it came. */
  readonly from: number;
  readonly since: number;
}

/** What an honest sender over Tor exceeds with ease; only the order among senders hangs on it. */
const USUAL_BYTES_A_SECOND = 8 * 1024;

/**
 * So many bodies at one time, and so many of one circuit. When all places are taken, the circuit
 * with the most of them gives one up, and of its bodies the one that has fallen behind furthest: so
 * neither connections that send next to nothing nor one sender with many can shut out anybody else.
 * A body that is all here is not given up; with nothing but such, a newcomer is asked to come again.
 */
export type Slots = (request: IncomingMessage, response: ServerResponse) => void;

export function slots(most: number, each: number): Slots {
  const senders = new Set<Sender>();
  return (request, response) => {
    const whose = senderOf(request.socket);
    const own = [...senders].filter((sender) => sender.whose === whose);
    if (own.length >= each) giveUp(senders, own);
    else if (senders.size >= most) giveUp(senders, ofTheMost(senders));
    const sender = {
      request,
      whose,
      from: request.socket.bytesRead,
      since: performance.now(),
    };
    senders.add(sender);
    response.once('close', () => senders.delete(sender));
  };
}

/** The bodies that may be given up of those circuits that have the most such. */
function ofTheMost(senders: Set<Sender>): Sender[] {
  const open = [...senders].filter(({ request }) => !request.complete);
  const counts = new Map<object, number>();
  for (const { whose } of open) counts.set(whose, (counts.get(whose) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return open.filter(({ whose }) => counts.get(whose) === most);
}

function giveUp(senders: Set<Sender>, among: readonly Sender[]): void {
  let slowest: Sender | undefined;
  for (const sender of among)
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
