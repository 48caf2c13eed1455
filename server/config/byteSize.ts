/** A number of bytes as an operator writes it: `"256 MiB"`, or as a bare number. */
const UNITS: Readonly<Record<string, number>> = {
  MiB: 1024 * 1024,
  GiB: 1024 * 1024 * 1024,
};
const WRITTEN = /^(\d{1,7}) ?(MiB|GiB)$/;

/** Not a number where nothing sensible stands. */
export function readBytes(written: number | string): number {
  if (typeof written === 'number') return written;
  const [, digits = '', unit = ''] = WRITTEN.exec(written) ?? [];
  return Number(digits === '' ? Number.NaN : digits) * (UNITS[unit] ?? Number.NaN);
}

/** As JSON, in the largest unit in which it is whole. */
export function bytesText(bytes: number): string {
  for (const unit of ['GiB', 'MiB']) {
    const size = UNITS[unit] ?? 1;
    if (bytes > 0 && bytes % size === 0) return JSON.stringify(`${String(bytes / size)} ${unit}`);
  }
  return String(bytes);
}
