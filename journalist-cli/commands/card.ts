import { fromUtf8 } from '../../crypto/wire/bytes.js';
import { signCard } from '../../crypto/wire/card.js';
import { today } from '../../crypto/wire/day.js';
import { publicKeyOf } from '../../crypto/wire/note.js';
import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { identityOf } from '../vault/line.js';
import { writeNamed } from './files.js';
import { answer, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox card --vault DIR [--out FILE]
Writes this vault's card, for the root key holders to put on the roster. It holds no secret.
  turnbox card --vault ./vault --out /media/stick/anna.card`;

const OPTIONS = { ...VAULT_OPTIONS, out: { type: 'string' } } as const;

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, OPTIONS, { least: 0, most: 0 });
  return withVault(io, values, async (vault) => {
    const { role, label, seed } = identityOf(vault);
    if (role !== 'reader') return stop('not-reader');
    const card = await signCard(io.engine, { day: today(io.clock), role: 'reader', label }, seed);
    const key = await publicKeyOf(io.engine, seed);
    if (values.out !== undefined) await writeNamed(io, values.out, card);
    const text = fromUtf8(card).trimEnd();
    answer(io, values.json, { role, label, key, card: fromUtf8(card) }, () =>
      values.out === undefined
        ? text.split('\n')
        : ['The card is written. Hand it over in person: whoever signs the roster trusts it.'],
    );
    return 0;
  });
}

export const card: Command = { usage, run };
