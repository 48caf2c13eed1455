import { refuse } from '../../crypto/refusal.js';
import { bundlePath, numbersAmong } from '../../crypto/wire/bundle.js';
import { type Bytes, fromUtf8 } from '../../crypto/wire/bytes.js';
import { fileHash } from '../../crypto/wire/file.js';
import { encodeFrames } from '../../crypto/wire/frames.js';
import { MANIFEST, parseOutbox } from '../../crypto/wire/outbox.js';
import { fetchChain } from './chain.js';
import { deliverOutboxes } from './deliver.js';
import { type Answer, refused } from './dropClient.js';
import { type DropState, readState } from './dropState.js';
import type { Mirror } from './mirror.js';
import { newestOutboxFolders } from './outboxes.js';
import { CourierRefusal } from './refusals.js';
import type { Syncing } from './syncing.js';

/**
 * A drop that was restored from its back-up knows no edition, batch or outbox. It gets back from
 * this courier's folder what it lacks, each as it was signed, and checks all of it. Cut anywhere, it
 * goes on at the next sync: the drop says each time how far it is.
 *
 * @returns the state of a line that is open again; else refuses, saying who is awaited
 */
export async function bringBack(
  syncing: Syncing,
  state: DropState,
  stick: string,
): Promise<DropState> {
  const { mirror, drop, say } = syncing;
  say('This drop was restored from its back-up. Bringing back what it lost ...');
  // Going on under an older roster would bring back whoever was removed since.
  if ((await newestIn(mirror, 'rosters')) > state.epoch)
    throw new CourierRefusal('drop-roster-old');
  const own = await newestIn(mirror, 'heads');
  for (let edition = state.edition + 1; edition <= own; edition += 1)
    await bring(syncing, bundlePath.head(edition));
  const { wanted } = await readState(drop);
  for (const hash of wanted) await bring(syncing, `files/${hash}`);
  const batches = await newestIn(mirror, 'batches');
  for (let number = state.batch + 1; number <= batches; number += 1)
    await bring(syncing, bundlePath.batch(number));
  await bringOutboxes(syncing, state);
  await checkStick(syncing, stick);
  return end(syncing);
}

const newestIn = async (mirror: Mirror, folder: 'heads' | 'batches' | 'rosters'): Promise<number> =>
  numbersAmong(await mirror.names(folder)).at(-1) ?? 0;

const accepted = ({ status }: Answer): boolean => status === 200 || status === 201;

async function bring({ mirror, drop }: Syncing, path: string): Promise<void> {
  const bytes = await mirror.read(path);
  // A courier who came to the line later may lack what a colleague has.
  if (bytes === null) return;
  const answer = await drop.send('PUT', `/${path}`, bytes);
  if (!accepted(answer)) refused(answer);
}

async function bringOutboxes(
  { engine, mirror, drop, say }: Syncing,
  state: DropState,
): Promise<void> {
  for (const [id, { number, folder, manifest }] of await newestOutboxFolders(mirror)) {
    const held = state.outboxes.find((each) => each.id === id);
    if ((held?.number ?? 0) >= number) continue;
    const read = async (name: string): Promise<Bytes> =>
      (await mirror.read(`outbox-files/${folder}/${name}`)) ?? refuse('file-missing');
    const note = await read(MANIFEST);
    if ((await fileHash(engine, note)) !== manifest) return refuse('file-hash');
    const files: Bytes[] = [];
    for (const name of parseOutbox(note).claims.files.keys()) files.push(await read(name));
    const answer = await drop.send('PUT', `/outboxes/${id}`, encodeFrames([note, ...files]));
    if (!accepted(answer)) refused(answer);
    say(`Brought back outbox ${String(number)} of ${id}.`);
  }
}

/**
 * Outboxes that a reader has made since are evidence too: one that names a later edition or batch
 * than the drop was given says that somebody else has to come first.
 */
async function checkStick(syncing: Syncing, stick: string): Promise<void> {
  const { engine, mirror, drop, root, say } = syncing;
  const state = await readState(drop);
  const { rosters } = await fetchChain(engine, mirror, drop, state, root);
  const roster = rosters.at(-1) ?? refuse('roster-gap');
  const { troubles } = await deliverOutboxes(engine, drop, roster, state, stick);
  for (const [id, { code, advice }] of troubles) {
    say(`The outbox of ${id} stays on the stick: ${advice} (${code})`);
    if (code === 'outbox-head') throw new CourierRefusal('drop-behind');
  }
}

async function end({ drop, say }: Syncing): Promise<DropState> {
  const answer = await drop.send('POST', '/restored', new Uint8Array(0));
  if (answer.status !== 200) return refused(answer);
  for (const label of awaitedIn(answer.body))
    say(`The drop still waits for the courier "${label}": let them sync too.`);
  const state = await readState(drop);
  if (state.intake === 'open') return state;
  throw new CourierRefusal('drop-restored');
}

/** As labels of couriers are on a roster. */
const MOST_OF_A_LABEL = 120;

function awaitedIn(body: Bytes): string[] {
  try {
    const { awaited } = JSON.parse(fromUtf8(body)) as { awaited?: unknown };
    return Array.isArray(awaited)
      ? awaited.filter((each) => typeof each === 'string' && each.length <= MOST_OF_A_LABEL)
      : [];
  } catch {
    throw new CourierRefusal('drop-garbled');
  }
}
