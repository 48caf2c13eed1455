import { type Queue, queueOf } from '../queue.js';

/** Stretching a codename costs a core a third of a second, off the main thread. */
const AT_ONCE = 2;
/** Twenty seconds of work: longer, and a source had better come again. */
const LONGEST = 120;

export const stretchingQueue = (): Queue => queueOf(AT_ONCE, LONGEST);
