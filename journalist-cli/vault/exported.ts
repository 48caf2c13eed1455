import type { Engine } from '../../crypto/engine/engine.js';
import { toHex, utf8 } from '../../crypto/wire/bytes.js';
import { piecesOf } from '../files/kept.js';
import { pgpBlocks } from '../pgp/blocks.js';
import { writeReadOnlyFolder } from './durable.js';
import type { Meter } from '../meter.js';
import type { KeptTip } from './contents.js';
import { safeName } from './safeName.js';
import type { Vault } from './vault.js';

const SUMS = 'SHA256SUMS';

/** A file as it goes out: its safe name, what its source called it, and its pieces one by one. */
interface Outgoing {
  readonly name: string;
  readonly pieces: Iterable<Uint8Array>;
}

const saidIn = (kept: KeptTip): string =>
  kept.kind === 'damaged'
    ? kept.text
    : [...kept.tip.answers.flatMap(({ answer }) => answer), kept.tip.message].join('\n');

/** What a message says: made visible for people, and as it came. */
export interface ExportedWords {
  readonly text: string;
  readonly exact: string;
}

function outgoing(vault: Vault, kept: KeptTip, { text, exact }: ExportedWords): Outgoing[] {
  const files =
    kept.kind === 'damaged'
      ? [{ name: safeName(1, 'inside.tar'), pieces: piecesOf(vault, kept.rows) }]
      : kept.files.map(({ name, rows }, i) => ({
          name: safeName(i + 1, name),
          pieces: piecesOf(vault, rows),
        }));
  const blocks = pgpBlocks(saidIn(kept)).map((block, i) => ({
    name: `openpgp-${String(i + 1)}.asc`,
    pieces: [utf8(`${block}\n`)],
  }));
  return [
    { name: 'message.txt', pieces: [utf8(text)] },
    { name: 'message.json', pieces: [utf8(exact)] },
    ...blocks,
    ...files,
  ];
}

/**
 * Writes a message and its files, byte for byte as they came, read-only, with their SHA-256 in the
 * form that sha256sum checks. Names of the source's decide no path.
 */
export async function exportTip(
  engine: Engine,
  vault: Vault,
  kept: KeptTip,
  words: ExportedWords,
  folder: string,
  meter?: Meter,
): Promise<string[]> {
  const names: string[] = [];
  async function* files(): AsyncGenerator<readonly [string, Iterable<Uint8Array>]> {
    const sums: string[] = [];
    const all = outgoing(vault, kept, words);
    for (const { name, pieces } of all) {
      await meter?.step('Writing files', names.length, all.length);
      const hash = engine.sha256Stream();
      yield [name, hashed(pieces, hash)] as const;
      sums.push(`${toHex(hash.digest())}  ${name}\n`);
      names.push(name);
    }
    await meter?.step('Writing files', all.length, all.length);
    yield [SUMS, [utf8(sums.join(''))]] as const;
  }
  await writeReadOnlyFolder(folder, files());
  return [...names, SUMS];
}

function* hashed(
  pieces: Iterable<Uint8Array>,
  hash: { update(data: Uint8Array): void },
): Generator<Uint8Array> {
  for (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}
