import type { Day } from '../../crypto/wire/day.js';
import type { Hash, Id, Key, Word } from '../../crypto/wire/fields.js';

/**
 * What readers add to what came: a type a table, each value one sealed row. Nothing of it leaves this
 * vault but gists, and the status words, which are in colleagueContents.ts.
 */

/** How pressing a message is, the worst first. */
export const TRIAGE_WORDS = ['life', 'child', 'continuing', 'past'] as const;
export type TriageWord = (typeof TRIAGE_WORDS)[number];

/** `triages`, by the number of a message. */
export interface KeptTriage {
  readonly word: TriageWord;
  readonly day: Day;
}

/** `reads`, by the number of a message: when it was first on this screen. */
export interface KeptRead {
  readonly day: Day;
}

/** `cases`, by the number of a thread. */
export interface KeptCase {
  readonly label: string | null;
  /** Who works on it, by a name that only this vault knows. */
  readonly assigned: string | null;
  /** The last message that there was when it was muted: a newer one is heard. */
  readonly mutedThrough: number | null;
  /** Not to be deleted before this day. */
  readonly keepUntil: Day | null;
  /** Why it may not be deleted at all. */
  readonly hold: string | null;
}

/** `remarks`: a reader's private notes. */
export interface KeptRemark {
  readonly thread: Id;
  readonly day: Day;
  readonly text: string;
}

/** `gists`: what one group told another in place of a source's words, own ones and heard ones. */
export interface KeptGist {
  /** Random: it says nothing of its thread. */
  readonly id: Id;
  readonly author: Key;
  readonly day: Day;
  readonly text: string;
  /** Own ones alone know the thread, and the group that they go to; agreed: the source said yes. */
  readonly own: { readonly thread: Id; readonly group: Word; readonly agreed: boolean } | null;
  /** False once its author tells it no longer. */
  readonly told: boolean;
}

/** `deletions`: what was asked for, and what is left of a thread that is gone. */
export interface KeptDeletion {
  readonly request: Id;
  readonly day: Day;
  readonly reason: string;
  /** Null for a message that proves no source. */
  readonly thread: number | null;
  readonly messages: readonly number[];
  /** What both people sign: it names the thread to nobody who does not hold it. */
  readonly target: Hash;
  readonly done: Gone | null;
}
export interface Gone {
  readonly day: Day;
  readonly signedBy: readonly Key[];
  /** So that what is gone does not come in again. */
  readonly blobs: readonly Hash[];
  readonly signatures: readonly Hash[];
  /** Own cells, which a new thread of the same source must not take for somebody else's. */
  readonly cells: readonly Hash[];
}

/** Row 1 of `settings`: what the line agreed on, for the tool to show. */
export interface KeptSettings {
  readonly dutyPhone: string | null;
  /** When the line breaks confidence, in its own words. */
  readonly breakRule: string | null;
  readonly secondDecider: string | null;
  readonly acknowledgement: string | null;
  readonly drillWord: string | null;
  /** Which rule set counts the days. */
  readonly rules: string;
  /** A line may promise less time than its rules, never more. */
  readonly acknowledgeDays: number | null;
  readonly answerDays: number | null;
  /** Minutes without a key after which the screen locks itself. */
  readonly lockMinutes: number | null;
}
