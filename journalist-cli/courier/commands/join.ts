import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Engine } from '../../../crypto/engine/engine.js';
import { refuse } from '../../../crypto/refusal.js';
import { numbersAmong } from '../../../crypto/wire/bundle.js';
import type { Key } from '../../../crypto/wire/fields.js';
import { keyName, noteHash, parseVerifierKey } from '../../../crypto/wire/note.js';
import { parseRoster, type Roster, verifyRoster } from '../../../crypto/wire/roster.js';
import type { Command } from '../../io.js';
import { stop } from '../../refusal.js';
import { rosterPath } from '../chain.js';
import {
  courierKey,
  type CourierFolder,
  memberOf,
  type Membership,
  openCourier,
} from '../folder.js';
import { CourierRefusal } from '../refusals.js';
import { parseAddress, parseRoute, ROUTE_OPTIONS, TOR } from '../route.js';

export const join: Command = {
  usage: `turnbox-courier join --folder DIR --drop ADDRESS --root KEY --roster FILE [--again]
                     [--socks HOST:PORT | --direct] [--passphrase-file FILE]

Ties a courier to its line, once: the couriers' address of the drop, the root key that the line has
published, and a roster that names this courier. It goes through Tor, at 127.0.0.1:9050 unless you say
another port; --direct is for a drop on this same computer, such as a demonstration.

--again is for a drop whose address has changed, and for nothing else: line and root must be those that
this courier knows, and the roster none older. What it has seen stays, so that a drop which lost or
changed any of it is refused as before.

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
        again: { type: 'boolean', default: false },
        'passphrase-file': { type: 'string' },
        ...ROUTE_OPTIONS,
      },
    });
    const { folder, drop, root, roster: file } = values;
    if (folder === undefined || drop === undefined || root === undefined || file === undefined)
      return stop('usage', join.usage);
    const courier = await openCourier(resolve(io.cwd, folder));
    const before = values.again ? memberOf(courier) : null;
    if (before === null && courier.membership !== null) throw new CourierRefusal('already-joined');
    const route = parseRoute(values) ?? before?.route ?? TOR;
    parseAddress(drop, route);
    const { name, key } = await parseVerifierKey(io.engine, root);
    const parsed = parseRoster(await read(resolve(io.cwd, file)));
    if (name !== keyName('root', parsed.claims.line)) return stop('root-differs');
    const roster = await verifyRoster(io.engine, parsed, key);
    if (before !== null) await checkSameLine(io.engine, courier, before, { roster, root: key });
    const seed = await courier.unlock(io, values['passphrase-file']);
    const own = await courierKey(io.engine, seed);
    io.engine.wipe(seed);
    if (!roster.couriers.some((each) => each.key === own))
      throw new CourierRefusal('not-on-roster');
    await courier.join({ drop, route, line: roster.line, root: key });
    const done = before === null ? 'Joined' : 'The drop has another address now of';
    io.out(`${done} "${roster.name}". Next: turnbox-courier sync STICK --folder ${folder}`);
    return 0;
  },
};

/** Another address is no other line: by its id, its root, and the rosters that were seen of it. */
async function checkSameLine(
  engine: Engine,
  { mirror }: CourierFolder,
  { line, root }: Membership,
  next: { readonly roster: Roster; readonly root: Key },
): Promise<void> {
  if (next.roster.line !== line) throw new CourierRefusal('line-other');
  if (next.root !== root) return stop('root-differs');
  const newest = numbersAmong(await mirror.names('rosters')).at(-1) ?? 0;
  if (next.roster.epoch < newest) return refuse('roster-old');
  const seen = await mirror.read(rosterPath(next.roster.epoch));
  if (seen === null) return undefined;
  const hash = await noteHash(engine, parseRoster(seen).note.text);
  return hash === next.roster.hash ? undefined : refuse('roster-fork');
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    return stop('file-unreadable');
  }
}
