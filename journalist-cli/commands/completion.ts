import type { Command, Io } from '../io.js';
import { stop } from '../refusal.js';
import { answer, readOptions } from './options.js';

const usage = `turnbox completion bash|zsh|fish [--json]
Prints what your shell needs to complete commands and options. It reads nothing and remembers nothing.
  turnbox completion bash > ~/.local/share/bash-completion/completions/turnbox`;

const OPTIONS = { json: { type: 'boolean' } } as const;
const EVERYWHERE = ['--vault', '--json', '--passphrase-file', '--help'] as const;
/** What the screen takes, where no command is given. */
const ALONE = ['--vault', '--vaults', '--plain', '--version', '--help'] as const;

/** The options that a command's own usage names: what is not told there is not offered either. */
export const optionsIn = (usage: string): string[] => [
  ...new Set([...(usage.match(/--[a-z][a-z-]*/g) ?? []), ...EVERYWHERE]),
];

type Options = ReadonlyMap<string, readonly string[]>;

const bash = (options: Options): string[] => [
  '_turnbox() {',
  '  local word="${COMP_WORDS[COMP_CWORD]}" options=""',
  '  case "${COMP_WORDS[1]}" in',
  ...[...options].map(([name, all]) => `    ${name}) options="${all.join(' ')}" ;;`),
  `    *) options="${ALONE.join(' ')}" ;;`,
  '  esac',
  `  if [ "$COMP_CWORD" -eq 1 ] && [ "\${word#-}" = "$word" ]; then options="${[...options.keys()].join(' ')}"; fi`,
  '  COMPREPLY=($(compgen -W "$options" -- "$word"))',
  '}',
  'complete -o default -F _turnbox turnbox',
];

const zsh = (options: Options): string[] => [
  '#compdef turnbox',
  '_turnbox() {',
  `  if (( CURRENT == 2 )); then compadd -- ${[...options.keys(), ...ALONE].join(' ')}; return; fi`,
  '  case "${words[2]}" in',
  ...[...options].map(([name, all]) => `    ${name}) compadd -- ${all.join(' ')} ;;`),
  `    *) compadd -- ${ALONE.join(' ')} ;;`,
  '  esac',
  '  _files',
  '}',
  'compdef _turnbox turnbox',
];

const fish = (options: Options): string[] => [
  ...[...options.keys()].map((name) => `complete -c turnbox -n __fish_use_subcommand -a ${name}`),
  ...[...options].flatMap(([name, all]) =>
    all.map(
      (option) =>
        `complete -c turnbox -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}`,
    ),
  ),
];

const SHELLS = new Map([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
]);

/** Made over the table of commands, so that neither a name nor an option is kept twice. */
export const completionFor = (commands: () => ReadonlyMap<string, Command>): Command => ({
  usage,
  run: (args: readonly string[], io: Io): Promise<number> => {
    const { values, positionals } = readOptions(args, OPTIONS, { least: 1, most: 1 });
    const shell = SHELLS.get(positionals[0] ?? '') ?? stop('usage');
    const options = new Map(
      [...commands()].map(([name, command]) => [name, optionsIn(command.usage)] as const),
    );
    const script = shell(options);
    answer(io, values.json, { shell: positionals[0], script: script.join('\n') }, () => script);
    return Promise.resolve(0);
  },
});
