import { type Code, Refusal } from '../crypto/refusal.js';

/** Why this drop does not do what was asked, beside the reasons that the formats know. */
const ADVICE = {
  'not-found': 'There is nothing here.',
  'not-open': 'This line is not open yet. Come back tomorrow.',
  'line-restored':
    'This line was restored from its back-up. It takes nothing before its couriers have brought back what it lost. Sync.',
  'line-moving': 'This line is moving to another machine. Come back in an hour.',
  'line-closed': 'This line has closed and takes no more messages. Replies can still be read.',
  'line-moved': 'This line goes on from another machine. Stop this drop; sync with the new one.',
  'line-not-restored': 'This line was not restored, so nothing has to be brought back.',
  'restored-roster':
    'An edition was made under a later roster than the back-up holds. Load that roster with its site.json first: turnbox-server roster FILE --dir DIR',
  'restored-incomplete':
    'Something is still missing: an edition, a batch note, a file or an outbox that is named elsewhere. The other couriers may have it: let each of them sync.',
  busy: 'The drop is busy. Try again in a minute.',
  full: 'The drop is full for now. Try again later, or send text alone.',
  slow: 'The connection was silent for too long. Try again.',
  'part-missing': 'A part of this upload is missing. Send its parts again.',
  'upload-taken': 'This upload was already finished with other content. Start a new one.',
  'form-malformed': 'This form did not arrive in its form. Open the page again.',
  'files-many': 'These are too many files at once. Send some of them as a second message.',
  'pgp-key': 'This is an OpenPGP key and no message.',
  'pgp-plain': 'This OpenPGP message is not encrypted.',
  'pgp-others': 'This OpenPGP message is encrypted to nobody who reads here.',
  'pgp-damaged': 'This OpenPGP message is damaged or cut short.',
  'age-name': 'This sealed file has lost its name: keep the name it was made with.',
  'age-alone': 'A file that is sealed already goes alone.',
  'age-damaged': 'This sealed file is not whole. Copy it again.',
  'age-old': 'This was sealed to an edition that is no longer accepted. Seal it again.',
  'edition-cells': 'This edition publishes cells that no outbox here still holds. Sync again.',
  'editions-many': 'This line has had as many editions today as it may. Sync again tomorrow.',
  'head-long':
    'The list of replies in the newest edition has grown too long. Ask the root key holders for a roster that keeps replies for fewer days.',
  unexpected: 'Something went wrong at the drop. Try again later.',
} as const;

export type ServerCode = keyof typeof ADVICE;
export type AnyCode = Code | ServerCode;

/** Thrown inside this room; the edge turns it into an answer. */
export class ServerRefusal extends Error {
  readonly code: ServerCode;
  constructor(code: ServerCode) {
    super(ADVICE[code]);
    this.name = 'ServerRefusal';
    this.code = code;
  }
}

export const refuseHere = (code: ServerCode): never => {
  throw new ServerRefusal(code);
};

export interface Refused {
  readonly code: AnyCode;
  readonly advice: string;
}

const DISK_FULL = new Set(['SQLITE_FULL', 'ENOSPC']);

/** What may be said of an error: its code and advice if it is a refusal, else nothing of it. */
export function refusedBy(error: unknown): Refused {
  if (error instanceof Refusal || error instanceof ServerRefusal)
    return { code: error.code, advice: error.message };
  const code = DISK_FULL.has(kindOf(error)) ? 'full' : 'unexpected';
  return { code, advice: ADVICE[code] };
}

/** An error's own code, such as SQLITE_CORRUPT, or its class: never its message. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z_0-9]+$/.test(code) ? code : error.name;
}
