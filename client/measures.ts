/** Over Tor, about so many bytes a second. */
export const TOR_SPEED = 300_000;

const inUnit = (value: number, unit: string, locale: string): string =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'minute' ? 'long' : 'short',
    maximumFractionDigits: value < 10 && unit === 'megabyte' ? 1 : 0,
  }).format(value);

/** A size as people of this language write it. */
export const writtenSize = (bytes: number, locale: string): string =>
  bytes < 1_000_000
    ? inUnit(Math.max(1, Math.round(bytes / 1000)), 'kilobyte', locale)
    : inUnit(bytes / 1_000_000, 'megabyte', locale);

/** Whole minutes, rounded up. */
export const writtenMinutes = (seconds: number, locale: string): string =>
  inUnit(Math.max(1, Math.ceil(seconds / 60)), 'minute', locale);
