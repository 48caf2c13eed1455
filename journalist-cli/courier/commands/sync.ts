import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Key } from '../../../crypto/wire/fields.js';
import type { Command } from '../../io.js';
import { stop } from '../../refusal.js';
import { dropClient } from '../dropClient.js';
import { type CourierFolder, memberOf, openCourier } from '../folder.js';
import { NOTICE_OPTIONS, noticeOf } from '../notice.js';
import { parseAddress, parseRoute, ROUTE_OPTIONS } from '../route.js';
import { sync as syncNow } from '../sync.js';

export const sync: Command = {
  usage: `turnbox-courier sync DIR --folder DIR [--socks HOST:PORT | --direct] [--json]
                     [--notice WORD [--until YYYY-MM-DD] | --no-notice]
                     [--passphrase-file FILE]

Brings the readers' outboxes on the stick DIR to the drop, publishes the next edition, closes the
day's batch, and puts a bundle for each reader on the stick. It goes the way that was chosen when the
courier joined, which is through Tor unless the drop is on this same computer.

--notice shows everybody who opens the page one of the texts that site.json has for that: for WORD
"closed" the text "notice-closed", in which {day} stands for the day after --until. It stays until
another is set, or --no-notice takes it away.

  turnbox-courier sync /media/stick --folder ~/courier`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        folder: { type: 'string' },
        json: { type: 'boolean', default: false },
        'passphrase-file': { type: 'string' },
        ...ROUTE_OPTIONS,
        ...NOTICE_OPTIONS,
      },
    });
    const [stick] = positionals;
    if (stick === undefined || values.folder === undefined) return stop('usage', sync.usage);
    const notice = noticeOf(values);
    const courier = await openCourier(resolve(io.cwd, values.folder));
    const { drop: address, line, root, ...joined } = memberOf(courier);
    const route = parseRoute(values) ?? joined.route;
    parseAddress(address, route);
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
          drop: dropClient(engine, clock, { address, route, line, seed }),
          ...(notice === undefined ? {} : { notice }),
          say: (text) => io.err(text),
        },
        resolve(io.cwd, stick),
      );
      await keepRoot(courier, done.root);
      const { edition, batch, blobs, taken, troubles } = done;
      if (values.json)
        io.out(
          JSON.stringify({
            edition,
            batch,
            blobs,
            outboxes: Object.fromEntries(taken),
            troubles: Object.fromEntries([...troubles].map(([id, { code }]) => [id, code])),
          }),
        );
      else io.out(`Synced. Edition ${String(edition)}, batch ${String(batch)}. The stick may go.`);
      return troubles.size === 0 ? 0 : 1;
    } finally {
      io.engine.wipe(seed);
    }
  },
};

/** A root that named its successor is followed, and the successor kept. */
async function keepRoot(courier: CourierFolder, root: Key): Promise<void> {
  const membership = memberOf(courier);
  if (membership.root !== root) await courier.join({ ...membership, root });
}
