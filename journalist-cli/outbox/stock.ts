import type { Engine } from '../../crypto/engine/engine.js';
import { daysToCover } from '../../crypto/keys/dayKeys.js';
import type { Bytes } from '../../crypto/wire/bytes.js';
import { decoyCell, decoyMark } from '../../crypto/wire/cell.js';
import type { CellEntry, CellsFile } from '../../crypto/wire/cells.js';
import type { Day } from '../../crypto/wire/day.js';
import { fileHash } from '../../crypto/wire/file.js';
import type { Settings } from '../../crypto/wire/settings.js';
import { moveProgress, progressOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';

const SEED_BYTES = 32;

/** How many to add so that a count is a multiple, and never less than one. */
const missingTo = (multiple: number, count: number): number =>
  Math.max(1, Math.ceil(count / multiple)) * multiple - count;

/** Cells of answers that no edition has shown yet. */
const waitingCells = (vault: Vault): CellEntry[] =>
  vault.replies
    .all()
    .flatMap(({ value }) => value.cells.filter((_, i) => value.published[i] === null));

/** Everything that an outbox takes from the vault. */
export interface Stock {
  readonly number: number;
  readonly seeds: readonly { readonly day: Day; readonly seed: Bytes }[];
  readonly cells: CellsFile;
}

/**
 * Makes what the next outbox needs and stores it before a byte of the outbox is written: seeds for
 * days that have none, decoys up to the multiples, and the number. Decoys stay, byte for byte, until
 * an edition has shown them, exactly as answers do.
 */
export async function stockOutbox(
  engine: Engine,
  vault: Vault,
  settings: Settings,
  day: Day,
): Promise<Stock> {
  await vault.transaction(async () => {
    const { outbox, destroyed } = progressOf(vault);
    moveProgress(vault, { outbox: outbox + 1 });
    const held = new Set(vault.daykeys.all().map(({ value }) => value.day));
    for (const each of daysToCover(day, settings.horizon))
      if (!held.has(each) && (destroyed === null || each > destroyed))
        vault.daykeys.add({ day: each, seed: engine.random(SEED_BYTES) });
    const cells = waitingCells(vault).length + vault.decoys.all().length;
    for (let i = missingTo(settings.batch, cells); i > 0; i -= 1) {
      const decoy = await decoyCell(engine);
      vault.decoys.add({ ...decoy, hash: await fileHash(engine, decoy.cell) });
    }
    const marks = vault.marks.all().length;
    for (let i = missingTo(settings.marks, marks); i > 0; i -= 1)
      vault.marks.add({ mark: decoyMark(engine) });
  });
  const covered = new Set(daysToCover(day, settings.horizon));
  const newest = new Map<Day, Bytes>();
  for (const { value } of vault.daykeys.all())
    if (covered.has(value.day)) newest.set(value.day, value.seed);
  return {
    number: progressOf(vault).outbox,
    seeds: [...newest]
      .map(([day, seed]) => ({ day, seed }))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    cells: {
      entries: [
        ...waitingCells(vault),
        ...vault.decoys.all().map(({ value }) => ({ tag: value.tag, cell: value.cell })),
      ],
      marks: vault.marks.all().map(({ value }) => value.mark),
    },
  };
}
