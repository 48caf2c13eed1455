import { Refusal } from '../crypto/refusal.js';
import { backup } from './commands/backup.js';
import { card } from './commands/card.js';
import { caseCommand } from './commands/case.js';
import { danger } from './commands/danger.js';
import { exportCommand } from './commands/export.js';
import { importCommand } from './commands/import.js';
import { init } from './commands/init.js';
import { keys } from './commands/keys.js';
import { lookAt } from './commands/lookAt.js';
import { list } from './commands/list.js';
import { outbox } from './commands/outbox.js';
import { passphrase } from './commands/passphrase.js';
import { pgp } from './commands/pgp.js';
import { reply } from './commands/reply.js';
import { restore } from './commands/restore.js';
import { roster } from './commands/roster.js';
import { settings } from './commands/settings.js';
import { show } from './commands/show.js';
import { status } from './commands/status.js';
import { triage } from './commands/triage.js';
import { acknowledge } from './commands/acknowledge.js';
import { assign } from './commands/assign.js';
import { due } from './commands/due.js';
import { label } from './commands/label.js';
import { mute } from './commands/mute.js';
import { note } from './commands/note.js';
import { search } from './commands/search.js';
import { week } from './commands/week.js';
import { gist } from './commands/gist.js';
import { verify } from './commands/verify.js';
import { deleteCommand } from './commands/delete.js';
import { keep } from './commands/keep.js';
import type { Command, Io } from './io.js';
import { ToolRefusal } from './refusal.js';
import { guarded } from './terminal/guarded.js';
import { visibleJson } from './terminal/visible.js';
import { VERSION } from './version.js';

/** The offline tool: what it is called with, and what it answers. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['init', init],
  ['card', card],
  ['import', importCommand],
  ['list', list],
  ['show', show],
  ['files', lookAt],
  ['export', exportCommand],
  ['case', caseCommand],
  ['verify', verify],
  ['reply', reply],
  ['triage', triage],
  ['due', due],
  ['acknowledge', acknowledge],
  ['label', label],
  ['note', note],
  ['assign', assign],
  ['mute', mute],
  ['search', search],
  ['gist', gist],
  ['week', week],
  ['keep', keep],
  ['delete', deleteCommand],
  ['danger', danger],
  ['settings', settings],
  ['status', status],
  ['outbox', outbox],
  ['keys', keys],
  ['pgp', pgp],
  ['passphrase', passphrase],
  ['backup', backup],
  ['restore', restore],
  ['roster', roster],
]);

const HELP = `turnbox: read and answer sealed messages. It never uses a network.

  init         make a vault
  card         write this vault's card for the roster
  import       take in a roster, or what the courier brought
  list         all messages, the most pressing first
  triage N     say how pressing a message is
  show N       the thread of a message
  danger N     whom to call, and what the source asked for
  due          who waits for a word, and until when
  acknowledge  tell every source that their message came
  reply N      answer a source
  status N     tell colleagues how you have taken it on
  assign N     say who works on it
  label N      give it a name of your own
  note N       keep a private note with it
  mute N       leave it out of the list until a newer message comes
  search W     find words in what is here
  gist N       tell another group what it is about, in your words
  files N      what its files are, without opening them
  export N     write a message and its files into a folder
  case N       hand its thread over: a page, originals, hashes, signed
  verify       check a case that was handed over, or a source's claim
  keep N       how long it must be kept, or that there is a legal hold
  delete N     delete it, with a second person
  week         where the desk stands, without a word of any message
  settings     what your line agreed on: duty phone, rules, words
  outbox       write what the courier takes back
  keys         the keys of the coming days, and when old ones go
  pgp          OpenPGP keys, for sources with a tool of their own
  passphrase   give the vault another passphrase
  backup       write a copy that opens nothing still on its way
  restore      make a vault out of a back-up
  roster       for the root key holders: who reads and who carries

Each takes --vault DIR, --json, and --passphrase-file F for use in scripts.
turnbox COMMAND --help says more. Do not start the program from a stick, which many desktops forbid:
copy it home first.`;

/** Runs one command; never throws for what a person can mend. */
export async function runTurnbox(argv: readonly string[], outer: Io): Promise<number> {
  const io = guarded(outer);
  const [name = 'help', ...args] = argv;
  if (name === '--version') {
    io.out(`turnbox ${VERSION}`);
    return 0;
  }
  const command = COMMANDS.get(name);
  if (command === undefined) {
    const asked = ['help', '--help', '-h'].includes(name);
    for (const line of HELP.split('\n'))
      if (asked) io.out(line);
      else io.err(line);
    return asked ? 0 : 2;
  }
  if (args.includes('--help')) {
    for (const line of command.usage.split('\n')) io.out(line);
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (!(error instanceof ToolRefusal || error instanceof Refusal)) throw error;
    tell(io, command, args.includes('--json'), error);
    return error instanceof ToolRefusal ? error.exit : 1;
  }
}

function tell(io: Io, { usage }: Command, json: boolean, error: ToolRefusal | Refusal): void {
  if (json) io.err(visibleJson({ code: error.code, advice: error.message }));
  else io.err(`${error.message} (${error.code})`);
  if (error.code === 'usage' && !json) for (const line of usage.split('\n')) io.err(line);
}
