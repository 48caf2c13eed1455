/**
 * All of the platform that this room may touch. Browser, worker and Node have each of these;
 * nothing else compiles here: no DOM, no Node API, no network, no clock.
 */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
interface CryptoKey {
  readonly type: string;
}
interface SubtleCrypto {
  exportKey(format: 'jwk', key: CryptoKey): Promise<{ readonly x?: string }>;
  digest(algorithm: string, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  importKey(
    format: 'raw' | 'pkcs8',
    key: Uint8Array<ArrayBuffer>,
    algorithm: string | { name: string; hash?: string },
    extractable: boolean,
    usages: readonly string[],
  ): Promise<CryptoKey>;
  sign(algorithm: string, key: CryptoKey, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  verify(
    algorithm: string,
    key: CryptoKey,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
  deriveBits(
    algorithm: {
      name: string;
      hash: string;
      salt: Uint8Array<ArrayBuffer>;
      iterations?: number;
      info?: Uint8Array<ArrayBuffer>;
    },
    key: CryptoKey,
    length: number,
  ): Promise<ArrayBuffer>;
}
declare const crypto: {
  readonly subtle: SubtleCrypto;
  getRandomValues(into: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
};
interface ReadableStreamReader<R> {
  read(): Promise<{ done: false; value: R } | { done: true; value?: undefined }>;
  cancel(reason?: unknown): Promise<void>;
  releaseLock(): void;
}
declare class ReadableStream<R = unknown> {
  constructor(source?: {
    pull?(controller: { enqueue(chunk: R): void; close(): void }): void | Promise<void>;
    cancel?(reason?: unknown): void | Promise<void>;
  });
  getReader(): ReadableStreamReader<R>;
}
