/** A blob as SQLite gives it, as plain bytes over the same memory. */
export const plain = (bytes: Buffer): Uint8Array =>
  new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);

export const bytesOf = (row: { readonly bytes: Buffer } | undefined): Uint8Array | null =>
  row === undefined ? null : plain(row.bytes);
