import { toHex } from '../../crypto/wire/bytes.js';
import type { KeptThread } from './contents.js';

/** A thread with a key that other threads have too, all by number. */
export interface SharedKeys {
  readonly thread: number;
  readonly with: readonly number[];
}

const keysOf = ({ source }: KeptThread): string[] => [
  `tag ${toHex(source.tag)}`,
  `reply ${toHex(source.reply)}`,
];

/**
 * Threads whose source gave the tag key or the reply key of another. No codename makes either twice:
 * somebody who read one thread has put its key into another.
 */
export function sharedKeys(
  threads: readonly { readonly row: number; readonly value: KeptThread }[],
): SharedKeys[] {
  const holders = Map.groupBy(
    threads.flatMap(({ row, value }) => keysOf(value).map((key) => ({ row, key }))),
    ({ key }) => key,
  );
  return threads.flatMap(({ row, value }) => {
    const others = new Set(
      keysOf(value).flatMap((key) => (holders.get(key) ?? []).map((each) => each.row)),
    );
    others.delete(row);
    return others.size === 0 ? [] : [{ thread: row, with: [...others].sort((a, b) => a - b) }];
  });
}
