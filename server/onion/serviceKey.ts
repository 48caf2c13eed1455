import { createHash } from 'node:crypto';
import type { Engine } from '../../crypto/engine/engine.js';
import { base32 } from './base32.js';

/**
 * The key of a v3 onion service in the files that Tor keeps it in, and its address (rend-spec-v3 of
 * the Tor Project). Made here and not by Tor, so that the address is known, and can be backed up and
 * printed, before anything is online.
 */
export interface ServiceKey {
  /** 56 letters and `.onion`. */
  readonly address: string;
  readonly secretFile: Uint8Array;
  readonly publicFile: Uint8Array;
}

const VERSION = 3;
const HEADER_BYTES = 32;

export async function makeServiceKey(engine: Engine): Promise<ServiceKey> {
  const seed = engine.random(32);
  const key = await serviceKeyOf(engine, seed);
  engine.wipe(seed);
  return key;
}

export async function serviceKeyOf(engine: Engine, seed: Uint8Array): Promise<ServiceKey> {
  const point = await engine.ed25519.publicKey(seed);
  // Tor keeps what RFC 8032 makes of a seed: its SHA-512, the first half made a scalar.
  const expanded = new Uint8Array(createHash('sha512').update(seed).digest());
  expanded[0] = (expanded[0] ?? 0) & 248;
  expanded[31] = ((expanded[31] ?? 0) & 63) | 64;
  const secretFile = file('== ed25519v1-secret: type0 ==', expanded);
  engine.wipe(expanded);
  return {
    address: onionAddress(point),
    secretFile,
    publicFile: file('== ed25519v1-public: type0 ==', point),
  };
}

export function onionAddress(point: Uint8Array): string {
  const version = Uint8Array.of(VERSION);
  const checksum = createHash('sha3-256')
    .update('.onion checksum')
    .update(point)
    .update(version)
    .digest()
    .subarray(0, 2);
  return `${base32(new Uint8Array([...point, ...checksum, VERSION]))}.onion`;
}

function file(header: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + content.length);
  bytes.set(Buffer.from(header, 'latin1'));
  bytes.set(content, HEADER_BYTES);
  return bytes;
}
