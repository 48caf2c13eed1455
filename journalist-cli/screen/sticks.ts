import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where desktops mount what is put in. */
const PLACES = ['/media', '/run/media'];

const foldersIn = (path: string): string[] => {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(path, name));
  } catch {
    return [];
  }
};

/** Sticks that are in, as far as this computer tells: by person, or straight below. */
export const sticksHere = (): string[] =>
  PLACES.flatMap((place) =>
    foldersIn(place).flatMap((path) => {
      const below = foldersIn(path);
      return below.length > 0 ? below : [path];
    }),
  );
