import type { Meter } from '../meter.js';
import type { Ran, Session } from './session.js';
import { said, shown, type Shown, wrapped } from './shown.js';
import type { Ui } from './ui.js';

/** What a piece of work stands on. */
export interface Desk {
  readonly session: Session;
  readonly ui: Ui;
  /** The stick that was used last, for as long as the vault is open. */
  stick: string;
}

/** A command over the open vault. */
export const runIn = (
  { session, ui }: Desk,
  args: readonly string[],
  meter?: Meter,
): Promise<Ran> => session.run(args, { columns: ui.columns, meter });

/** What it said, warnings first. */
export const linesOf = ({ err, out }: Ran, columns: number): Shown[] => [
  ...err.flatMap((line) => wrapped(line, columns, 'danger')),
  ...(err.length > 0 && out.length > 0 ? [shown('')] : []),
  ...said(out, columns),
];
