/**
 * The ladder of sizes to which the inside of a tip is filled: 16 KiB, then powers of two to 64 MiB,
 * then Padmé (Nikitin et al., PETS 2019, section 4), which wastes at most 12% and leaks O(log log n).
 */
export const TEXT_RUNG = 16 * 1024;
const LAST_POWER = 64 * 1024 * 1024;

export function rungFor(size: number): number {
  if (size <= LAST_POWER) {
    let rung = TEXT_RUNG;
    while (rung < size) rung *= 2;
    return rung;
  }
  const exponent = Math.floor(Math.log2(size));
  const kept = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - kept);
  return Math.ceil(size / step) * step;
}

export const isRung = (size: number): boolean => size >= TEXT_RUNG && rungFor(size) === size;
