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

async function asked(address: string, options: RequestInit): Promise<Answered> {
  try {
    const response = await fetch(address, { ...PLAINLY, ...options });
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
  asked(address, {
    method,
    body,
    signal,
    cache: 'no-store',
    headers: { 'content-type': 'application/octet-stream' },
  });
