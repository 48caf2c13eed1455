import type { Engine } from '../../crypto/engine/engine.js';
import {
  type CodenameKeys,
  drawCodename,
  openCodename,
  splitWords,
  unknownWords,
} from '../../crypto/keys/codename.js';
import type { Wordlist } from '../../crypto/keys/wordlist.js';
import { attempt } from '../../crypto/refusal.js';
import { nearestWord } from '../../crypto/source/nearestWord.js';
import type { Id } from '../../crypto/wire/fields.js';
import type { Queue } from '../queue.js';
import type { Problem } from '../site/answer.js';

/** What turns eight words into keys, two at a time. */
export interface Stretcher {
  readonly engine: Engine;
  readonly stretching: Queue;
  readonly list: Wordlist;
}

export const draw = (
  { engine, stretching, list }: Stretcher,
  line: Id,
): Promise<{ words: string[]; keys: CodenameKeys }> =>
  stretching(() => drawCodename(engine, line, list));

/** The keys of words that were typed, or what is wrong with the words. */
export async function open(
  { engine, stretching, list }: Stretcher,
  line: Id,
  typed: string,
): Promise<{ readonly keys: CodenameKeys } | { readonly problems: readonly Problem[] }> {
  if (typed === '') return { problems: [{ says: 'codename-missing', field: 'codename' }] };
  const words = splitWords(typed);
  const unknown = unknownWords(list, typed);
  // A slip is named before anything is stretched for it.
  if (unknown.length > 0)
    return {
      problems: unknown
        .slice(0, 8)
        .map((n) => misspelt(n, nearestWord(list.words, words[n - 1] ?? ''))),
    };
  const opened = await attempt(() => stretching(() => openCodename(engine, line, list, typed)));
  if (opened.ok) return { keys: opened.value };
  const says = `refused-${opened.refusal.code === 'codename-words' ? 'codename-words' : 'codename-check'}`;
  return { problems: [{ says: says as Problem['says'], field: 'codename' }] };
}

const misspelt = (n: number, word: string | null): Problem =>
  word === null
    ? { says: 'word-unknown', values: { n }, field: 'codename' }
    : { says: 'word-unknown-near', values: { n, word }, field: 'codename' };

export const wipeKeys = (engine: Engine, { sign, reply, tag }: CodenameKeys): void =>
  engine.wipe(sign, reply, tag);
