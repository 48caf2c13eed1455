import type { Bytes } from '../../crypto/wire/bytes.js';
import type { Day } from '../../crypto/wire/day.js';
import type { Hash, Id, Key, Label, Word } from '../../crypto/wire/fields.js';
import type { CellsLine } from '../../crypto/wire/head.js';
import type { Settings } from '../../crypto/wire/settings.js';
import type { Standing } from '../../crypto/wire/tipJson.js';
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
  /** Seals a message of the held codename to the readers of the edition. */
  seal: { give: Letter; get: Bytes };
  /** Seals nothing to nobody, in the size of a text tip. */
  chaff: { give: null; get: Bytes };
  /** Opens what is the held codename's own in these files of cells. */
  look: { give: readonly Bytes[]; get: readonly FoundReply[] };
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
}
export interface EditionReader {
  readonly key: Key;
  readonly group: Word;
  readonly label: Label;
  /** Whether there is a key of the day to seal to. */
  readonly reachable: boolean;
  /** The day of the last batch that this reader has imported; null before the first. */
  readonly through: Day | null;
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
  readonly message: string;
}
export interface FoundReply {
  readonly reader: Key;
  readonly reply: Id;
  readonly label: Label;
  readonly day: Day;
  readonly text: string;
  readonly complete: boolean;
}
