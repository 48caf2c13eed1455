import { type Day, daysFrom } from '../../crypto/wire/day.js';
import { RELEASED, VERSION } from '../version.js';
import { type Finding, look, ok } from './finding.js';

const OLD = 180;

export function release(day: Day): Finding {
  const age = daysFrom(RELEASED as Day, day);
  const says = `Version ${VERSION}, of ${RELEASED}.`;
  return age > OLD
    ? look(
        'version',
        says,
        'It is more than half a year old. Look for a newer one; docs/RELEASES.md says how to check it.',
      )
    : ok('version', says);
}
