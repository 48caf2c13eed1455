import { type Bytes, fromUtf8 } from '../crypto/wire/bytes.js';
import type { Answered } from './fetching.js';
import { stop, Stopped, type Trouble } from './trouble.js';

/** Waits before each further try: a circuit may have broken, and a new one takes a while. */
const WAITS = [1_000, 3_000, 8_000, 20_000];

const REFUSALS = [
  'edition-unknown',
  'edition-too-old',
  'edition-removed',
  'busy',
  'full',
  'not-open',
  'line-restored',
  'line-moving',
  'line-closed',
  'too-large',
  'upload-size',
  'upload-malformed',
] as const satisfies Trouble[];

export type Posting = (
  method: 'POST' | 'PUT',
  address: string,
  body: Bytes,
  signal?: AbortSignal,
) => Promise<Answered>;

/** The body of a refusal is its bare code. */
function refusalIn({ status, bytes }: Answered): Trouble {
  const code = bytes.length < 64 ? fromUtf8(bytes).trim() : '';
  const known = REFUSALS.find((each) => each === code);
  if (known !== undefined) return known;
  // `slow`: the drop heard nothing for a while, as when a circuit broke.
  if (code === 'slow' || status === 408) return 'network';
  return status >= 500 || status === 429 ? 'busy' : 'failed';
}

/** A wait that ends at once when somebody stops the whole. */
export const later = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Sends one thing until it has arrived: what broke, or was told to come again, waits and tries again. */
export function insisting(
  post: Posting,
  wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>,
): (method: 'POST' | 'PUT', address: string, body: Bytes, signal?: AbortSignal) => Promise<void> {
  const once: Posting = async (method, address, body, signal) => {
    const answered = await post(method, address, body, signal);
    return answered.status === 201 || answered.status === 204
      ? answered
      : stop(refusalIn(answered));
  };
  return async (method, address, body, signal) => {
    for (const pause of [...WAITS, null])
      try {
        if (signal?.aborted === true) stop('stopped');
        await once(method, address, body, signal);
        return;
      } catch (error) {
        const again =
          error instanceof Stopped && (error.trouble === 'network' || error.trouble === 'busy');
        if (signal?.aborted === true) stop('stopped');
        if (!again || pause === null) throw error;
        await wait(pause, signal);
      }
  };
}
