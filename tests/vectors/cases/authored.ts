import type { Code } from '../../../crypto/refusal.js';
import type { FormatName } from '../load.js';

/** What the authors of a case write: a good one, or how a good one is spoilt and how that ends. */
export interface Authored {
  readonly name: string;
  readonly given: { readonly [key: string]: unknown };
  /** For formats that hold randomness, or have none of their own. */
  readonly bytes?: Uint8Array;
  readonly spelling?: 'text' | 'hex' | 'base64';
  readonly refused?: Code;
}
export interface AuthoredFile {
  readonly path: string;
  readonly format: FormatName;
  readonly about: string;
  readonly random?: boolean;
  readonly cases: () => Promise<readonly Authored[]>;
}
