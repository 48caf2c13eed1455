import { fieldOf, type Given } from '../../crypto/source/answers.js';
import { attempt } from '../../crypto/refusal.js';
import { type Key, parseKey, parseNumber } from '../../crypto/wire/fields.js';
import type { Form } from '../http/multipart.js';

/** What a posted form says, read leniently: what is wrong in it is shown, and never lost. */
export interface Post {
  readonly wants: 'words' | 'send' | 'check';
  /** The epoch of the roster whose readers were on the screen. */
  readonly epoch: number;
  readonly further: boolean;
  readonly message: string;
  readonly readers: ReadonlySet<Key>;
  /** Readers who have written to this source; only a follow-up knows of them. */
  readonly known: ReadonlySet<Key>;
  readonly replies: boolean;
  /** What stands in the fields of the line's own questions. */
  readonly given: Given;
  /** Readers who were ticked although an answer leaves them out. */
  readonly anyway: ReadonlySet<Key>;
  readonly gist: string;
  /** What was ticked beside the message. */
  readonly choices: ReadonlySet<string>;
  /** Eight words, as they were typed; empty when the source has none. */
  readonly words: string;
  readonly older: boolean;
  readonly keepNames: boolean;
  readonly textWasCut: boolean;
}

/** HTML sends line ends as CR LF; a message has LF alone, as it was typed. */
const plainLines = (text: string): string => text.replace(/\r\n?/g, '\n');

export async function readPost({ fields, cut }: Pick<Form, 'fields' | 'cut'>): Promise<Post> {
  const one = (name: string): string => fields.get(name)?.at(-1) ?? '';
  const epoch = await attempt(() => parseNumber(one('epoch')));
  const keys = (name: string): Promise<ReadonlySet<Key>> => keysIn(fields.get(name) ?? []);
  return {
    wants: wants(one('form'), one('do')),
    epoch: epoch.ok ? epoch.value : 0,
    further: one('kind') === 'further',
    message: plainLines(one('message')),
    readers: await keys('reader'),
    known: await keys('known'),
    replies: one('replies') !== 'no',
    given: (question) => fields.get(fieldOf(question)) ?? [],
    anyway: await keys('anyway'),
    gist: one('gist'),
    choices: new Set(fields.get('choice') ?? []),
    words: one('words').trim(),
    older: one('older') === 'yes',
    keepNames: one('keep-names') === 'yes',
    textWasCut: cut.size > 0,
  };
}

async function keysIn(texts: readonly string[]): Promise<ReadonlySet<Key>> {
  const keys = new Set<Key>();
  for (const text of texts) {
    const key = await attempt(() => parseKey(text));
    if (key.ok) keys.add(key.value);
  }
  return keys;
}

function wants(form: string, pressed: string): Post['wants'] {
  if (form === 'check') return 'check';
  return pressed === 'words' ? 'words' : 'send';
}
