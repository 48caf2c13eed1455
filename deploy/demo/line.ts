import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { CHECKOUT, runProgram } from './programs.js';

/**
 * A demonstration line: every party's folder lies on one machine, under one passphrase that lies
 * beside them. It shows how the parties work together and protects nobody; the roster says `demo 1`,
 * and every program then says so on every screen.
 */
export interface DemoReader {
  readonly name: string;
  readonly label: string;
  readonly group: 'charity' | 'force';
}
export const DEMO_READERS: readonly DemoReader[] = [
  { name: 'charity-1', label: 'Charity, first reader', group: 'charity' },
  { name: 'charity-2', label: 'Charity, second reader', group: 'charity' },
  { name: 'force-1', label: 'Force, anti-corruption team', group: 'force' },
];

export interface DemoLine {
  readonly folder: string;
  readonly stick: string;
  readonly drop: string;
  /** The arguments that open a party's folder, for the programs and for people. */
  readonly vault: (name: string) => string[];
  readonly courier: readonly string[];
}

const PASSPHRASE = 'this passphrase protects nobody, it is a demonstration\n';
const READY = 'ready';

export function demoLine(folder: string): DemoLine {
  const passphrase = ['--passphrase-file', join(folder, 'passphrase')];
  return {
    folder,
    stick: join(folder, 'stick'),
    drop: join(folder, 'drop'),
    vault: (name) => ['--vault', join(folder, 'vaults', name), ...passphrase],
    courier: ['--folder', join(folder, 'courier'), ...passphrase],
  };
}

export const isReady = ({ folder }: DemoLine): boolean => existsSync(join(folder, READY));

export interface MakingOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Listens where there is room, for a line that lives for one run. */
  readonly anyPort?: boolean;
}

/**
 * Makes the line up to the point where its server can start: root, cards, roster, vaults that know
 * it and have written their first outbox. What an earlier, cut attempt left is cleared away.
 */
export async function makeLine(
  line: DemoLine,
  say: (text: string) => void,
  { env = {}, anyPort = false }: MakingOptions = {},
): Promise<void> {
  const { folder, stick, drop } = line;
  const turnbox = (...args: string[]): Promise<string> => runProgram('turnbox', args, { env });
  const courier = (...args: string[]): Promise<string> =>
    runProgram('turnbox-courier', args, { env });
  const server = (...args: string[]): Promise<string> =>
    runProgram('turnbox-server', args, { env });
  const card = (name: string): string => join(folder, 'cards', `${name}.card`);

  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'cards'), { recursive: true, mode: 0o700 });
  await mkdir(stick, { recursive: true });
  await writeFile(join(folder, 'passphrase'), PASSPHRASE, { mode: 0o600 });

  say('making the root key ...');
  await turnbox('init', ...line.vault('root'), '--role', 'root', '--label', 'Root');
  const { root } = JSON.parse(await turnbox('roster', 'key', ...line.vault('root'), '--json')) as {
    root: string;
  };
  await writeFile(join(folder, 'root.key'), `${root}\n`);

  say('making three readers, a courier and the drop ...');
  await Promise.all(
    DEMO_READERS.map(async ({ name, label }) => {
      await turnbox('init', ...line.vault(name), '--label', label);
      await turnbox('card', ...line.vault(name), '--out', card(name));
    }),
  );
  await courier('init', ...line.courier, '--label', 'Courier');
  await courier('card', ...line.courier, '--out', card('courier'));
  await server('init', drop, '--label', 'Drop', ...(anyPort ? ANY_PORT : []));
  await writeFile(join(drop, 'site.json'), await siteFile(root));

  say('signing the roster ...');
  const roster = join(folder, 'roster-1.note');
  await turnbox(
    'roster',
    'new',
    ...line.vault('root'),
    '--demo',
    '--name',
    'Demonstration line',
    '--site',
    join(drop, 'site.json'),
    '--drop',
    join(drop, 'drop.card'),
    ...DEMO_READERS.flatMap(({ name, group }) => ['--reader', `${group}=${card(name)}`]),
    '--courier',
    card('courier'),
    '--out',
    roster,
  );
  await server('roster', roster, '--dir', drop, '--override');

  say('making sixty days of keys for each reader ...');
  await Promise.all(
    DEMO_READERS.map(async ({ name }) => {
      await turnbox('import', roster, '--root', root, ...line.vault(name));
      await turnbox('outbox', stick, ...line.vault(name));
    }),
  );
}

/** Once the server listens: ties the courier to it, by this way, and publishes the first edition. */
export async function openDemoLine(
  line: DemoLine,
  courierAddress: string,
  env: Readonly<Record<string, string>> = {},
  way: readonly string[] = ['--direct'],
): Promise<void> {
  const root = (await readFile(join(line.folder, 'root.key'), 'utf8')).trim();
  await runProgram(
    'turnbox-courier',
    [
      'join',
      ...line.courier,
      '--drop',
      courierAddress,
      ...way,
      '--root',
      root,
      '--roster',
      join(line.folder, 'roster-1.note'),
    ],
    { env },
  );
  await runProgram('turnbox-courier', ['sync', line.stick, ...line.courier], { env });
  await writeFile(join(line.folder, READY), '');
}

/** Ports that the machine gives, for tests that run beside one another. */
const ANY_PORT = ['--site', '127.0.0.1:0', '--couriers', '127.0.0.1:0'];

/** The demonstration's site.json: a shipped questionnaire, its own texts, this line's root key. */
async function siteFile(root: string): Promise<string> {
  const [draft, own] = await Promise.all(
    [
      ['server', 'questionnaires', 'police-integrity.json'],
      ['deploy', 'demo', 'site.json'],
    ].map(async (path) => {
      const file = await readFile(join(CHECKOUT, ...path), 'utf8');
      return JSON.parse(file) as Record<string, unknown>;
    }),
  );
  return `${JSON.stringify({ ...draft, ...own, root }, null, 2)}\n`;
}

/** A command as a person types it from the checkout's folder. */
export const typed = (program: string, args: readonly string[], cwd: string): string =>
  `npm run -s ${program} -- ${args
    .map((arg) => (arg.startsWith('/') ? relative(cwd, arg) || '.' : arg))
    .join(' ')}`;
