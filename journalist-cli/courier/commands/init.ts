import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command } from '../../io.js';
import { stop } from '../../refusal.js';
import { createCourier } from '../folder.js';

export const init: Command = {
  usage: `turnbox-courier init --folder DIR --label TEXT [--passphrase-file FILE]

Makes the key of a new courier. Then show its card to the root key holders.

  turnbox-courier init --folder ~/courier --label "Courier, north office"`,
  run: async (args, io) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        folder: { type: 'string' },
        label: { type: 'string' },
        'passphrase-file': { type: 'string' },
      },
    });
    const { folder, label } = values;
    if (folder === undefined || label === undefined) return stop('usage', init.usage);
    await createCourier(io, resolve(io.cwd, folder), label, values['passphrase-file']);
    io.out(`Made the courier "${label}". Next: turnbox-courier card --folder ${folder}`);
    return 0;
  },
};
