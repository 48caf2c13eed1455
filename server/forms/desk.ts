import type { Wordlist } from '../../crypto/keys/wordlist.js';
import { type Certificates, readCertificates } from '../config/certificates.js';
import type { Line } from '../openedLine.js';
import { type Queue, queueOf } from '../queue.js';
import type { Drop, Standing } from '../standing.js';
import { type EditionNow, editionNowOf } from './editionNow.js';
import { stretchingQueue } from './stretching.js';

/** What the forms work with. */
export interface Desk {
  readonly drop: Drop;
  readonly edition: () => Promise<EditionNow | null>;
  readonly stretching: Queue;
  /** Some sources' files flow at one time, a few MiB of memory each. */
  readonly sealing: Queue;
  /** Text is all here, and waits for nobody's files: those may flow as slowly as their senders like. */
  readonly sealingText: Queue;
  readonly list: Wordlist;
  readonly certificates: () => Promise<Certificates>;
}

const SEALING = 16;
const TEXTS = 128;

export function deskOf(line: Line, list: Wordlist): Desk {
  let read: { readonly of: Standing; readonly certificates: Promise<Certificates> } | undefined;
  return {
    drop: line,
    edition: editionNowOf(line),
    stretching: stretchingQueue(),
    sealing: queueOf(SEALING, 0),
    sealingText: queueOf(SEALING, TEXTS),
    list,
    certificates: async () => {
      const standing = await line.standing();
      if (read?.of !== standing)
        read = {
          of: standing,
          certificates: readCertificates(line.pgp, standing.roster),
        };
      return read.certificates;
    },
  };
}
