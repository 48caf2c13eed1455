import { sealStream } from '../../crypto/wire/sealedStream.js';
import type { Drop } from '../standing.js';
import type { checkAcceptance } from './acceptance.js';
import { putInto } from './putInto.js';

/** Seals what flows in and puts it into the inbox: only sealed parts reach the disk. */
export const sealInto = (
  drop: Drop,
  edition: number,
  recipients: readonly Uint8Array[],
  inside: AsyncIterable<Uint8Array>,
  accept?: typeof checkAcceptance,
): Promise<void> => putInto(drop, edition, sealStream(drop.engine, recipients, inside), accept);
