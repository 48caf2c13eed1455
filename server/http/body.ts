import type { IncomingMessage } from 'node:http';
import { refuse } from '../../crypto/refusal.js';
import { refuseHere } from '../refusal.js';

/** A sender that is silent for so long makes room for others; Tor's own pauses are shorter. */
const IDLE_MS = 60_000;

/**
 * Reads a body of at most `cap` bytes into memory. A larger one is refused as soon as that shows, by
 * what it announces or by what arrives; a sender that falls silent, after a minute.
 */
export function readBody(
  request: IncomingMessage,
  cap: number,
  idle: number = IDLE_MS,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const silence = setTimeout(() => stop(() => refuseHere('slow')), idle);
    const stop = (why: () => never): void => {
      clearTimeout(silence);
      request.removeAllListeners('data');
      try {
        why();
      } catch (error) {
        reject(error);
      }
    };
    if (Number(request.headers['content-length'] ?? 0) > cap) {
      stop(() => refuse('too-large'));
      return;
    }
    request.on('data', (chunk: Uint8Array) => {
      silence.refresh();
      size += chunk.length;
      if (size > cap) stop(() => refuse('too-large'));
      else chunks.push(chunk);
    });
    request.on('error', () => stop(() => refuseHere('slow')));
    request.on('end', () => {
      clearTimeout(silence);
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
