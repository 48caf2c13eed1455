import type { Meter } from '../meter.js';
import type { Shown } from './shown.js';

export interface Option {
  /** The letter that chooses it. */
  readonly key: string;
  readonly label: string;
}

/**
 * How a piece of work talks with the person: on the full screen, or line by line. Each answer is null
 * where the person went back.
 */
export interface Ui {
  readonly columns: number;
  show(title: string, lines: readonly Shown[]): Promise<void>;
  ask(question: string, above: readonly Shown[], initial?: string): Promise<string | null>;
  /** Words of more than one line; `look` says what to think of in them. */
  write(
    question: string,
    above: readonly Shown[],
    look: (text: string) => readonly string[],
    /** The message that they are about: locked meanwhile, they are kept as a note with it. */
    about: number,
  ): Promise<string | null>;
  choose(
    title: string,
    above: readonly Shown[],
    options: readonly Option[],
  ): Promise<string | null>;
  /** Long work, which the person may stop. */
  busy<T>(what: string, work: (meter: Meter) => Promise<T>): Promise<T>;
}
