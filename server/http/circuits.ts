import type { Socket } from 'node:net';

/**
 * What the drop knows of a Tor circuit, in memory and for as long as it matters: nothing of it is
 * written or told. A circuit has one sender at its other end, so what one circuit may take at one
 * time is what one sender may take.
 */
export interface Circuit {
  /** How many of its streams are open. */
  streams: number;
  /** Until when its messages have used up their turns, on the clock of `performance.now`. */
  due: number;
}

/** A browser opens six; the rest is room for what it closes late. */
const MOST_STREAMS = 30;
/** So many circuits are looked through only now and then. */
const MANY = 256;

/** The sender at the other end: its circuit, or the connection itself where there is no Tor. */
const known = new WeakMap<Socket, Circuit>();
export const senderOf = (socket: Socket): object => known.get(socket) ?? socket;
export const circuitOf = (socket: Socket): Circuit | undefined => known.get(socket);

/** Notes that a stream belongs to a circuit; false when that circuit has too many open. */
export type Noting = (socket: Socket, id: number) => boolean;

export function circuits(): Noting {
  const open = new Map<number, Circuit>();
  let next = MANY;
  const forget = (): void => {
    const now = performance.now();
    for (const [id, { streams, due }] of open) if (streams === 0 && due <= now) open.delete(id);
    next = Math.max(MANY, open.size * 2);
  };
  return (socket, id) => {
    if (open.size >= next) forget();
    const circuit = open.get(id) ?? { streams: 0, due: 0 };
    if (circuit.streams >= MOST_STREAMS) return false;
    open.set(id, circuit);
    circuit.streams += 1;
    known.set(socket, circuit);
    socket.once('close', () => {
      circuit.streams -= 1;
      if (circuit.streams === 0 && circuit.due <= performance.now()) open.delete(id);
    });
    return true;
  };
}
