import type { Come } from '../../crypto/source/come.js';
import type { FoundMark } from '../../crypto/source/findMarks.js';
import type { FoundReply } from '../../crypto/source/findReplies.js';
import type { Bytes } from '../../crypto/wire/bytes.js';
import type { Day } from '../../crypto/wire/day.js';
import type { Hash, Id, Key, Word } from '../../crypto/wire/fields.js';
import type { CellsLine } from '../../crypto/wire/head.js';
import type { Settings } from '../../crypto/wire/settings.js';
import type { Answer, Gist, Standing } from '../../crypto/wire/tipJson.js';
import type { Trouble } from '../trouble.js';

/** What page and worker say to each other. Keys of a codename never leave the worker. */
export interface Tasks {
  /** Once, at load: the line, its published root key and the word list. */
  begin: { give: Beginning; get: null };
  /** Checks all public notes of an edition, and keeps them for the tasks after it. */
  edition: { give: EditionFiles; get: Edition };
  /** Draws a codename and holds its keys. */
  draw: { give: null; get: readonly string[] };
  /** Opens a typed codename and holds its keys; words off the list come back, with their place. */
  open: { give: string; get: readonly UnknownWord[] };
  /**
   * The held codename is no longer safe: `begin` draws another, under which messages go out with a
   * note by the old one's key; `back` takes the old one up again; `done` wipes it. Gives new words.
   */
  move: { give: 'begin' | 'back' | 'done'; get: readonly string[] };
  /** Begins to seal a message of the held codename; says how large it will be. */
  seal: { give: Letter; get: number };
  /** The next part of what is being sealed. */
  part: { give: null; get: Bytes };
  /** SHA-256 of all parts, once the last was taken. */
  digest: { give: null; get: Hash };
  /** Seals nothing to nobody, in the size of a text tip. */
  chaff: { give: null; get: Bytes };
  /** Opens what is the held codename's own in these files of cells. */
  look: { give: readonly Bytes[]; get: Found };
  /** Wipes the keys of the held codename. */
  forget: { give: null; get: null };
}
export type TaskName = keyof Tasks;

export type Asking = {
  [T in TaskName]: { readonly number: number; readonly task: T; readonly give: Tasks[T]['give'] };
}[TaskName];
export type Answering =
  | { readonly number: number; readonly ok: true; readonly get: Tasks[TaskName]['get'] }
  | { readonly number: number; readonly ok: false; readonly trouble: Trouble };

/** How the page has a task done, wherever that is. */
export type Ask = <T extends TaskName>(task: T, give: Tasks[T]['give']) => Promise<Tasks[T]['get']>;

export interface Beginning {
  readonly line: Id;
  /** The root's C2SP verifier key. */
  readonly root: string;
  readonly words: string;
  readonly shared: string;
}
/** As fetched; rosters oldest first. */
export interface EditionFiles {
  readonly head: Bytes;
  readonly rosters: readonly Bytes[];
  readonly today: Bytes;
}
export interface Edition {
  readonly edition: number;
  readonly head: Hash;
  readonly day: Day;
  readonly epoch: number;
  readonly expires: Day;
  readonly settings: Settings;
  /** In roster order. */
  readonly readers: readonly EditionReader[];
  readonly cells: readonly CellsLine[];
  /** Readers who are on the roster no more, by their last statement. */
  readonly former: readonly Come[];
  readonly notice: Notice | null;
}
/** A word for which the line's `site.json` has a text, and a day that belongs in it. */
export interface Notice {
  readonly word: Word;
  readonly day: Day | null;
}
export interface EditionReader extends Come {
  readonly key: Key;
  readonly group: Word;
  /** Whether there is a key of the day to seal to. */
  readonly reachable: boolean;
}
export interface UnknownWord {
  /** From 1. */
  readonly place: number;
  readonly nearest: string | null;
}
export interface Letter {
  readonly day: Day;
  readonly language: string;
  readonly readers: readonly (readonly [Key, Standing])[];
  readonly gist: Gist;
  readonly answers: readonly Answer[];
  readonly message: string;
  readonly files: readonly LetterFile[];
}
/** A file under the name that it goes by; the worker reads it piece by piece. */
export interface LetterFile {
  readonly name: string;
  readonly file: Blob;
}
export interface Found {
  readonly replies: readonly FoundReply[];
  /** Newest first. */
  readonly marks: readonly FoundMark[];
}
