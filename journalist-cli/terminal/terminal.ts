import type { ReadStream, WriteStream } from 'node:tty';

/** A terminal that a person sits at, and how it is to be written on. */
export interface Terminal {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  /** By NO_COLOR (no-color.org), and TERM=dumb. */
  readonly colour: boolean;
  /** A screen reader follows lines better than a screen that changes. */
  readonly linesOnly: boolean;
}
