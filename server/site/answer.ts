import type { Key } from '../../crypto/wire/fields.js';
import type { Given } from '../../crypto/source/answers.js';
import type { Come } from '../../crypto/source/come.js';
import type { FoundReply } from '../../crypto/source/findReplies.js';
import type { FormReader, LineState } from '../forms/editionNow.js';
import type { AnyCode } from '../refusal.js';
import type { Texts } from './texts/texts.js';

/** What the page answers to a form that was posted without scripts. */
export type Answer =
  | (Refused & { readonly kind: 'write'; readonly form: WriteForm })
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly form: WriteForm }
  | {
      readonly kind: 'sent';
      /** Those that were drawn with it; null when the source had them, or wanted none. */
      readonly words: readonly string[] | null;
      readonly replies: boolean;
      /** It was sealed before it came. */
      readonly sealed?: boolean;
      readonly reached: readonly FormReader[];
      readonly unreached: readonly FormReader[];
    }
  | (Refused & { readonly kind: 'check'; readonly words: string })
  | {
      readonly kind: 'replies';
      readonly found: readonly FoundReply[];
      readonly older: boolean;
      readonly collected: readonly Come[];
      /** The same of readers who are on the roster no more. */
      readonly former: readonly Come[];
      readonly form: WriteForm;
    };

export interface Refused {
  readonly problems: readonly Problem[];
  /** Why, as programs say it. */
  readonly code: AnyCode;
}
export type Saying = keyof Texts['script'] | keyof Texts['plain']['problems'];
/** A sentence for a person, and the field that mends it. */
export interface Problem {
  readonly says: Saying;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly field?: 'message' | 'readers' | 'files' | 'codename';
}

/** The form as it goes back: everything that was in it, but files, which no page may give back. */
export interface WriteForm {
  readonly kind: 'first' | 'further';
  readonly state: LineState;
  readonly epoch: number;
  readonly message: string;
  readonly readers: readonly FormReader[];
  readonly ticked: ReadonlySet<Key>;
  /** Readers who are marked as new to this source. */
  readonly unknown: ReadonlySet<Key>;
  readonly known: ReadonlySet<Key>;
  readonly replies: boolean;
  /** What was answered to the line's own questions. */
  readonly given: Given;
  /** Readers who may read although an answer leaves them out. */
  readonly anyway: ReadonlySet<Key>;
  /** Whether a gist may go to the others, as answered. */
  readonly gist: string;
  /** What was ticked beside the message. */
  readonly choices: ReadonlySet<string>;
  readonly words: string;
  readonly keepNames: boolean;
  readonly filesWereLost: boolean;
}
