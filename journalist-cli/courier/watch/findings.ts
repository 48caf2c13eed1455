/** What a watcher may meet. Each is kept with the bytes that prove it. */
const MEANINGS = {
  'page-differs': 'The site gave other bytes for this path than the signed list names.',
  'page-missing': 'The site did not give this path.',
  'policy-differs':
    'The site gave this path with another security policy than the signed list names.',
  'headers-differ':
    'The site gave this path under headers that a release does not send: they can lead a browser elsewhere, or mark it.',
  'answer-garbled':
    'The site answered with something that no browser can read, or that has no end.',
  'file-differs': 'A file named by its hash has other bytes.',
  'head-unproved':
    'The newest edition is not signed as it must be, or names rosters that the root did not sign.',
  'head-forked':
    'Two signed editions of one number, or one that does not follow the one before: somebody was shown another line.',
  'head-set-back': 'The site shows an older edition than it showed before.',
  'head-stale': 'No new edition for more days than the roster allows before a warning.',
  'today-unproved': 'The keys and statements of the edition are not those that its readers signed.',
  'roster-other':
    'The site serves another roster than the signed list is of: sign a new list, or it lies.',
} as const;
export type FindingCode = keyof typeof MEANINGS;

export interface Finding {
  readonly code: FindingCode;
  /** The path, or the number of the edition. */
  readonly place: string;
  /** What was met, and, of a fork, what was met before. */
  readonly proof: readonly Uint8Array[];
}

export const meaningOf = (code: FindingCode): string => MEANINGS[code];

/**
 * How likely it is to have met a drop that lies to one visitor in `k`, after so many visits: each is
 * over a circuit of its own, so the drop can only guess.
 */
export const chanceOfMeeting = (visits: number, k: number): number => 1 - (1 - 1 / k) ** visits;
