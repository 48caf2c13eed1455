import type { Command } from '../../io.js';
import { sync } from './sync.js';
import { watchSite } from './watchSite.js';

/** Once a day, at an hour at which most people are up. */
const EVERY = ['--every', '24'] as const;
const AT = ['--at', '09:00'] as const;

const withDefaults = (args: readonly string[]): string[] => [
  ...args,
  ...(args.includes(EVERY[0]) ? [] : EVERY),
  ...(args.includes(AT[0]) ? [] : AT),
];

/** Goes on until it is stopped: over a line that one carries for, or over a site from outside. */
export const watch: Command = {
  usage: `turnbox-courier watch DIR --folder DIR [--every HOURS] [--at HH:MM] [--notify COMMAND] ...

Syncs again and again at even times, once a day at 09:00 UTC unless told otherwise, and calls a
command of yours half an hour after each, whether or not there is anything new. It takes what sync
takes: see turnbox-courier sync --help.

  turnbox-courier watch ~/outgoing --folder ~/courier --notify 'notify-send Stick'

${watchSite.usage}`,
  run: (args, io) =>
    args.includes('--site') ? watchSite.run(args, io) : sync.run(withDefaults(args), io),
};
