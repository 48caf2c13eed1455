import { attempt, refuse } from '../../../crypto/refusal.js';
import { fromUtf8, utf8 } from '../../../crypto/wire/bytes.js';
import type { Mirror } from '../mirror.js';

/** How often a watcher has looked, over all runs that kept to one folder. */
const FILE = 'visits';

export async function countVisits(kept: Mirror, more: number): Promise<number> {
  const before = await kept.read(FILE);
  const known = await attempt(() => {
    const text = before === null ? '0' : fromUtf8(before).trim();
    return /^\d{1,9}$/.test(text) ? Number(text) : refuse('field-malformed');
  });
  const visits = (known.ok ? known.value : 0) + more;
  await kept.write(FILE, utf8(`${String(visits)}\n`));
  return visits;
}
