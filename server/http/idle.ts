import { ServerRefusal } from '../refusal.js';

/** A sender that is silent for so long makes room for others; Tor's own pauses are shorter. */
export const IDLE_MS = 60_000;

/** The next chunk of a body, null at its end; refuses a sender who falls silent. */
export async function nextChunk(
  chunks: AsyncIterator<Uint8Array>,
  idle: number,
): Promise<Uint8Array | null> {
  let silence: ReturnType<typeof setTimeout> | undefined;
  const silent = new Promise<never>((_resolve, reject) => {
    silence = setTimeout(() => reject(new ServerRefusal('slow')), idle);
  });
  try {
    const { done, value } = await Promise.race([chunks.next(), silent]);
    return done === true ? null : value;
  } finally {
    clearTimeout(silence);
  }
}
