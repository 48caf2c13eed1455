import type { Engine } from '../../crypto/engine/engine.js';
import { encodeCells } from '../../crypto/wire/cells.js';
import type { Day } from '../../crypto/wire/day.js';
import { signDayKey } from '../../crypto/wire/dayKey.js';
import { fileLine } from '../../crypto/wire/file.js';
import { encodeFrames } from '../../crypto/wire/frames.js';
import { MANIFEST, type OutboxFile, signOutbox } from '../../crypto/wire/outbox.js';
import { signStatement } from '../../crypto/wire/statement.js';
import { identityOf, type Place } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import { composeCopies } from './copies.js';
import { statementOf } from './statement.js';
import type { Stock } from './stock.js';

/** The files of an outbox, by name: statement, day keys, cells, copies, and the manifest over them. */
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
    ...(await composeCopies(engine, vault, place, day)),
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
