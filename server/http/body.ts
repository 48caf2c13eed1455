import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { refuse } from '../../crypto/refusal.js';
import { refuseHere } from '../refusal.js';
import { IDLE_MS } from './idle.js';
import { longest, patience } from './pace.js';

/**
 * Reads a body of at most `cap` bytes into memory. A larger one is refused as soon as that shows, by
 * what it announces or by what arrives; a sender that falls silent, after a minute; and one that
 * trickles, when it is behind the slowest pace that there is.
 */
export function readBody(
  request: Readable & Pick<IncomingMessage, 'headers'>,
  cap: number,
  idle: number = IDLE_MS,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    const began = performance.now();
    let size = 0;
    const announced = Number(request.headers['content-length'] ?? cap);
    const slow = (): void => stop(() => refuseHere('slow'));
    const mostLeft = (): number => patience(size, performance.now() - began);
    let waiting = setTimeout(slow, Math.min(idle, mostLeft()));
    const whole = setTimeout(slow, longest(Math.min(announced, cap)));
    const stop = (why: () => never): void => {
      clearTimeout(waiting);
      clearTimeout(whole);
      request.removeAllListeners('data');
      try {
        why();
      } catch (error) {
        reject(error);
      }
    };
    if (announced > cap) {
      stop(() => refuse('too-large'));
      return;
    }
    request.on('data', (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > cap) {
        stop(() => refuse('too-large'));
        return;
      }
      chunks.push(chunk);
      clearTimeout(waiting);
      waiting = setTimeout(slow, Math.min(idle, mostLeft()));
    });
    request.on('error', slow);
    request.on('close', slow);
    request.on('end', () => {
      clearTimeout(waiting);
      clearTimeout(whole);
      resolve(joined(chunks, size));
    });
  });
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
