import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command } from '../../io.js';
import { stop } from '../../refusal.js';
import { dropClient } from '../dropClient.js';
import { memberOf, openCourier } from '../folder.js';
import { sync as syncNow } from '../sync.js';

export const sync: Command = {
  usage: `turnbox-courier sync DIR --folder DIR [--json] [--passphrase-file FILE]

Brings the readers' outboxes on the stick DIR to the drop, publishes the next edition, closes the
day's batch, and puts a bundle for each reader on the stick.

  turnbox-courier sync /media/stick --folder ~/courier`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        folder: { type: 'string' },
        json: { type: 'boolean', default: false },
        'passphrase-file': { type: 'string' },
      },
    });
    const [stick] = positionals;
    if (stick === undefined || values.folder === undefined) return stop('usage', sync.usage);
    const courier = await openCourier(resolve(io.cwd, values.folder));
    const { drop: address, line, root } = memberOf(courier);
    const seed = await courier.unlock(io, values['passphrase-file']);
    try {
      const { engine, clock } = io;
      const done = await syncNow(
        {
          engine,
          clock,
          seed,
          root,
          mirror: courier.mirror,
          drop: dropClient(engine, clock, { address, line, seed }),
          say: (text) => io.err(text),
        },
        resolve(io.cwd, stick),
      );
      const { edition, batch, blobs, outboxesTaken } = done;
      if (values.json)
        io.out(
          JSON.stringify({ edition, batch, blobs, outboxes: Object.fromEntries(outboxesTaken) }),
        );
      else io.out(`Synced. Edition ${String(edition)}, batch ${String(batch)}. The stick may go.`);
      return 0;
    } finally {
      io.engine.wipe(seed);
    }
  },
};
