import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { type Day, daysFrom, parseDay } from '../../crypto/wire/day.js';
import { type Config, isLopsided } from '../config/config.js';
import type { Folder } from '../config/folder.js';
import { type Finding, look, mend, ok } from './finding.js';

/** Whether the machine around the line keeps what it must not, or lacks what it needs. */

const modeOf = (path: string): number => statSync(path).mode & 0o777;
const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

export function permissions(folder: Folder): Finding {
  const wrong = [
    { path: folder.path, mode: 0o700 },
    { path: folder.key, mode: 0o600 },
    { path: folder.database, mode: 0o600 },
  ].filter(({ path, mode }) => existsSync(path) && (modeOf(path) & ~mode) !== 0);
  return wrong.length === 0
    ? ok('permissions', 'Only the line’s own user can read its folder.')
    : mend(
        'permissions',
        'Others on this machine can read what is the line’s.',
        wrong.map(({ path, mode }) => `chmod ${octal(mode)} ${path}`).join('; '),
      );
}

const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

/** Pages of memory on a disk outlive the program; /proc/swaps has a line for each place, after one of headings. */
export function swap(file = '/proc/swaps'): Finding {
  const places = (readText(file) ?? '').trim().split('\n').slice(1);
  return places.length === 0
    ? ok('swap', 'No memory is written to disk.')
    : look(
        'swap',
        'Memory may be written to disk.',
        'Turn swap off (swapoff -a, and /etc/fstab), or encrypt it.',
      );
}

/** A crashed program’s memory: of this process, because its limits are those that the line has. */
export function coreDumps(file = '/proc/self/limits'): Finding {
  const limit = /^Max core file size\s+(\S+)\s+(\S+)/m.exec(readText(file) ?? '');
  return limit?.[1] === '0'
    ? ok('core dumps', 'A crash leaves no picture of memory.')
    : look(
        'core dumps',
        'A crash may leave a picture of memory on disk.',
        'Start the line by its unit, which forbids it, or set: ulimit -c 0',
      );
}

/** Times of the line’s starts and faults: nothing of sources, but a clock all the same. */
export function journald(folder = '/var/log/journal'): Finding {
  return existsSync(folder)
    ? look(
        'journal',
        'The system’s journal is kept on disk.',
        'Set Storage=volatile in /etc/systemd/journald.conf.',
      )
    : ok('journal', 'The system’s journal is not kept on disk.');
}

const MIB = 1024 * 1024;

/** Room for what the configuration lets in. */
export function space(folder: Folder, total: number, inUse: number): Finding {
  const { bavail, bsize } = statfsSync(folder.path);
  const room = bavail * bsize;
  const wanted = Math.max(0, total - inUse);
  const says = `${String(Math.floor(room / MIB))} MiB are free; the line may take ${String(Math.floor(wanted / MIB))} MiB more.`;
  if (room < 512 * MIB) return mend('space', says, 'Make room on this disk today.');
  return room < wanted
    ? look('space', says, 'Make room, or lower inbox.total in config.json.')
    : ok('space', says);
}

/** A message as large as is allowed should find room. */
export const limits = (config: Config): Finding =>
  isLopsided(config)
    ? look(
        'limits',
        'In config.json, inbox.largest or inbox.unfinished is more than inbox.total.',
        'Lower it, or raise total. Then: systemctl reload turnbox@NAME',
      )
    : ok('limits', 'The limits of config.json fit together.');

const OLD_BACKUP = 90;

/** The drop's key is all that a back-up holds which nobody else has: without it the line ends. */
export function backup({ backupDay }: Folder, day: Day): Finding {
  const how = 'turnbox-server backup DIR --to FILE --recipient age1...';
  const text = (readText(backupDay) ?? '').trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return look('back-up', 'There is none yet.', how);
  const says = `The last is of ${text}.`;
  return daysFrom(parseDay(text), day) > OLD_BACKUP
    ? look('back-up', says, how)
    : ok('back-up', says);
}
