import { lstatSync, mkdirSync, unlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';

/**
 * Takes a socket away that a killed drop left behind. One at which somebody still answers stays,
 * and so does any other file: listening then says that the place is taken.
 */
export async function makeRoom(path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o750 });
  if (lstatSync(path, { throwIfNoEntry: false })?.isSocket() !== true) return;
  if (!(await answers(path))) unlinkSync(path);
}

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    // Nobody listens: ECONNREFUSED. Anything else is no proof that it is free.
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'ECONNREFUSED'));
  });

/** A file that is made here is closed to all but owner and group from its first moment on. */
export function withoutOthers(make: () => void): void {
  const before = process.umask(0o117);
  try {
    make();
  } finally {
    process.umask(before);
  }
}
