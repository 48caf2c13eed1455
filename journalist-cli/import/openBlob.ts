import type { Engine } from '../../crypto/engine/engine.js';
import { attempt, type Code } from '../../crypto/refusal.js';
import { type Entry, PIECE_BYTES, readArchive } from '../../crypto/wire/archive.js';
import { utf8 } from '../../crypto/wire/bytes.js';
import type { Hash, Id } from '../../crypto/wire/fields.js';
import { fileHash } from '../../crypto/wire/file.js';
import { unseal } from '../../crypto/wire/sealed.js';
import { type OpenedTip, openTip } from '../../crypto/wire/tip.js';
import { parseTipJson, type Tip } from '../../crypto/wire/tipJson.js';
import type { Vault } from '../vault/vault.js';

/** What became of one sealed blob. */
export type Opening =
  | { readonly kind: 'proved'; readonly opened: OpenedTip; readonly rows: readonly number[][] }
  | {
      readonly kind: 'damaged';
      readonly why: Code;
      readonly text: string;
      readonly rows: readonly number[];
    }
  /** Noise, or a message to others: nobody can tell which. */
  | { readonly kind: 'not-for-us' }
  /** Not even in the form of a sealed message. */
  | { readonly kind: 'unreadable' };

/**
 * Opens a blob with the seeds given. Pieces of files go into the vault as they are read, within the
 * caller's transaction, and come out again if the message proves damaged.
 */
export async function openBlob(
  engine: Engine,
  vault: Vault,
  line: Id,
  blob: Uint8Array,
  stanzas: number,
  seeds: readonly Uint8Array[],
): Promise<Opening> {
  const inside = await attempt(() => unseal(engine, seeds, blob, stanzas));
  if (!inside.ok)
    return {
      kind: inside.refusal.code === 'sealed-not-for-us' ? 'not-for-us' : 'unreadable',
    };
  const rows: number[][] = [];
  const opened = await attempt(() =>
    vault.part(() =>
      openTip(engine, readArchive([inside.value]), line, (file, _, bytes) => {
        const pieces = rows[file - 1] ?? [];
        pieces.push(vault.pieces.add(bytes));
        rows[file - 1] = pieces;
      }),
    ),
  );
  if (opened.ok) return { kind: 'proved', opened: opened.value, rows };
  return {
    kind: 'damaged',
    why: opened.refusal.code,
    text: await readableText(inside.value),
    rows: keepWhole(vault, inside.value),
  };
}

/** What a damaged message still says: its own words if they parse, else its first entry as it is. */
async function readableText(inside: Uint8Array): Promise<string> {
  const first = await attempt(() => firstEntry(inside));
  if (!first.ok || first.value === null) return '';
  const { bytes } = first.value;
  const tip = await attempt(() => parseTipJson(bytes));
  return tip.ok ? saidIn(tip.value) : new TextDecoder('utf-8').decode(bytes);
}

const saidIn = ({ answers, message }: Tip): string =>
  [...answers.flatMap(({ label, answer }) => [label, ...answer, '']), message].join('\n');

async function firstEntry(inside: Uint8Array): Promise<Entry | null> {
  for await (const entry of readArchive([inside])) return entry;
  return null;
}

function keepWhole(vault: Vault, inside: Uint8Array): number[] {
  const rows: number[] = [];
  for (let at = 0; at < inside.length; at += PIECE_BYTES)
    rows.push(vault.pieces.add(inside.subarray(at, at + PIECE_BYTES)));
  return rows;
}

/** SHA-256 over what was said and sent: two posts of one content have the same. */
export const contentHash = (engine: Engine, { tip, files }: OpenedTip): Promise<Hash> =>
  fileHash(
    engine,
    utf8(JSON.stringify([tip.answers, tip.message, files.map(({ pieces }) => pieces)])),
  );
