import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Key } from '../../../crypto/wire/fields.js';
import { Refusal } from '../../../crypto/refusal.js';
import type { Command, Io } from '../../io.js';
import { stop } from '../../refusal.js';
import { dropClient } from '../dropClient.js';
import { type CourierFolder, memberOf, openCourier } from '../folder.js';
import { NOTICE_OPTIONS, noticeOf } from '../notice.js';
import { notifyBy } from '../notify.js';
import { CourierRefusal } from '../refusals.js';
import { parseAddress, parseRoute, ROUTE_OPTIONS } from '../route.js';
import { goRound, parseTimetable, type Timetable } from '../rounds.js';
import { sync as syncNow, type Synced } from '../sync.js';

export const sync: Command = {
  usage: `turnbox-courier sync DIR --folder DIR [--socks HOST:PORT | --direct] [--json]
                     [--notice WORD [--until YYYY-MM-DD] | --no-notice]
                     [--every HOURS --at HH:MM [--notify COMMAND]]
                     [--passphrase-file FILE]

Brings the readers' outboxes on the stick DIR to the drop, publishes the next edition, closes the
day's batch, and puts a bundle for each reader on the stick. It goes the way that was chosen when the
courier joined, which is through Tor unless the drop is on this same computer.

--notice shows everybody who opens the page one of the texts that site.json has for that: for WORD
"closed" the text "notice-closed", in which {day} stands for the day after --until. It stays until
another is set, or --no-notice takes it away.

--every goes on until you stop it, and syncs at even times, counted from --at (UTC): every 1, 2, 3, 4,
6, 8, 12 or 24 hours. Half an hour after each, --notify runs a command of yours, the same whether or
not there is anything new or anything went wrong; it is told nothing.

Do not start the program from the stick: many desktops forbid it. Copy it home first.

  turnbox-courier sync /media/stick --folder ~/courier
  turnbox-courier sync ~/outgoing --folder ~/courier --every 24 --at 09:00 --notify 'notify-send Stick'`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        folder: { type: 'string' },
        json: { type: 'boolean', default: false },
        every: { type: 'string' },
        at: { type: 'string' },
        notify: { type: 'string' },
        'passphrase-file': { type: 'string' },
        ...ROUTE_OPTIONS,
        ...NOTICE_OPTIONS,
      },
    });
    const [stick] = positionals;
    if (stick === undefined || values.folder === undefined) return stop('usage', sync.usage);
    const notice = noticeOf(values);
    const timetable = timetableOf(values);
    const courier = await openCourier(resolve(io.cwd, values.folder));
    const { drop: address, line, ...joined } = memberOf(courier);
    const route = parseRoute(values) ?? joined.route;
    parseAddress(address, route);
    const seed = await courier.unlock(io, values['passphrase-file']);
    const round = async (): Promise<number> => {
      const { engine, clock } = io;
      const done = await syncNow(
        {
          engine,
          clock,
          seed,
          root: memberOf(courier).root,
          mirror: courier.mirror,
          // Anew each time: with it come circuits of its own.
          drop: dropClient(engine, clock, { address, route, line, seed }),
          ...(notice === undefined ? {} : { notice }),
          say: (text) => io.err(text),
        },
        resolve(io.cwd, stick),
      );
      await keepRoot(courier, done.root);
      tell(io, values.json, done);
      return done.troubles.size === 0 ? 0 : 1;
    };
    try {
      if (timetable === null) return await round();
      await goRound(
        {
          clock: io.clock,
          pause,
          round: () => round().then(() => undefined, sayWhy(io)),
          notify: () => notifyBy(values.notify),
          say: (text) => io.err(text),
        },
        timetable,
      );
      return 0;
    } finally {
      io.engine.wipe(seed);
    }
  },
};

function timetableOf(values: {
  readonly every?: string | undefined;
  readonly at?: string | undefined;
  readonly notify?: string | undefined;
}): Timetable | null {
  const { every, at, notify } = values;
  if (every === undefined && at === undefined && notify === undefined) return null;
  return parseTimetable(every ?? '24', at ?? '') ?? stop('usage', sync.usage);
}

function tell(io: Io, json: boolean, done: Synced): void {
  const { edition, batch, blobs, taken, troubles } = done;
  if (json)
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
}

/** What went wrong in a round; the next one may go well. */
const sayWhy =
  (io: Io) =>
  (error: unknown): void => {
    const isOurs = error instanceof CourierRefusal || error instanceof Refusal;
    io.err(
      isOurs ? `${error.message} (${error.code})` : 'This sync failed at something unexpected.',
    );
  };

/** A root that named its successor is followed, and the successor kept. */
async function keepRoot(courier: CourierFolder, root: Key): Promise<void> {
  const membership = memberOf(courier);
  if (membership.root !== root) await courier.join({ ...membership, root });
}
