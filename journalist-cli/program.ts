import { runCommand } from './commands/run.js';
import { COMMANDS } from './commands/table.js';
import type { Io } from './io.js';
import { guarded } from './terminal/guarded.js';
import { VERSION } from './version.js';

const HELP = `turnbox: read and answer sealed messages. It never uses a network.
Alone, as turnbox --vault DIR, it opens everything on one screen; with --plain line by line, for a
screen reader. Or with one of these commands:

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
  completion   what your shell needs to complete these

Each takes --vault DIR, --json, and --passphrase-file F for use in scripts.
turnbox COMMAND --help says more. Do not start the program from a stick, which many desktops forbid:
copy it home first.`;

/** Runs one command, or opens the full screen; never throws for what a person can mend. */
export async function runTurnbox(argv: readonly string[], outer: Io): Promise<number> {
  const io = guarded(outer);
  const [name = 'help', ...args] = argv;
  if (name === '--version') {
    io.out(`turnbox ${VERSION}`);
    return 0;
  }
  if (opensScreen(argv, io)) {
    // Its parts are loaded only where it is opened: a command of a script starts in a blink.
    const { screen } = await import('./screen/screen.js');
    return runCommand(screen, argv, io);
  }
  const command = COMMANDS.get(name);
  if (command === undefined) {
    const asked = ['help', '--help', '-h'].includes(name);
    for (const line of HELP.split('\n'))
      if (asked) io.out(line);
      else io.err(line);
    return asked ? 0 : 2;
  }
  return runCommand(command, args, io);
}

/** Alone, or with nothing but what the screen takes, where a person sits before a terminal. */
const opensScreen = ([first]: readonly string[], { terminal }: Io): boolean =>
  terminal !== undefined &&
  (first === undefined || ['--vault', '--vaults', '--plain'].includes(first));
