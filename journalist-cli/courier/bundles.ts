import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../../crypto/engine/engine.js';
import { refuse } from '../../crypto/refusal.js';
import { parseList } from '../../crypto/wire/batch.js';
import { utf8 } from '../../crypto/wire/bytes.js';
import { bundlePath, stickPath } from '../../crypto/wire/bundle.js';
import { fileHash } from '../../crypto/wire/file.js';
import { readerId } from '../../crypto/wire/roster.js';
import { wholePath } from '../stick.js';
import { type Chain, rosterPath } from './chain.js';
import { type Mirror, openMirror } from './mirror.js';
import { type HeldOutbox, outboxFolder } from './outboxes.js';
import { STICK_TEXT, stickText } from './stickText.js';
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
    // A restored vault has lost what its own last statement names.
    const asksForAll = existsSync(join(stick, wholePath(id)));
    await writeBundle(mirror, openMirror(part), chain, {
      edition: asksForAll ? 0 : (statement?.edition ?? 0),
      through: asksForAll ? 0 : (statement?.through ?? 0),
    });
    for (const held of outboxes)
      if (held.id !== id) await writeOutbox(engine, mirror, openMirror(part), held, id);
    await rm(place, { recursive: true, force: true });
    await rename(part, place);
  }
  const readers = roster.readers.map(async ({ key, label }) => ({
    id: await readerId(engine, roster.line, key),
    label,
  }));
  const text = stickText(chain, await Promise.all(readers));
  await openMirror(stick).write(STICK_TEXT, utf8(text));
}

/** A colleague's manifest, and what its outbox holds for this reader. */
async function writeOutbox(
  engine: Engine,
  from: Mirror,
  to: Mirror,
  held: HeldOutbox,
  readerId: string,
): Promise<void> {
  await to.write(bundlePath.outbox(held.id), held.manifest);
  const name = `copies-${readerId}` as const;
  const line = held.outbox.files.get(name);
  if (line === undefined) return;
  // Where `fetchOutboxes` has put the files of this very outbox.
  const { id, outbox, manifest } = held;
  const folder = outboxFolder({
    id,
    number: outbox.number,
    manifest: await fileHash(engine, manifest),
  });
  const bytes = (await from.read(`${folder}/${name}`)) ?? refuse('file-missing');
  await to.write(bundlePath.copies(line.hash), bytes);
}

async function writeBundle(
  from: Mirror,
  to: Mirror,
  { heads, batches, rosterFiles }: Chain,
  known: { edition: number; through: number },
): Promise<void> {
  const copy = (path: string, as = path): Promise<boolean> => from.copyTo(path, to, as);
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
