import type { Bytes } from '../../crypto/wire/bytes.js';
import type { Day } from '../../crypto/wire/day.js';
import type { Hash, Id, Key } from '../../crypto/wire/fields.js';
import type { ReplyPartText } from '../../crypto/wire/reply.js';
import type { StatementText } from '../../crypto/wire/statement.js';

/** What a vault holds of its colleagues, a type a table. Each value is one sealed row. */

/** `colleagues`: what is known of another reader by the newest edition that told of them. */
export interface Colleague {
  readonly reader: Key;
  readonly dayKey: { readonly day: Day; readonly publicKey: Bytes } | null;
  /** How far they have come. */
  readonly statement: Pick<StatementText, 'edition' | 'outbox' | 'lost'> | null;
}

/** `shown`: an outbox of a colleague whose copies, or lack of them, this vault has seen. */
export interface ShownOutbox {
  readonly reader: Key;
  readonly outbox: number;
  /** H(manifest). */
  readonly hash: Hash;
  /** False when copies came and no key here opens them. */
  readonly opened: boolean;
}

/** `foreigns`: a cell under a thread's tag that this vault did not make. */
export interface ForeignCell {
  readonly thread: Id;
  readonly edition: number;
  readonly hash: Hash;
  /** Whether its author's copy came, and opened it. */
  readonly copied: boolean;
  /**
   * `untold`: everyone who may have made it has been silent about it twice. `nobody`: all have but
   * those who stay away.
   */
  readonly alarm: 'untold' | 'nobody' | false;
}

/** `heard`: one part of a colleague's answer, opened with the file key from their copy. */
export interface HeardPart {
  readonly author: Key;
  readonly part: ReplyPartText;
  readonly edition: number;
  /** SHA-256 of its cell. */
  readonly cell: Hash;
}

/** How a reader has taken on a thread; never acted on, only shown with its author. */
export const STATUS_WORDS = ['taken', 'risk', 'closed'] as const;
export type StatusWord = (typeof STATUS_WORDS)[number];

/** `statuses`: the newest of each reader on each thread, one's own too. */
export interface KeptStatus {
  readonly author: Key;
  readonly thread: Id;
  readonly word: StatusWord;
  readonly day: Day;
}
