import type { Command, Io } from '../../io.js';
import { rootOf, wordLines, wordsOf } from '../../vault/root.js';
import { answer, readOptions, VAULT_OPTIONS, withVault } from '../options.js';

const usage = `turnbox roster key --vault ROOT
Shows the line's published key and its twelve words: for site.json, the press page and the poster.
  turnbox roster key --vault ./root`;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, VAULT_OPTIONS, { least: 0, most: 0 });
  return withVault(io, values, async (vault) => {
    const { line, published } = await rootOf(io.engine, vault);
    const words = await wordsOf(io.engine, published);
    answer(io, values.json, { line, root: published, words }, () => [
      published,
      '',
      'In words:',
      ...wordLines(words),
    ]);
    return 0;
  });
}

export const rosterKey: Command = { usage, run };
