import { refuse } from '../refusal.js';
import { type Bytes, concat, fromUtf8, utf8 } from './bytes.js';
import { encodeFrames, parseFrames } from './frames.js';
import { type HeadText, parseHead } from './head.js';

/**
 * One edition in one file, for whoever seals without a network: framed as `today` is, and nothing
 * of it believed yet.
 *
 *   the root's C2SP verifier key, as UTF-8     whoever opens the file compares its twelve words
 *   the head
 *   every roster that the head names           oldest first
 *   the notes of `today`                       so the file ends in today's very bytes
 */
export interface EditionFile<B extends Uint8Array = Bytes> {
  readonly root: string;
  readonly head: B;
  readonly rosters: readonly B[];
  readonly today: B;
}
export const EDITION_FILE_CAP = 4 * 1024 * 1024;

export const encodeEditionFile = ({ root, head, rosters, today }: EditionFile<Uint8Array>): Bytes =>
  concat(encodeFrames([utf8(root), head, ...rosters]), today);

export function parseEditionFile(bytes: Uint8Array): {
  readonly file: EditionFile;
  readonly claims: HeadText;
} {
  if (bytes.length > EDITION_FILE_CAP) return refuse('too-large');
  const [root, head, ...notes] = parseFrames(bytes);
  if (root === undefined || head === undefined) return refuse('framing-malformed');
  const { claims } = parseHead(head);
  const epochs = claims.rosters.length;
  if (notes.length < epochs) return refuse('file-missing');
  const rosters = notes.slice(0, epochs);
  const today = encodeFrames(notes.slice(epochs));
  return { file: { root: fromUtf8(root), head, rosters, today }, claims };
}
