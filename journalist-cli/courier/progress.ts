/** Fewer bytes are there before a person has read how far they are. */
const WORTH_TELLING = 2 * 1024 * 1024;
const STEP = 10;

export const megabytes = (bytes: number): string => {
  const value = bytes / 1_000_000;
  return `${value >= 10 ? String(Math.round(value)) : value.toFixed(1)} MB`;
};

/** Tells in steps of ten per cent how far a fetch has come. */
export function progress(
  say: (text: string) => void,
  files: number,
  total: number,
): (bytes: number) => void {
  if (total < WORTH_TELLING) return () => undefined;
  say(`Fetching ${String(files)} sealed files, ${megabytes(total)} ...`);
  let done = 0;
  let told = 0;
  return (bytes) => {
    done += bytes;
    const step = Math.min(Math.floor((done / total) * (100 / STEP)) * STEP, 100);
    if (step <= told) return;
    told = step;
    say(`  ${String(step)} % of ${megabytes(total)}`);
  };
}
