import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundlePath, numbersAmong } from '../../../crypto/wire/bundle.js';
import { today } from '../../../crypto/wire/day.js';
import { parseHead } from '../../../crypto/wire/head.js';
import type { Command } from '../../io.js';
import { stop } from '../../refusal.js';
import { FEW_DAYS, waitingText } from '../../terminal/waitingText.js';
import { openCourier } from '../folder.js';
import { routeText } from '../route.js';
import { readersWaiting } from '../waiting.js';

export const status: Command = {
  usage: `turnbox-courier status --folder DIR [--json]

Says what this courier last saw of its line, without asking the drop, and until when what waits
for each reader is kept.

  turnbox-courier status --folder ~/courier`,
  run: async (args, io) => {
    const { values } = parseArgs({
      args: [...args],
      options: { folder: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    if (values.folder === undefined) return stop('usage', status.usage);
    const { label, membership, mirror } = await openCourier(resolve(io.cwd, values.folder));
    const edition = numbersAmong(await mirror.names('heads')).at(-1) ?? 0;
    const batch = numbersAmong(await mirror.names('batches')).at(-1) ?? 0;
    const head = edition === 0 ? null : await mirror.read(bundlePath.head(edition));
    const day = head === null ? null : parseHead(head).claims.day;
    const waiting = await readersWaiting(io.engine, mirror, today(io.clock));
    if (values.json) {
      io.out(JSON.stringify({ label, joined: membership !== null, edition, day, batch, waiting }));
      return 0;
    }
    io.out(`Courier   ${label}`);
    io.out(`Drop      ${membership?.drop ?? 'none yet'}`);
    if (membership !== null) {
      const way = routeText(membership.route);
      io.out(`Way       ${membership.route === 'direct' ? way : `through Tor at ${way}`}`);
    }
    io.out(`Edition   ${day === null ? 'none yet' : `${String(edition)} of ${day}`}`);
    io.out(`Batch     ${batch === 0 ? 'none yet' : String(batch)}`);
    for (const each of waiting) {
      io.out(`Reader    ${each.label}: ${waitingText(each)}`);
      if (each.collectDays < FEW_DAYS) io.err(`! Bring a stick to ${each.label} now.`);
    }
    return 0;
  },
};
