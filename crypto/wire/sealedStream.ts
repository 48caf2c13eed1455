import { Decrypter, Encrypter } from 'age-encryption';
import type { Engine } from '../engine/engine.js';
import { Refusal, refuse } from '../refusal.js';
import { countingStanzas } from './sealed.js';

/**
 * The same age file as `sealed`, written and read as it flows: a large tip is never whole in
 * memory, in a browser, at the drop or in a vault.
 */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Asks for the next chunk only when the one before was taken. */
export function streamOf(chunks: Chunks): ReadableStream<Uint8Array> {
  const source = iterate(chunks);
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await source.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await source.return(undefined);
    },
  });
}

async function* iterate(chunks: Chunks): AsyncGenerator<Uint8Array, void, undefined> {
  yield* chunks;
}

export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Seals to raw X-Wing keys, in the order given. */
export async function* sealStream(
  engine: Engine,
  keys: readonly Uint8Array[],
  inside: Chunks,
): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter();
  for (const key of keys) encrypter.addRecipient(engine.xwing.recipient(key));
  yield* chunksOf(await encrypter.encrypt(streamOf(inside)));
}

/**
 * Opens with the first of the seeds that fits. Chunks come out as soon as each is authenticated; a
 * file that was cut short is refused at its end, so nothing counts before this has returned.
 */
export async function* unsealStream(
  engine: Engine,
  seeds: readonly Uint8Array[],
  file: Chunks,
  stanzas: number,
): AsyncGenerator<Uint8Array> {
  let fits = false;
  const decrypter = new Decrypter();
  for (const seed of seeds) {
    const identity = countingStanzas(engine.xwing.identity(seed), stanzas);
    decrypter.addIdentity({
      unwrapFileKey: async (found) => {
        const fileKey = await identity.unwrapFileKey(found);
        fits ||= fileKey !== null;
        return fileKey;
      },
    });
  }
  try {
    yield* chunksOf(await decrypter.decrypt(streamOf(file)));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const foreign = !fits && /no identity matched/.test(String(error));
    refuse(foreign ? 'sealed-not-for-us' : 'sealed-malformed');
  }
}
