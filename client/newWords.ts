import { wantsNewWords } from './choices.js';
import { showWords } from './codenameView.js';
import type { Visit } from './visit.js';
import type { Ask } from './worker/messages.js';

/**
 * A further message goes on under new words if the source ticked so, and under the old ones if the
 * tick was taken out again. Says whether there are new words to keep.
 */
export async function takeNewWords(ask: Ask, visit: Visit): Promise<boolean> {
  const moves = wantsNewWords(visit.kind);
  if (moves !== (visit.holds === 'drawn')) {
    showWords(await ask('move', moves ? 'begin' : 'back'));
    visit.holds = moves ? 'drawn' : 'known';
    visit.codename += 1;
  }
  return moves;
}
