import * as v from 'valibot';
import type { Engine } from '../../../crypto/engine/engine.js';
import { fromUtf8 } from '../../../crypto/wire/bytes.js';
import type { Hash } from '../../../crypto/wire/fields.js';
import { fileHash } from '../../../crypto/wire/file.js';
import { stop } from '../../refusal.js';

/** What a roster needs of `site.json`; the drop checks the rest when it builds the pages. */
const Site = v.looseObject({
  root: v.string(),
  default: v.array(v.string()),
  groups: v.record(v.string(), v.unknown()),
});

export interface Site {
  readonly hash: Hash;
  readonly groups: readonly string[];
  readonly default: readonly string[];
}

export async function readSite(
  engine: Engine,
  bytes: Uint8Array,
  published: string,
): Promise<Site> {
  const parsed = v.safeParse(Site, json(bytes));
  if (!parsed.success) return stop('site-malformed');
  const { root, groups, default: chosen } = parsed.output;
  if (root !== published) return stop('site-root');
  return { hash: await fileHash(engine, bytes), groups: Object.keys(groups), default: chosen };
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return stop('site-malformed');
  }
}

/** Every reader stands in a group that the pages can name. */
export function checkGroups(site: Site, readers: readonly { readonly group: string }[]): void {
  if (!readers.every(({ group }) => site.groups.includes(group))) stop('group-unknown');
}
