import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { keyName, parseVerifierKey } from '../../../crypto/wire/note.js';
import { parseRoster, verifyRoster } from '../../../crypto/wire/roster.js';
import type { Command } from '../../io.js';
import { stop } from '../../refusal.js';
import { courierKey, openCourier } from '../folder.js';
import { CourierRefusal } from '../refusals.js';
import { parseAddress, parseRoute, ROUTE_OPTIONS, TOR } from '../route.js';

export const join: Command = {
  usage: `turnbox-courier join --folder DIR --drop ADDRESS --root KEY --roster FILE 
                     [--socks HOST:PORT | --direct] [--passphrase-file FILE]

Ties a courier to its line, once: the couriers' address of the drop, the root key that the line has
published, and a roster that names this courier. It goes through Tor, at 127.0.0.1:9050 unless you say
another port; --direct is for a drop on this same computer, such as a demonstration.

  turnbox-courier join --folder ~/courier --drop http://...onion \\
    --root root.1a2b3c4d+... --roster roster-1.note`,
  run: async (args, io) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        folder: { type: 'string' },
        drop: { type: 'string' },
        root: { type: 'string' },
        roster: { type: 'string' },
        'passphrase-file': { type: 'string' },
        ...ROUTE_OPTIONS,
      },
    });
    const { folder, drop, root, roster: file } = values;
    if (folder === undefined || drop === undefined || root === undefined || file === undefined)
      return stop('usage', join.usage);
    const route = parseRoute(values) ?? TOR;
    parseAddress(drop, route);
    const courier = await openCourier(resolve(io.cwd, folder));
    if (courier.membership !== null) throw new CourierRefusal('already-joined');
    const { name, key } = await parseVerifierKey(io.engine, root);
    const parsed = parseRoster(await read(resolve(io.cwd, file)));
    if (name !== keyName('root', parsed.claims.line)) return stop('root-differs');
    const roster = await verifyRoster(io.engine, parsed, key);
    const seed = await courier.unlock(io, values['passphrase-file']);
    const own = await courierKey(io.engine, seed);
    io.engine.wipe(seed);
    if (!roster.couriers.some((each) => each.key === own))
      throw new CourierRefusal('not-on-roster');
    await courier.join({ drop, route, line: roster.line, root: key });
    io.out(`Joined "${roster.name}". Next: turnbox-courier sync STICK --folder ${folder}`);
    return 0;
  },
};

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    return stop('file-unreadable');
  }
}
