import { Command, CommanderError } from 'commander';
import { backup, type BackupOptions } from './commands/backup.js';
import { check } from './commands/check.js';
import { close, type CloseOptions } from './commands/close.js';
import { doctor, type DoctorOptions } from './commands/doctor.js';
import { init, type InitOptions } from './commands/init.js';
import { resume, type ResumeOptions, stopIntake } from './commands/intake.js';
import type { Io } from './commands/io.js';
import { lines, type LinesOptions } from './commands/lines.js';
import { notice, type NoticeOptions } from './commands/notice.js';
import { remove, type RemoveOptions } from './commands/remove.js';
import { restore, type RestoreOptions } from './commands/restore.js';
import { manifest, type ManifestOptions } from './commands/manifest.js';
import { onion, type OnionOptions } from './commands/onion.js';
import { pages, type PagesOptions } from './commands/pages.js';
import { roster, type RosterOptions } from './commands/roster.js';
import { start } from './commands/start.js';
import { status, type StatusOptions } from './commands/status.js';
import { DRAFT_NAMES } from './config/siteDrafts.js';
import { kindOf } from './refusal.js';
import { SetUpFault } from './setUpFault.js';

const DONE = 0;
const REFUSED = 1;
const MISUSED = 2;

/** The commands of the drop; gives the exit code. */
export async function program(args: readonly string[], io: Io): Promise<number> {
  try {
    let code = DONE;
    const root = commands(io, (found) => {
      code = found;
    });
    await root.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : MISUSED;
    io.note(
      error instanceof SetUpFault ? error.message : `Something went wrong (${kindOf(error)}).`,
    );
    return REFUSED;
  }
}

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

/** `found` hears the exit code of a command that has more than one good end. */
function commands(io: Io, found: (code: number) => void): Command {
  const root = new Command('turnbox-server')
    .description('The drop of an anonymous tip line.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.note(text.trimEnd()),
    });
  root
    .command('init')
    .description('make the folder of a line, with the key and the card of its drop')
    .argument('<dir>', 'the folder to make')
    .option('--label <text>', 'what the root key holders call this drop; asked for at a terminal')
    .option('--questionnaire <name>', `begin a site.json with questions: ${DRAFT_NAMES.join(', ')}`)
    .option('--site <where>', 'where the site listens: 127.0.0.1:8080, or the path of a socket')
    .option('--couriers <where>', 'where the couriers’ entrance listens')
    .option('--room <size>', 'how much may lie there, such as "16 GiB"')
    .action((dir: string, options: InitOptions, command: Command) =>
      options.label === undefined && io.ask === undefined
        ? command.error('Say what the root key holders call this drop: --label TEXT')
        : init(dir, options, io),
    );
  root
    .command('check')
    .description('read config.json and site.json, and say on which line something is wrong')
    .argument('<dir>', 'the folder of the line')
    .action((dir: string) => check(dir, io));
  root
    .command('roster')
    .description('load a roster that the root key holders signed')
    .argument('<file>', 'the signed roster')
    .requiredOption('--dir <dir>', 'the folder of the line')
    .option('--override', 'open a line that has fewer than two readers or couriers', false)
    .action((file: string, options: RosterOptions) => roster(file, options, io));
  root
    .command('manifest')
    .description('list what the site serves, by hash, from release, site.json and roster alone')
    .requiredOption('--site <file>', 'site.json')
    .requiredOption('--roster <file>', 'the newest roster')
    .requiredOption('--out <file>', 'the list to write')
    .action((options: ManifestOptions) => manifest(options, io));
  root
    .command('start')
    .description('serve a line until it is stopped')
    .argument('<dir>', 'the folder of the line')
    .action((dir: string) => start(dir, io));
  root
    .command('doctor')
    .description('look over the line and its machine, and say what to mend')
    .argument('<dir>', 'the folder of the line')
    .option('--json', 'for a program', false)
    .action(async (dir: string, options: DoctorOptions) => found(await doctor(dir, options, io)));
  root
    .command('status')
    .description('what the line holds, by day')
    .argument('<dir>', 'the folder of the line')
    .option('--json', 'for a program', false)
    .action((dir: string, options: StatusOptions) => status(dir, options, io));
  root
    .command('notice')
    .description('the one notice of a day, for a timer')
    .argument('<dir>', 'the folder of the line')
    .option('--command <line>', 'what takes the notice, on its standard input')
    .action((dir: string, options: NoticeOptions) => notice(dir, options, io));
  root
    .command('backup')
    .description('keep keys and configuration in one age file, without anything that arrived')
    .argument('<dir>', 'the folder of the line')
    .requiredOption('--to <file>', 'the file to write')
    .requiredOption('--recipient <age1...>', 'whose key opens it; may be said again', collect, [])
    .option('--move', 'the line goes on from this file elsewhere, and never again here', false)
    .action((dir: string, options: BackupOptions) => backup(dir, options, io));
  root
    .command('restore')
    .description('make the folder of a line from its back-up')
    .argument('<file>', 'the back-up')
    .argument('<dir>', 'the folder to make')
    .requiredOption('--identity <file>', 'the file with the age key that opens it')
    .action((file: string, dir: string, options: RestoreOptions) =>
      restore(file, dir, options, io),
    );
  root
    .command('stop-intake')
    .description('take no more messages, so that the line can move')
    .argument('<dir>', 'the folder of the line')
    .action((dir: string) => stopIntake(dir, io));
  root
    .command('resume')
    .description('take messages again')
    .argument('<dir>', 'the folder of the line')
    .option(
      '--without-missing-couriers',
      'open a restored line though a courier never came: a missed edition becomes a fork',
      false,
    )
    .action((dir: string, options: ResumeOptions) => resume(dir, options, io));
  root
    .command('close')
    .description('set the last day on which messages are taken; after it the line closes for good')
    .argument('<dir>', 'the folder of the line')
    .option('--on <day>', 'the last day, as YYYY-MM-DD (UTC)')
    .option('--off', 'call it off, before that day is over', false)
    .option('--confirm <name>', 'the name of the folder, typed again; asked for at a terminal')
    .action((dir: string, options: CloseOptions) => close(dir, options, io));
  root
    .command('lines')
    .description('the lines of this machine, and how each stands')
    .argument('<place>', 'the folder that holds their folders, such as /var/lib/turnbox')
    .option('--json', 'for a program', false)
    .action((place: string, options: LinesOptions) => lines(place, options, io));
  root
    .command('remove')
    .description('destroy a line: its key, and all that lies in its folder')
    .argument('<dir>', 'the folder of the line')
    .option('--confirm <name>', 'the name of the folder, typed again; asked for at a terminal')
    .action((dir: string, options: RemoveOptions) => remove(dir, options, io));
  root
    .command('onion')
    .description('put a line behind two onion services, and say which couriers find theirs')
    .argument('<dir>', 'the folder of the line')
    .option('--tor-data <dir>', 'where Tor keeps the services, such as /var/lib/tor')
    .option('--sockets <dir>', 'where the drop listens, such as /run/turnbox')
    .option('--courier <label>', 'let a courier in, and write the key that it needs')
    .option('--out <file>', 'where to write that key')
    .option('--remove <label>', 'let a courier in no more')
    .action((dir: string, options: OnionOptions) => onion(dir, options, io));
  root
    .command('pages')
    .description('write the landing page for the open web, a poster and cards')
    .argument('<dir>', 'the folder of the line')
    .requiredOption('--landing <out>', 'the folder to write into')
    .requiredOption('--url <url>', 'where the landing page will be')
    .action((dir: string, options: PagesOptions) => pages(dir, options, io));
  return root;
}
