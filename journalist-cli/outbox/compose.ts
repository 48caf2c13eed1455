import type { Engine } from '../../crypto/engine/engine.js';
import { encodeCells } from '../../crypto/wire/cells.js';
import type { Day } from '../../crypto/wire/day.js';
import { signDayKey } from '../../crypto/wire/dayKey.js';
import { ZERO_HASH } from '../../crypto/wire/fields.js';
import { fileLine } from '../../crypto/wire/file.js';
import { encodeFrames } from '../../crypto/wire/frames.js';
import { MANIFEST, type OutboxFile, signOutbox } from '../../crypto/wire/outbox.js';
import { signStatement, type StatementText } from '../../crypto/wire/statement.js';
import { wholeThrough } from '../import/cells.js';
import { keptHead } from '../import/heads.js';
import { identityOf, type Place, progressOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import type { Stock } from './stock.js';

/** How far this vault has come, for everyone to see. */
function statementOf(vault: Vault, place: Place, day: Day, outbox: number): StatementText {
  const newest = keptHead(vault, vault.heads.all().at(-1)?.row ?? 0);
  const edition = newest === null ? 0 : wholeThrough(vault, newest, place.roster.settings.replies);
  const { from, through } = progressOf(vault);
  const batch = vault.batches.get(through);
  return {
    line: place.line,
    day,
    epoch: place.roster.epoch,
    edition,
    head: vault.heads.get(edition)?.hash ?? ZERO_HASH,
    from: from ?? 1,
    through,
    throughDay: batch?.day ?? day,
    batch: batch?.hash ?? ZERO_HASH,
    lost: null,
    outbox,
  };
}

/** The files of an outbox, by name: statement, day keys, cells, and the manifest that signs them. */
export async function composeOutbox(
  engine: Engine,
  vault: Vault,
  place: Place,
  day: Day,
  stock: Stock,
): Promise<Map<string, Uint8Array>> {
  const { seed } = identityOf(vault);
  const { line } = place;
  const statement = statementOf(vault, place, day, stock.number);
  const dayKeys = await Promise.all(
    stock.seeds.map((each) =>
      signDayKey(
        engine,
        { line, day: each.day, publicKey: engine.xwing.publicKey(each.seed) },
        seed,
      ),
    ),
  );
  const named: readonly (readonly [OutboxFile, Uint8Array])[] = [
    ['statement', await signStatement(engine, statement, seed)],
    ['daykeys', encodeFrames(dayKeys)],
    ['cells', encodeCells(stock.cells)],
  ];
  const files = new Map(
    await Promise.all(
      named.map(async ([name, bytes]) => [name, await fileLine(engine, bytes)] as const),
    ),
  );
  const manifest = await signOutbox(
    engine,
    {
      line,
      day,
      number: stock.number,
      cells: stock.cells.entries.length,
      marks: stock.cells.marks.length,
      files,
    },
    seed,
  );
  return new Map<string, Uint8Array>([...named, [MANIFEST, manifest]]);
}
