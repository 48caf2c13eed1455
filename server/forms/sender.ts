import type { CodenameKeys } from '../../crypto/keys/codename.js';
import { moveBetween } from '../../crypto/source/moving.js';
import type { Problem } from '../site/answer.js';
import { dayNow } from '../standing.js';
import { draw, open, wipeKeys } from './codename.js';
import type { Desk } from './desk.js';
import type { Post } from './post.js';

/** Under which codename a message goes. */
export interface Sender {
  readonly keys: CodenameKeys;
  /** Words that the source does not have yet; null when there is nothing to show. */
  readonly words: readonly string[] | null;
  /** The note by the old codename's key, when the source goes on under a new one. */
  readonly move: Uint8Array | null;
}

/** The source's own, or new ones, which are shown only when a reply is wanted. */
export async function senderOf(
  desk: Desk,
  { words, replies, further, choices }: Post,
): Promise<Sender | { readonly problems: readonly Problem[] }> {
  const { engine } = desk.drop;
  const { line } = (await desk.drop.standing()).roster;
  const stretcher = { ...desk, engine };
  if (words === '') {
    const drawn = await draw(stretcher, line);
    return { keys: drawn.keys, words: replies ? drawn.words : null, move: null };
  }
  const opened = await open(stretcher, line, words);
  if ('problems' in opened) return opened;
  if (!further || !choices.has('move')) return { keys: opened.keys, words: null, move: null };
  try {
    const drawn = await draw(stretcher, line);
    const move = await moveBetween(engine, line, dayNow(desk.drop), opened.keys, drawn.keys);
    return { ...drawn, move };
  } finally {
    wipeKeys(engine, opened.keys);
  }
}
