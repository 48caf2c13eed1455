import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '../../crypto/refusal.js';
import { parseList } from '../../crypto/wire/batch.js';
import { bundlePath, stickPath } from '../../crypto/wire/bundle.js';
import { readerId } from '../../crypto/wire/roster.js';
import { type Chain, rosterPath } from './chain.js';
import { type Mirror, openMirror } from './mirror.js';
import type { HeldOutbox } from './outboxes.js';
import type { Syncing } from './syncing.js';

/**
 * Writes a bundle a reader onto the stick: everything from the edition and the batch that the
 * reader's newest statement names on. Couriers give nothing to a reader who is no longer on the
 * roster. A bundle is written beside its place and renamed, so a pulled stick holds the old one.
 */
export async function writeBundles(
  { engine, mirror }: Pick<Syncing, 'engine' | 'mirror'>,
  chain: Chain,
  outboxes: readonly HeldOutbox[],
  stick: string,
): Promise<void> {
  const roster = chain.rosters.at(-1) ?? refuse('roster-gap');
  for (const { key } of roster.readers) {
    const id = await readerId(engine, roster.line, key);
    const statement = outboxes.find(({ reader }) => reader === key)?.statement;
    const place = join(stick, stickPath.bundle(id));
    const part = `${place}.part`;
    await rm(part, { recursive: true, force: true });
    await mkdir(part, { recursive: true });
    await writeBundle(mirror, openMirror(part), chain, {
      edition: statement?.edition ?? 0,
      through: statement?.through ?? 0,
    });
    for (const { id: colleague, manifest } of outboxes)
      if (colleague !== id) await openMirror(part).write(bundlePath.outbox(colleague), manifest);
    await rm(place, { recursive: true, force: true });
    await rename(part, place);
  }
}

async function writeBundle(
  from: Mirror,
  to: Mirror,
  { heads, batches, rosterFiles }: Chain,
  known: { edition: number; through: number },
): Promise<void> {
  const copy = async (path: string, as = path): Promise<void> => {
    const bytes = await from.read(path);
    if (bytes !== null) await to.write(as, bytes);
  };
  for (const [i, { hash }] of rosterFiles.entries())
    await copy(rosterPath(i + 1), bundlePath.file(hash));
  for (const head of heads.filter(({ edition }) => edition >= known.edition)) {
    await copy(bundlePath.head(head.edition));
    await copy(bundlePath.file(head.today.hash));
    const [own] = head.cells;
    if (own !== undefined) await copy(bundlePath.file(own.hash));
  }
  for (const batch of batches.filter(({ number }) => number > known.through)) {
    await copy(bundlePath.batch(batch.number));
    await copy(bundlePath.list(batch.list));
    const list = await from.read(bundlePath.list(batch.list));
    for (const { hash } of list === null ? [] : parseList(list)) await copy(bundlePath.blob(hash));
  }
}
