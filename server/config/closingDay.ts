import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type Day, parseDay } from '../../crypto/wire/day.js';
import type { Folder } from './folder.js';

/** `closing.day` of a line's folder: the last day on which it takes messages; null while none is set. */
export function readClosingDay({ closingDay }: Pick<Folder, 'closingDay'>): Day | null {
  let text: string;
  try {
    text = readFileSync(closingDay, 'utf8').trim();
  } catch {
    return null;
  }
  // A file that was damaged closes nothing: the doctor and status then name no day.
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseDay(text) : null;
}

export const writeClosingDay = ({ closingDay }: Folder, day: Day): void =>
  writeFileSync(closingDay, `${day}\n`, { mode: 0o644 });

export const forgetClosingDay = ({ closingDay }: Folder): void =>
  rmSync(closingDay, { force: true });
