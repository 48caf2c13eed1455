import { access } from 'node:fs/promises';
import { refuse } from '../../crypto/refusal.js';
import { parseBatch } from '../../crypto/wire/batch.js';
import { bundlePath } from '../../crypto/wire/bundle.js';
import type { Bytes } from '../../crypto/wire/bytes.js';
import { addDays, today } from '../../crypto/wire/day.js';
import type { Hash, Key } from '../../crypto/wire/fields.js';
import { fileHash } from '../../crypto/wire/file.js';
import { encodeFrames } from '../../crypto/wire/frames.js';
import { writeBundles } from './bundles.js';
import { bringBack } from './bringBack.js';
import { type Chain, checkNotForked, fetchChain } from './chain.js';
import { type Delivered, deliverOutboxes, deliveryLines } from './deliver.js';
import { type DropClient, refused } from './dropClient.js';
import { type DropState, readState } from './dropState.js';
import { fetchBlobs } from './fetchBlobs.js';
import { fetchOutboxes, type HeldOutbox, leastNumbers } from './outboxes.js';
import { composeEdition } from './publish.js';
import { CourierRefusal } from './refusals.js';
import type { Syncing } from './syncing.js';

export interface Synced extends Delivered {
  readonly edition: number;
  readonly batch: number;
  readonly blobs: number;
  /** The root key of the newest roster. */
  readonly root: Key;
}

/** Another courier may publish between our look and our word; so often it is not chance. */
const MOST_TRIES = 5;
const NOTHING = new Uint8Array(0);

/** One sync, both ways: newest outboxes, edition, batch, fetch, bundles; in that order. */
export async function sync(syncing: Syncing, stick: string): Promise<Synced> {
  const { engine, drop, say } = syncing;
  const isThere = await access(stick).then(
    () => true,
    () => false,
  );
  if (!isThere) throw new CourierRefusal('stick-missing');
  say('Asking the drop how far it is ...');
  const before = await openedState(syncing, stick);
  const known = await fetchKnown(syncing, before);
  const roster = known.rosters.at(-1) ?? refuse('roster-gap');
  const delivered = await deliverOutboxes(engine, drop, roster, before, stick);
  for (const line of deliveryLines(delivered)) say(line);

  const { chain, outboxes } = await publish(syncing, delivered);
  say(`Published edition ${String(chain.heads.length)}.`);
  const batch = await closeBatch(drop);
  const whole = await fetchKnown(syncing, await readState(drop));
  const blobs = await fetchBlobs(syncing, whole);
  await writeBundles(syncing, whole, outboxes, stick);
  say(`Batch ${String(batch)} is closed; ${String(blobs)} sealed files fetched.`);
  return { ...delivered, edition: whole.heads.length, batch, blobs, root: whole.root };
}

/** How far the drop is, once it takes part in a sync at all. */
async function openedState(syncing: Syncing, stick: string): Promise<DropState> {
  const { engine, drop, mirror, say } = syncing;
  const state = await readState(drop);
  if (state.intake === 'moved') throw new CourierRefusal('drop-moved');
  if (state.intake === 'stopped')
    say('The line takes no messages at present, because it is about to move.');
  if (state.intake === 'closed')
    say('The line has closed: it takes no messages. Replies still go out until they end.');
  if (state.intake !== 'restored' && state.intake !== 'gathered') return state;
  await checkNotForked(engine, mirror, state);
  return bringBack(syncing, state, stick);
}

async function fetchKnown(syncing: Syncing, state: DropState): Promise<Chain> {
  const { engine, mirror, drop, root } = syncing;
  const chain = await fetchChain(engine, mirror, drop, state, root);
  await fetchFiles(syncing, chain);
  return chain;
}

/** Compare-and-swap on the newest head: when another courier was quicker, look, merge, sign again. */
async function publish(
  syncing: Syncing,
  { taken }: Delivered,
): Promise<{ chain: Chain; outboxes: HeldOutbox[] }> {
  const { engine, drop, mirror, clock, seed } = syncing;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const state = await readState(drop);
    const chain = await fetchKnown(syncing, state);
    const least = new Map([...(await leastNumbers(engine, mirror, chain)), ...taken]);
    const outboxes = await fetchOutboxes(engine, drop, mirror, chain.rosters, state, least);
    const day = today(clock);
    const edition = await composeEdition(
      engine,
      seed,
      mirror,
      chain,
      outboxes,
      day,
      syncing.notice,
    );
    const body = encodeFrames([edition.head, edition.cells]);
    const answer = await drop.send('POST', '/editions', body);
    if (answer.status === 201)
      return { chain: await fetchKnown(syncing, await readState(drop)), outboxes };
    if (answer.status !== 409) refused(answer);
    syncing.say('Another courier published first. Looking again ...');
  }
  throw new CourierRefusal('outran');
}

async function closeBatch(drop: DropClient): Promise<number> {
  const answer = await drop.send('POST', '/batch', NOTHING);
  return answer.status === 200 ? parseBatch(answer.body).claims.number : refused(answer);
}

async function fetchFile(
  { engine, drop, mirror }: Syncing,
  path: string,
  hash: Hash,
): Promise<Bytes> {
  const known = await mirror.read(path);
  if (known !== null) return known;
  const bytes = (await drop.get(`/${path}`)) ?? refuse('file-missing');
  if ((await fileHash(engine, bytes)) !== hash) refuse('file-hash');
  await mirror.write(path, bytes);
  return bytes;
}

/**
 * The files that heads name: each edition's own `today` and cells file, as long as the drop keeps
 * them; a reader who was away longer is told by the tool.
 */
async function fetchFiles(syncing: Syncing, { heads, rosters }: Chain): Promise<void> {
  const newest = heads.at(-1);
  if (newest === undefined) return;
  const kept = new Set(newest.cells.map(({ hash }) => hash));
  const oldest = addDays(newest.day, -(rosters.at(-1)?.settings.keep ?? 0));
  for (const head of heads) {
    const [own] = head.cells;
    if (own !== undefined && kept.has(own.hash))
      await fetchFile(syncing, bundlePath.file(own.hash), own.hash);
    if (head.day >= oldest) await fetchTodayIfKept(syncing, head.today.hash);
  }
}

async function fetchTodayIfKept({ engine, drop, mirror }: Syncing, hash: Hash): Promise<void> {
  const path = bundlePath.file(hash);
  if ((await mirror.read(path)) !== null) return;
  const bytes = await drop.get(`/${path}`);
  if (bytes === null) return;
  if ((await fileHash(engine, bytes)) !== hash) refuse('file-hash');
  await mirror.write(path, bytes);
}
