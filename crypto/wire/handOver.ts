import { Encrypter } from 'age-encryption';
import type { Engine } from '../engine/engine.js';
import { parseRecipient } from '../keys/recipient.js';
import { refuse } from '../refusal.js';
import { chunksOf, type Chunks, streamOf } from './sealedStream.js';

/**
 * Seals for somebody outside the line, to the age recipients that they gave: `age1pq1...`, or an
 * `age1...` of X25519, which a quantum computer would open.
 */
export function ageSealer(
  engine: Engine,
  recipients: readonly string[],
): (inside: Chunks) => AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter();
  for (const text of recipients)
    if (isPostQuantum(text)) encrypter.addRecipient(postQuantum(engine, text));
    else
      try {
        encrypter.addRecipient(text);
      } catch {
        // typage throws bare errors.
        refuse('bad-key');
      }
  return async function* sealed(inside) {
    yield* chunksOf(await encrypter.encrypt(streamOf(inside)));
  };
}

export const isPostQuantum = (recipient: string): boolean => recipient.startsWith('age1pq1');

function postQuantum(engine: Engine, text: string): ReturnType<Engine['xwing']['recipient']> {
  const key = parseRecipient(text);
  return engine.xwing.check(key) ? engine.xwing.recipient(key) : refuse('bad-key');
}
