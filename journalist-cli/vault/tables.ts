import type {
  KeptCase,
  KeptDeletion,
  KeptGist,
  KeptRead,
  KeptRemark,
  KeptSettings,
  KeptTriage,
} from './caseContents.js';
import type {
  Colleague,
  ForeignCell,
  HeardPart,
  KeptStatus,
  ShownOutbox,
} from './colleagueContents.js';
import type {
  Identity,
  KeptBatch,
  KeptDayKey,
  KeptDecoy,
  KeptHead,
  KeptMark,
  KeptPgpKey,
  KeptReply,
  KeptRoster,
  KeptThread,
  KeptTip,
  LogEntry,
  Progress,
} from './contents.js';

/** The tables of a vault; how they rest is in vault.ts. */
export const TABLES = [
  'identity',
  'progress',
  'rosters',
  'heads',
  'notes',
  'batches',
  'daykeys',
  'tips',
  'pieces',
  'threads',
  'replies',
  'decoys',
  'marks',
  'cells',
  'foreigns',
  'colleagues',
  'shown',
  'heard',
  'statuses',
  'pgp',
  'log',
  'triages',
  'reads',
  'cases',
  'remarks',
  'gists',
  'deletions',
  'settings',
] as const;
export type TableName = (typeof TABLES)[number];

export interface Table<T> {
  all(): { readonly row: number; readonly value: T }[];
  /** The rows there are, without opening them. */
  numbers(): number[];
  get(row: number): T | undefined;
  add(value: T): number;
  put(row: number, value: T): void;
  remove(row: number): void;
}

export interface Vault {
  readonly identity: Table<Identity>;
  readonly progress: Table<Progress>;
  readonly rosters: Table<KeptRoster>;
  readonly heads: Table<KeptHead>;
  /** The bytes of each head, by edition. */
  readonly notes: Table<Uint8Array>;
  readonly batches: Table<KeptBatch>;
  readonly daykeys: Table<KeptDayKey>;
  readonly tips: Table<KeptTip>;
  /** Pieces of 1 MiB of files, as they came. */
  readonly pieces: Table<Uint8Array>;
  readonly threads: Table<KeptThread>;
  readonly replies: Table<KeptReply>;
  readonly decoys: Table<KeptDecoy>;
  readonly marks: Table<KeptMark>;
  /** By edition: tag and cell of each entry, while replies are kept. */
  readonly cells: Table<Uint8Array>;
  readonly foreigns: Table<ForeignCell>;
  readonly colleagues: Table<Colleague>;
  readonly shown: Table<ShownOutbox>;
  readonly heard: Table<HeardPart>;
  readonly statuses: Table<KeptStatus>;
  readonly pgp: Table<KeptPgpKey>;
  readonly log: Table<LogEntry>;
  readonly triages: Table<KeptTriage>;
  readonly reads: Table<KeptRead>;
  readonly cases: Table<KeptCase>;
  readonly remarks: Table<KeptRemark>;
  readonly gists: Table<KeptGist>;
  readonly deletions: Table<KeptDeletion>;
  readonly settings: Table<KeptSettings>;
  /** All or nothing: what `work` wrote is on the disk when this returns, or nowhere. */
  transaction<T>(work: () => T | Promise<T>): Promise<T>;
  /** Within a transaction: takes back what `work` wrote if it throws. */
  part<T>(work: () => Promise<T>): Promise<T>;
  /** Leaves no trace of removed rows in the folder's files. */
  forgetRemoved(): void;
  /**
   * Copies everything but the day keys into an empty folder. The copy gets its key file, without
   * which nothing opens it, only once `finish` is through with it.
   */
  backUp(folder: string, finish: (copy: Vault) => Promise<void>): Promise<void>;
  /**
   * Locks it: the key is overwritten, and nothing opens a row again. Twice does no harm, so whoever
   * watches for idle minutes may call it at any time; rows already opened are their holder's to drop.
   */
  close(): void;
}
