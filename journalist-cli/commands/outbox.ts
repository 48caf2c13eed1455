import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stickPath } from '../../crypto/wire/bundle.js';
import { daysFrom, today } from '../../crypto/wire/day.js';
import { publishAgain } from '../cases/again.js';
import type { Command, Io } from '../io.js';
import { composeOutbox } from '../outbox/compose.js';
import { stockOutbox } from '../outbox/stock.js';
import { stop } from '../refusal.js';
import { counted, pairs } from '../terminal/layout.js';
import { wholePath } from '../stick.js';
import { countdownWarnings } from '../terminal/countdownText.js';
import { makeFolder, writeDurably, writeFolderDurably } from '../vault/durable.js';
import { isOn, placeOf, progressOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import {
  answer,
  demonstration,
  inFolder,
  readOptions,
  VAULT_OPTIONS,
  withVault,
} from './options.js';

const usage = `turnbox outbox DIR --vault DIR
Writes what the courier takes back: the keys of the coming days, how far you have come, and your
answers. Import first, and write one each time the stick goes.
  turnbox outbox /media/stick --vault ./vault`;

const PARTS = 4;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, VAULT_OPTIONS, { least: 1, most: 1 });
  const stick = inFolder(io, positionals[0] ?? '');
  // Made anew, it would be on this computer while its owner thinks that it is on the stick.
  if (!existsSync(stick)) return stop('stick-missing');
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const { settings } = place.roster;
    if (!isOn(place.roster, place.key)) return stop('not-on-roster');
    const day = today(io.clock);
    const newest = vault.heads.all().at(-1);
    if (newest !== undefined && daysFrom(day, newest.value.day) > 1) return stop('clock-behind');
    await restoredFirst(vault, stick, place.id);
    const parts = (done: number): Promise<void> | undefined =>
      io.meter?.step('Writing the outbox', done, PARTS);
    await parts(0);
    const again = await publishAgain(io.engine, vault, place, day);
    await parts(1);
    const stock = await stockOutbox(io.engine, vault, settings, day);
    await parts(2);
    const files = await composeOutbox(io.engine, vault, place, day, stock);
    const folder = join(stick, stickPath.outbox(place.id));
    await parts(3);
    try {
      await makeFolder(dirname(folder));
      await writeFolderDurably(folder, files);
    } catch {
      return stop('file-unwritable');
    }
    await parts(PARTS);
    const { through } = progressOf(vault);
    const last = stock.seeds.at(-1)?.day ?? day;
    const made = {
      outbox: stock.number,
      reader: place.id,
      day,
      through,
      cells: stock.cells.entries.length,
      marks: stock.cells.marks.length,
      copies: [...files.keys()].filter((name) => name.startsWith('copies-')).length,
      keysThrough: last,
      again,
    };
    answer(io, values.json, made, () => [
      ...demonstration(settings.demo === 1),
      `Outbox ${String(stock.number)} is written.`,
      '',
      ...pairs([
        ['Says', `you have imported through batch ${String(through)}`],
        ['Keys', `through ${last}`],
        ['Cells', `${String(made.cells)}, real ones and decoys alike`],
        ...(again === 0
          ? []
          : [['Again', `${counted(again, 'answer', 'answers')} that would soon be gone`] as const]),
        ['Copies', `for ${counted(made.copies, 'colleague', 'colleagues')}`],
      ]),
    ]);
    if (values.json !== true) for (const line of countdownWarnings(vault, place, day)) io.err(line);
    return 0;
  });
}

/** Asks the courier for everything as long as a restored vault knows too little, and no longer. */
async function restoredFirst(vault: Vault, stick: string, id: string): Promise<void> {
  const asking = join(stick, wholePath(id));
  const waits = progressOf(vault).restored?.waits === true;
  try {
    if (!waits) {
      await rm(asking, { force: true });
      return;
    }
    await makeFolder(dirname(asking));
    await writeDurably(asking, new Uint8Array(0));
  } catch {
    return stop('file-unwritable');
  }
  stop('restored-waits');
}

export const outbox: Command = { usage, run };
