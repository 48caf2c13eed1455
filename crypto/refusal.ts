/**
 * Why something was not accepted. Tests and programs go by the code; a person reads the advice.
 * No message here ever repeats what was parsed: it may be a secret.
 */
const ADVICE = {
  'too-large': 'This file is larger than its format allows. Copy it again from where it came.',
  'not-utf8': 'This file is not text as it should be. Copy it again from where it came.',
  'note-malformed': 'This signed note is damaged or is not one. Copy it again from where it came.',
  'note-unsigned': 'This note is not signed by the key that should have signed it. Do not use it.',
  'note-bad-signature':
    'The signature on this note is wrong: it was changed after it was signed. Do not use it.',
  'wrong-type': 'This is another kind of note than the one asked for.',
  'wrong-line': 'This belongs to another tip line.',
  'wrong-role': 'This card is for another role.',
  'field-malformed': 'A line of this note is not in its form. Copy it again from where it came.',
  'field-unexpected': 'This note has a line too many, too few, or out of place.',
  'bad-key': 'This is not a usable public key. Ask its owner to make a new one.',
  'roster-gap': 'A roster is missing between the one known and this one. Load them in order.',
  'roster-fork': 'Two different rosters claim one place. Stop, and ask the root key holders.',
  'roster-old': 'This roster is older than the one already known.',
  'roster-expired': 'This roster has expired. The root key holders must sign a new one.',
  'roster-duplicate-key': 'Two lines of this roster carry one key.',
  'roster-settings': 'The settings in this roster are not ones that this version knows.',
  'roster-grace':
    'This roster would bring old keys back into use. Its grace may be that of the one before, or less.',
  'head-gap': 'An edition is missing between the one known and this one.',
  'head-fork': 'Two different editions claim one number. Keep both and tell your colleagues.',
  'head-old': 'This edition is older than one already seen.',
  'head-day': 'This edition is dated outside the days that it may be of.',
  'head-index': 'This edition does not list what it must list.',
  'head-key-older': 'This edition names an older day key than the one before it.',
  'today-differs': 'The keys and statements of this edition are not those of the newest outboxes.',
  'file-hash': 'A file is not the one that was announced. Copy it again from where it came.',
  'file-missing': 'A file that was announced is not there. Copy the whole folder again.',
  'cells-unsorted': 'A file of reply cells is not in its form.',
  'framing-malformed': 'A file of several notes is not in its form.',
  'batch-gap': 'A batch is missing between the last one known and this one. Sync again.',
  'batch-fork': 'Two different batches claim one number. Keep both and tell your colleagues.',
  'list-malformed': 'The list of a batch is not in its form.',
  'daykey-outside': 'A day key is for a day outside the days that its outbox may cover.',
  'outbox-old': 'A newer outbox of this reader is already there.',
  'outbox-replayed': 'Another outbox already has this number. Make a new outbox.',
  'outbox-head': 'This outbox names an edition that the drop does not know.',
  'outbox-day':
    'This outbox is dated ahead of the drop. Set the clock of the computer that made it.',
  'outbox-files': 'The files of this outbox are not those that its manifest lists.',
  'outbox-no-key': 'This outbox would leave its reader without a usable key. Make a new outbox.',
  'statement-differs': 'The statement and the manifest of this outbox do not agree.',
  'sealed-malformed': 'This sealed file is damaged.',
  'sealed-stanzas': 'This sealed file is not sealed to as many keys as its roster has readers.',
  'sealed-not-for-us': 'This sealed file cannot be opened with the keys here.',
  'archive-malformed': 'The inside of this tip is damaged.',
  'tip-malformed': 'The inside of this tip is not in its form.',
  'tip-unproved': 'This tip is not signed by the source that it names.',
  'questionnaire-malformed': 'This questionnaire is not in its form.',
  'copies-malformed': "A colleague's copies are not in their form.",
  'reply-malformed': 'A reply is not in its form.',
  'reply-too-long': 'This reply is too long. Shorten it, or send it as several.',
  'codename-words': 'A codename is eight words.',
  'codename-word': 'One of the words is not on the list.',
  'codename-check': 'These words do not belong together. Look for a slip in one of them.',
  'upload-malformed': 'This upload is not in its form.',
  'upload-size': 'This upload does not have a size that a sealed tip can have.',
  'edition-unknown': 'This was sealed to an edition that the drop does not know.',
  'edition-too-old': 'This was sealed to keys that are no longer in use. Seal it again.',
  'edition-removed': 'The readers changed. Look again at who reads, and seal it again.',
  'manifest-malformed': 'This list of pages is not in its form. Make it again, or copy it again.',
  'share-malformed': 'A recovery sheet has 26 words. Look whether one is missing or doubled.',
  'share-check': 'The words of this recovery sheet do not belong together. Look for a slip.',
  'backup-malformed': 'This back-up is not in its form. Take another copy of it.',
  'backup-identity': 'This is not an age identity. It begins with AGE-SECRET-KEY.',
  'request-malformed': 'This request is not in its form.',
  'request-forged': 'This request is not signed by a courier on the roster.',
  'request-replayed': 'This request was already made once.',
  'request-day': 'This request is of another day. Set the clock of this computer.',
} as const;

export type Code = keyof typeof ADVICE;

/** Thrown by every parser and verifier of this room, and caught at the edge that called it. */
export class Refusal extends Error {
  readonly code: Code;
  constructor(code: Code) {
    super(ADVICE[code]);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** The sentence that tells a person what to do about a code. */
export const adviceFor = (code: Code): string => ADVICE[code];

export const refuse = (code: Code): never => {
  throw new Refusal(code);
};

/** Runs a parser or verifier and gives its refusal as a value; anything else still throws. */
export async function attempt<T>(
  work: () => T | Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; refusal: Refusal }> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refusal: error };
    throw error;
  }
}
