import { judge, type Judgement, sizeText } from '../files/judge.js';
import { strangeFile } from '../files/kept.js';
import { metadataText } from '../files/metadataText.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { clip, counted, MARGINS, pairs, quoted } from '../terminal/layout.js';
import { visible } from '../terminal/visible.js';
import { placeOf } from '../vault/line.js';
import { safeName } from '../vault/safeName.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS, withVault } from './options.js';
import { numberOf } from './show.js';

const usage = `turnbox files N --vault DIR [--metadata] [--json]
Shows what the files of message N are by their bytes, whatever they are called, without opening them.
--metadata reads what a camera wrote into a picture: place, device, owner. It may name the source.
  turnbox files 3 --vault ./vault`;

const OPTIONS = { ...VAULT_OPTIONS, metadata: { type: 'boolean' } } as const;

interface Looked extends Judgement {
  /** What it is called in an export. */
  readonly name: string;
  readonly called: string;
  readonly size: number;
}

const NAME_COLUMNS = 60;

const lines = (
  { name, called, size, kind, notes, metadata }: Looked,
  columns: number,
): string[] => [
  '',
  ...pairs([
    ['File', name],
    ['The source calls it', called === '' ? '(no name)' : clip(visible(called), NAME_COLUMNS)],
    ['It is', `${kind}, ${sizeText(size)}`],
    ...metadataText(metadata),
  ]),
  ...notes.flatMap((note) => quoted(note, columns, MARGINS.note)),
];

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 1 });
  const number = numberOf(positionals[0]);
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const kept = vault.tips.get(number) ?? stop('tip-unknown');
    const files = (kept.kind === 'proved' ? kept.files : []).map((file, i): Looked => ({
      name: safeName(i + 1, file.name),
      called: file.name,
      size: file.size,
      ...judge(strangeFile(vault, file), values.metadata === true),
    }));
    answer(io, values.json, { message: number, files }, () => [
      ...demonstration(place.roster.settings.demo === 1),
      `Message ${String(number)} has ${counted(files.length, 'file', 'files')}.`,
      ...files.flatMap((file) => lines(file, io.columns)),
      ...(files.length === 0
        ? []
        : ['', 'Open them only on a computer without keys that you can wipe: turnbox export']),
    ]);
    return 0;
  });
}

export const lookAt: Command = { usage, run };
