import { today } from '../../crypto/wire/day.js';
import { loadCases } from '../cases/cases.js';
import { search as searchCases } from '../cases/search.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { table } from '../terminal/layout.js';
import { plain } from '../vault/pinned.js';
import { placeOf } from '../vault/line.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox search WORDS --vault DIR
Finds words in messages, answers, names of files, replies, labels and your notes. Nothing about the
search is kept: the vault is opened into memory, and there is no index on the disk.
  turnbox search "white van" --vault ./vault`;

function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, VAULT_OPTIONS, { least: 1, most: 1 });
  const words = positionals[0] ?? '';
  if (plain(words) === '') return Promise.resolve(stop('text-empty'));
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const hits = searchCases(loadCases(vault, place, today(io.clock)), words);
    answer(io, values.json, { hits }, () => [
      ...demonstration(place.roster.settings.demo === 1),
      ...(hits.length === 0
        ? ['Nothing found.']
        : table(
            ['Thread', 'Message', 'In', 'Words'],
            hits.map(({ thread, message, where, excerpt }) => [
              thread === null ? '-' : String(thread),
              message === null ? '-' : String(message),
              where,
              excerpt,
            ]),
            io.columns,
          )),
    ]);
    return 0;
  });
}

export const search: Command = { usage, run };
