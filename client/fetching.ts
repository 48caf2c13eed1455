import type { Bytes } from '../crypto/wire/bytes.js';
import { stop } from './trouble.js';

/** Same-origin, without credentials, referrer or redirect: the only way this page asks for anything. */
const PLAINLY = {
  mode: 'same-origin',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  redirect: 'error',
} as const;

export interface Answered {
  readonly status: number;
  readonly bytes: Bytes;
}

/**
 * A line that fell silent is given up: after half a minute, and the time that the bytes take at a
 * pace below which Tor seldom falls. What it brought in parts stays there, and is not sent again.
 */
const SILENCE = 30_000;
const BYTES_A_MILLISECOND = 6;
const patience = (bytes: number): AbortSignal =>
  AbortSignal.timeout(SILENCE + bytes / BYTES_A_MILLISECOND);
/** No file of a line that is asked for is larger than this, as a rule. */
const USUAL_FILE = 512 * 1024;

async function asked(
  address: string,
  { signal, ...options }: RequestInit,
  bytes = USUAL_FILE,
): Promise<Answered> {
  try {
    const response = await fetch(address, {
      ...PLAINLY,
      ...options,
      signal: AbortSignal.any([patience(bytes), ...(signal ? [signal] : [])]),
    });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    return stop('network');
  }
}

/** A file that never changes, named by its hash. */
export async function fetchFile(address: string, integrity?: string): Promise<Bytes> {
  const { status, bytes } = await asked(address, integrity === undefined ? {} : { integrity });
  return status === 200 ? bytes : stop('network');
}

/** Something that changes: asked for anew each time. */
export const fetchNewest = (address: string): Promise<Answered> =>
  asked(address, { cache: 'no-cache' });

export const post = (
  method: 'POST' | 'PUT',
  address: string,
  body: Bytes,
  signal: AbortSignal | null = null,
): Promise<Answered> =>
  asked(
    address,
    {
      method,
      body,
      signal,
      cache: 'no-store',
      headers: { 'content-type': 'application/octet-stream' },
    },
    body.length,
  );
