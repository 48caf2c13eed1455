import type { Engine } from '../engine/engine.js';
import { type Bytes, concat, fromBase64, toHex } from '../wire/bytes.js';
import type { Id, Key } from '../wire/fields.js';
import { publicKeyOf } from '../wire/note.js';
import type { CodenameKeys } from './codename.js';
import { context } from './line.js';

/** What a tip tells its readers of its source. The tag key is secret from everybody else. */
export interface SourceKeys {
  /** Ed25519: proves that two tips are of one source. */
  readonly sign: Key;
  /** X-Wing, 1,216 bytes: replies are sealed to it. */
  readonly reply: Bytes;
  /** 32 bytes: marks replies so that the source finds them. */
  readonly tag: Bytes;
}

export const sourceKeys = async (engine: Engine, keys: CodenameKeys): Promise<SourceKeys> => ({
  sign: await publicKeyOf(engine, keys.sign),
  reply: engine.xwing.publicKey(keys.reply),
  tag: keys.tag,
});

/** thread = SHA-256("turnbox/1 thread" | line | sign | reply | tag key), its first 16 bytes. */
export async function threadOf(engine: Engine, line: Id, source: SourceKeys): Promise<Id> {
  const hash = await engine.sha256(
    concat(context('thread', line), fromBase64(source.sign, 32), source.reply, source.tag),
  );
  return toHex(hash.subarray(0, 16)) as Id;
}
