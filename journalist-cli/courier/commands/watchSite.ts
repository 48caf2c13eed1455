import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { today } from '../../../crypto/wire/day.js';
import { parseManifestNote, verifyManifest } from '../../../crypto/wire/manifest.js';
import { keyName, parseVerifierKey } from '../../../crypto/wire/note.js';
import type { Command, Io } from '../../io.js';
import { stop } from '../../refusal.js';
import { openMirror } from '../mirror.js';
import { CourierRefusal } from '../refusals.js';
import { parseRoute, ROUTE_OPTIONS, TOR } from '../route.js';
import { chanceOfMeeting, meaningOf } from '../watch/findings.js';
import { visitsOf } from '../watch/pages.js';
import { type Kept, keptPromises, WITHIN_DAYS } from '../watch/promises.js';
import { keepFinding, type Round, watchOnce } from '../watch/round.js';
import { countVisits } from '../watch/tally.js';
import { startVisit } from '../watch/visit.js';

const HOUR_MS = 60 * 60_000;
/** A timer counts no further than some weeks, and would ring at once. */
const MOST_HOURS = 168;
/** One visitor in so many is told apart by a drop that lies to few. */
const LIES = [10, 100, 1000];

export const watchSite: Command = {
  usage: `turnbox-courier watch --site ADDRESS --manifest FILE --note FILE --root KEY --keep DIR
                     [--once | --every HOURS] [--socks HOST:PORT | --direct] [--json]

Looks at a line's site from outside, as a source's browser would, at times that nobody can guess and
each time over another way through Tor: every page and script must be those of the list that the root
key holders signed, and every edition must follow the one before. What differs is kept in DIR as
proof. It needs no courier's key: anybody may watch.

  turnbox-courier watch --site http://...onion --manifest manifest.json --note manifest.note \\
    --root root.1a2b3c4d+... --keep ~/watched --every 6`,
  run: async (args, io) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        site: { type: 'string' },
        manifest: { type: 'string' },
        note: { type: 'string' },
        root: { type: 'string' },
        keep: { type: 'string' },
        once: { type: 'boolean', default: false },
        every: { type: 'string', default: '6' },
        json: { type: 'boolean', default: false },
        ...ROUTE_OPTIONS,
      },
    });
    const { site, manifest: file, note, root: published, keep } = values;
    const hours = Number(values.every);
    if (
      site === undefined ||
      file === undefined ||
      note === undefined ||
      published === undefined ||
      keep === undefined ||
      !(hours > 0 && hours <= MOST_HOURS)
    )
      return stop('usage', watchSite.usage);
    const { engine, clock } = io;
    const { name, key: root } = await parseVerifierKey(engine, published);
    const manifest = await verifyManifest(
      engine,
      parseManifestNote(await read(resolve(io.cwd, note))),
      await read(resolve(io.cwd, file)),
      root,
    );
    if (name !== keyName('root', manifest.line)) return stop('root-differs');
    const route = parseRoute(values) ?? TOR;
    const folder = resolve(io.cwd, keep);
    const kept = openMirror(folder);
    const most = values.once ? 0 : (hours * HOUR_MS) / visitsOf(manifest).length;
    const wait = (): Promise<void> => pause(most * randomShare(engine.random(4)));
    const look = async (): Promise<number> => {
      const day = today(clock);
      const round = await watchOnce(
        { engine, root, kept },
        manifest,
        () => startVisit(engine, site, route),
        wait,
        day,
        (finding) => keepFinding(folder, day, finding),
      );
      const visits = await countVisits(kept, round.visits);
      const promises = await keptPromises(engine, kept, round.rosters, day);
      tell(io, values.json, round, visits, promises);
      return round.findings.length === 0 && round.failed === 0 ? 0 : 1;
    };
    if (values.once) return look();
    for (;;) {
      await wait();
      // Nobody is there to start a watcher again that a site, or the way to it, has put out.
      await look().catch((error: unknown) => {
        if (!(error instanceof CourierRefusal)) throw error;
        io.err(`${error.message} (${error.code})`);
      });
    }
  },
};

const randomShare = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) / 2 ** 32;

function tell(
  io: Io,
  json: boolean,
  { findings, head, failed }: Round,
  visits: number,
  promises: readonly Kept[],
): void {
  const chances = LIES.map((k) => ({ oneIn: k, met: chanceOfMeeting(visits, k) }));
  if (json) {
    io.out(
      JSON.stringify({
        edition: head?.edition ?? null,
        visits,
        failed,
        findings: findings.map(({ code, place }) => ({ code, place })),
        chances,
        promises,
      }),
    );
    return;
  }
  for (const { code, place } of findings) io.out(`DIFFERS  ${place}: ${meaningOf(code)} (${code})`);
  if (findings.length === 0)
    io.out(
      `${failed === 0 ? 'All' : 'What was met is'} as signed. ${head === null ? 'No edition yet' : `Edition ${String(head.edition)}`}.`,
    );
  else io.out('What was met is kept as proof. Tell the root key holders by another way.');
  if (failed > 0)
    io.out(
      `${String(failed)} visits were cut short and prove nothing. If others reach the site meanwhile, tell the root key holders.`,
    );
  io.out(
    `Visits so far: ${String(visits)}. A drop that lied to one visitor in ` +
      `${chances.map(({ oneIn, met }) => `${String(oneIn)} would have been met with ${percent(met)}`).join(', in ')}.`,
  );
  for (const { label, collected, of } of promises)
    io.out(
      `${label}: collected within ${String(WITHIN_DAYS)} days on ${String(collected)} of ${String(of)} working days.`,
    );
}

const percent = (share: number): string => `${(share * 100).toFixed(share > 0.99 ? 2 : 0)}%`;

async function read(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch {
    return stop('file-unreadable');
  }
}
