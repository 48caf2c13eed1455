import { type Code, Refusal } from '../crypto/refusal.js';

/**
 * What can stop a source that is not about a format. `network`: it has not been sent. `unknown`: the
 * connection broke when all of it was out, so it may have arrived. `stopped`: the source said so.
 */
const OWN = [
  'network',
  'unknown',
  'busy',
  'full',
  'not-open',
  'line-restored',
  'line-moving',
  'line-closed',
  'stopped',
  'file-unreadable',
  'failed',
] as const;
export type Trouble = Code | (typeof OWN)[number];

/** Carries a trouble from where it happened to the sentence that a person reads. */
export class Stopped extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble);
    this.name = 'Stopped';
    this.trouble = trouble;
  }
}

export const stop = (trouble: Trouble): never => {
  throw new Stopped(trouble);
};

/** Whatever was thrown, as one of the closed list. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Stopped) return error.trouble;
  return error instanceof Refusal ? error.code : 'failed';
}
