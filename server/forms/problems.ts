import type { AnyCode } from '../refusal.js';
import type { Problem, Refused } from '../site/answer.js';

const LATER: Problem = { says: 'refused-other' };

/** The sentence for whoever wrote, for each reason that is not their own doing, or may be. */
const SAID: Partial<Record<AnyCode, Problem>> = {
  'not-open': { says: 'edition-not-open' },
  'line-restored': { says: 'edition-restored' },
  'line-closed': { says: 'edition-closed' },
  'line-moving': { says: 'edition-moving' },
  busy: { says: 'refused-busy' },
  full: { says: 'refused-full' },
  slow: { says: 'slow' },
  'too-large': { says: 'files-large', field: 'files' },
  'files-many': { says: 'files-many', field: 'files' },
  'edition-too-old': { says: 'refused-changed', field: 'readers' },
  'edition-removed': { says: 'refused-changed', field: 'readers' },
  'edition-unknown': { says: 'refused-changed', field: 'readers' },
  'age-name': { says: 'age-name', field: 'files' },
  'age-alone': { says: 'age-alone', field: 'files' },
  'age-damaged': { says: 'age-damaged', field: 'files' },
  'age-old': { says: 'age-old', field: 'files' },
  'pgp-key': { says: 'pgp-key' },
  'pgp-plain': { says: 'pgp-plain' },
  'pgp-others': { says: 'pgp-others' },
  'pgp-damaged': { says: 'pgp-damaged' },
};

export const refusedWith = (code: AnyCode, field?: Problem['field']): Refused => {
  const said = SAID[code] ?? LATER;
  return { code, problems: [field === undefined ? said : { ...said, field }] };
};

/** Something in the form that the source can mend. */
export const mend = (...problems: readonly Problem[]): Refused => ({
  code: 'form-malformed',
  problems,
});
