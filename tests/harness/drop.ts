import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signCard } from '../../crypto/wire/card.js';
import { parseLabel } from '../../crypto/wire/fields.js';
import { type Config, DEFAULT_CONFIG, encodeConfig } from '../../server/config/config.js';
import { folderAt, makeFolder } from '../../server/config/folder.js';
import { openLine, serve, type Serving } from '../../server/line.js';
import type { Line } from '../../server/openedLine.js';
import { loadRoster } from '../../server/loadRoster.js';
import { openSqlite } from '../../server/store/sqlite/open.js';
import { DAY, engine, movableClock, type TestLine } from './line.js';

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'turnbox-test-'));
export const removeFolder = (path: string): void =>
  rmSync(path, { recursive: true, force: true, maxRetries: 3 });

const WORDS = new URL('../../client/words/', import.meta.url).pathname;

/** Files as the client's build leaves them, of next to nothing, and the true word list. */
export function assetsFolder(parent: string): string {
  const folder = join(parent, 'assets');
  mkdirSync(folder);
  const put = (stem: string, extension: string, bytes: Uint8Array): object => {
    const digest = createHash('sha256').update(bytes);
    const base64 = digest.copy().digest('base64');
    const sha256 = digest.digest('hex');
    const name = `${stem}-${sha256.slice(0, 16)}.${extension}`;
    writeFileSync(join(folder, name), bytes);
    return { name, sha256, integrity: `sha256-${base64}` };
  };
  const assets = {
    app: put('app', 'js', Buffer.from('"app";\n')),
    style: put('style', 'css', Buffer.from('body{margin:0}\n')),
    icon: put('icon', 'png', Buffer.from('not a picture')),
    'words-en': {
      ...put('words-en', 'txt', readFileSync(join(WORDS, 'english.txt'))),
      shared: readFileSync(join(WORDS, 'english.shared.txt'), 'utf8').trim(),
    },
  };
  writeFileSync(join(folder, 'assets.json'), JSON.stringify(assets));
  return folder;
}

export const LOOPBACK_CONFIG: Config = {
  ...DEFAULT_CONFIG,
  site: { host: '127.0.0.1', port: 0 },
  courier: { host: '127.0.0.1', port: 0 },
};

/** A line's folder as `init` leaves it, with the drop's key that the roster of a test names. */
export async function lineFolder(
  parent: string,
  line: TestLine,
  config: Config = LOOPBACK_CONFIG,
): Promise<string> {
  const dir = join(parent, 'line');
  const card = { day: DAY, role: 'drop', label: parseLabel('Drop') } as const;
  makeFolder(folderAt(dir), {
    seed: line.dropSeed,
    card: await signCard(engine, card, line.dropSeed),
    config: encodeConfig(config),
  });
  writeFileSync(folderAt(dir).site, line.site);
  chmodSync(dir, 0o700);
  return dir;
}

/** Loads the line's newest roster, as `turnbox-server roster` does. */
export async function loadNewestRoster(
  dir: string,
  line: TestLine,
  override = true,
): Promise<void> {
  const store = await openSqlite(folderAt(dir).database);
  try {
    await loadRoster({
      engine,
      store,
      seed: line.dropSeed,
      day: DAY,
      roster: line.rosters.at(-1)?.bytes ?? new Uint8Array(0),
      site: line.site,
      override,
    });
  } finally {
    await store.close();
  }
}

/** Tests count blobs: chaff comes only where one asks for it. */
const never = (): boolean => false;

export interface TestDrop extends Serving {
  readonly folder: string;
  readonly dir: string;
  readonly line: Line;
  readonly clock: ReturnType<typeof movableClock>;
  /** Kinds of unexpected errors that the drop reported. */
  readonly reports: string[];
  stop(): Promise<void>;
}

/** A real drop on loopback, in this process, with the line's first roster loaded. */
export async function startDrop(
  testLine: TestLine,
  config: Config = LOOPBACK_CONFIG,
  toss: () => boolean = never,
  assets?: string,
): Promise<TestDrop> {
  const folder = temporaryFolder();
  const dir = await lineFolder(folder, testLine, config);
  await loadNewestRoster(dir, testLine);
  return serveFolder(folder, dir, movableClock(), toss, assets);
}

/** A line's folder that is there already, served; `folder` holds it and goes with it. */
export async function serveFolder(
  folder: string,
  dir: string,
  clock: TestDrop['clock'],
  toss: () => boolean = never,
  assets = assetsFolder(folder),
): Promise<TestDrop> {
  const reports: string[] = [];
  const line = await openLine(dir, {
    engine,
    clock: clock.clock,
    assets,
    report: (kind) => void reports.push(kind),
    toss,
  });
  const serving = await serve(line);
  return {
    ...serving,
    folder,
    dir,
    line,
    clock,
    reports,
    stop: async () => {
      await serving.close();
      await line.close();
      removeFolder(folder);
    },
  };
}
