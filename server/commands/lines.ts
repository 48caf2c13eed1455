import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfig } from '../config/config.js';
import { type Folder, folderAt, readOperatorFile } from '../config/folder.js';
import { readOnion } from '../config/onionFile.js';
import { SetUpFault } from '../setUpFault.js';
import { readStanding } from '../standing.js';
import { lookAtSqlite } from '../store/sqlite/open.js';
import { answers } from '../http/answers.js';
import type { Io } from './io.js';

export interface LinesOptions {
  readonly json: boolean;
}
interface LineFacts {
  /** The folder's name. */
  readonly line: string;
  /** What sources read; null before a roster was loaded. */
  readonly name: string | null;
  readonly state: 'running' | 'stands' | 'no-roster' | 'fault';
  readonly intake: string | null;
  readonly edition: number;
  readonly editionDay: string | null;
  readonly address: string | null;
  /** What has to be mended before it can run. */
  readonly fault: string | null;
}

/**
 * The lines of a place, each a folder with its own key, people, texts, limits and addresses:
 * `turnbox-server lines /var/lib/turnbox`
 */
export async function lines(place: string, { json }: LinesOptions, io: Io): Promise<void> {
  const found = await Promise.all(
    lineFolders(place).map((name) => factsOf(name, folderAt(join(place, name)), io)),
  );
  if (json) io.out(JSON.stringify({ lines: found }));
  else for (const each of found) io.out(textOf(each));
  if (found.length === 0)
    io.note(`There is no line here. Make one: turnbox-server init ${join(place, 'NAME')}`);
}

function lineFolders(place: string): string[] {
  if (!existsSync(place))
    throw new SetUpFault('folder-missing', 'There is no such folder. Check its name and place.');
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(folderAt(join(place, entry.name)).key))
    .map(({ name }) => name)
    .sort();
}

const NOTHING = { name: null, intake: null, edition: 0, editionDay: null, fault: null };

async function factsOf(line: string, folder: Folder, { engine }: Io): Promise<LineFacts> {
  const address = attemptSync(() => readOnion(folder.path)?.site ?? null) ?? null;
  const facts = { ...NOTHING, line, address };
  if (!existsSync(folder.database)) return { ...facts, state: 'no-roster' };
  try {
    const config = parseConfig(readOperatorFile(folder.config, 'config.json'));
    const isRunning = await answers(config.site);
    const store = lookAtSqlite(folder.database);
    try {
      const { roster } = await readStanding(engine, store);
      const [head, intake] = await Promise.all([store.newestHead(), store.intake()]);
      return {
        ...facts,
        name: roster.name,
        state: isRunning ? 'running' : 'stands',
        intake,
        edition: head?.edition ?? 0,
        editionDay: head?.day ?? null,
      };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof SetUpFault)) throw error;
    if (error.code === 'roster-missing') return { ...facts, state: 'no-roster' };
    return { ...facts, state: 'fault', fault: error.message };
  }
}

function attemptSync<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

const STATES: Readonly<Record<LineFacts['state'], string>> = {
  running: 'runs',
  stands: 'does not run',
  'no-roster': 'waits for its roster',
  fault: 'has a fault',
};

function textOf({ line, name, state, intake, edition, editionDay, fault }: LineFacts): string {
  const parts = [
    `${line}:`,
    name === null ? '' : `"${name}"`,
    STATES[state],
    intake === null ? '' : `intake ${intake}`,
    editionDay === null ? '' : `edition ${String(edition)} of ${editionDay}`,
    fault === null ? '' : `- ${fault}`,
  ];
  return parts.filter((part) => part !== '').join('  ');
}
