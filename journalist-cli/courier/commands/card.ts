import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fromUtf8 } from '../../../crypto/wire/bytes.js';
import { signCard } from '../../../crypto/wire/card.js';
import { today } from '../../../crypto/wire/day.js';
import type { Command } from '../../io.js';
import { stop } from '../../refusal.js';
import { openCourier } from '../folder.js';
import { writeWhole } from '../mirror.js';

export const card: Command = {
  usage: `turnbox-courier card --folder DIR [--out FILE] [--passphrase-file FILE]

Prints this courier's card, which the root key holders put on the roster.

  turnbox-courier card --folder ~/courier --out courier.card`,
  run: async (args, io) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        folder: { type: 'string' },
        out: { type: 'string' },
        'passphrase-file': { type: 'string' },
      },
    });
    if (values.folder === undefined) return stop('usage', card.usage);
    const courier = await openCourier(resolve(io.cwd, values.folder));
    const seed = await courier.unlock(io, values['passphrase-file']);
    const note = await signCard(
      io.engine,
      { day: today(io.clock), role: 'courier', label: courier.label },
      seed,
    );
    io.engine.wipe(seed);
    if (values.out === undefined) io.out(fromUtf8(note).trimEnd());
    else await writeWhole(resolve(io.cwd, values.out), note);
    return 0;
  },
};
