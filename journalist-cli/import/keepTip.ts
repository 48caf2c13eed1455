import type { Engine } from '../../crypto/engine/engine.js';
import type { ListedBlob } from '../../crypto/wire/batch.js';
import type { Hash } from '../../crypto/wire/fields.js';
import type { OpenedTip } from '../../crypto/wire/tip.js';
import type { KeptBatch, KeptTip, TipFlag } from '../vault/contents.js';
import type { Place } from '../vault/line.js';
import { addThread, addTip, goneFrom } from '../vault/numbers.js';
import type { Vault } from '../vault/vault.js';
import { contentHash, type Opening } from './openBlob.js';

/** What the vault already has, so that one message sent twice is one message. */
export interface Known {
  readonly blobs: Set<Hash>;
  readonly signatures: Set<Hash>;
  readonly threads: Set<string>;
}

export function knownIn(vault: Vault): Known {
  const tips = vault.tips.all().map(({ value }) => value);
  const proved = tips.flatMap((tip) => (tip.kind === 'proved' ? [tip] : []));
  const gone = goneFrom(vault);
  return {
    blobs: new Set([...tips.map(({ blob }) => blob), ...gone.flatMap(({ blobs }) => blobs)]),
    signatures: new Set([
      ...proved.map(({ signature }) => signature),
      ...gone.flatMap(({ signatures }) => signatures),
    ]),
    threads: new Set(vault.threads.all().map(({ value }) => value.thread)),
  };
}

export type Kept = 'new' | 'follow-up' | 'damaged' | 'repeated';

/** Puts an opened message into the vault, on the thread that its source's keys make. */
export async function keepTip(
  engine: Engine,
  vault: Vault,
  place: Place,
  known: Known,
  listed: ListedBlob,
  batch: KeptBatch & { readonly number: number },
  opening: Extract<Opening, { kind: 'proved' | 'damaged' }>,
): Promise<Kept> {
  const received = { blob: listed.hash, batch: batch.number, day: batch.day };
  known.blobs.add(listed.hash);
  if (opening.kind === 'damaged') {
    addTip(vault, { ...received, ...opening });
    return 'damaged';
  }
  const { opened, rows } = opening;
  const { thread, signature, tip } = opened;
  if (known.signatures.has(signature)) return 'repeated';
  const kept: KeptTip = {
    ...received,
    kind: 'proved',
    thread,
    signature,
    content: await contentHash(engine, opened),
    tip,
    files: opened.files.map((file, i) => ({ ...file, rows: rows[i] ?? [] })),
    move: opened.move === null ? null : { ...opened.move, proof: 'unknown' },
    flags: flagsOf(vault, place, listed, opened),
  };
  addTip(vault, kept);
  known.signatures.add(signature);
  if (known.threads.has(thread)) return 'follow-up';
  known.threads.add(thread);
  // A source may name any number: what the drop listed and signed bounds it, or no alarm would come.
  const since = Math.min(tip.edition, listed.edition, batch.edition);
  addThread(vault, { thread, source: tip.source, since, scanned: false, opened: null });
  return 'new';
}

function flagsOf(vault: Vault, place: Place, listed: ListedBlob, { tip }: OpenedTip): TipFlag[] {
  const head = vault.heads.get(tip.edition);
  const roster = place.rosters.find(({ epoch }) => epoch === head?.epoch);
  const lists = roster?.readers.map(({ key }) => key).join(' ');
  return [
    ...(head?.hash === tip.head ? [] : ['head-differs' as const]),
    ...(lists === tip.readers.map(([key]) => key).join(' ') ? [] : ['readers-differ' as const]),
    ...(listed.edition === tip.edition ? [] : ['edition-differs' as const]),
  ];
}
