import type { Engine } from '../crypto/engine/engine.js';
import type { Clock } from '../crypto/wire/day.js';
import { readAssets } from './config/assets.js';
import { type Config, parseConfig } from './config/config.js';
import { liveConfig } from './config/liveConfig.js';
import { folderAt, readOperatorFile, readSeed } from './config/folder.js';
import { closeWhenDue } from './closing.js';
import { readClosingDay } from './config/closingDay.js';
import { courierApp } from './courierApp.js';
import { sweep } from './editions/retention.js';
import { COURIER_SERVER, SITE_SERVER } from './http/limits.js';
import { listen } from './http/listen.js';
import type { Line } from './openedLine.js';
import { pagesOf } from './pages.js';
import { kindOf } from './refusal.js';
import { SetUpFault } from './setUpFault.js';
import { siteApp } from './siteApp.js';
import { standingOf } from './standing.js';
import { openSqlite } from './store/sqlite/open.js';
import { turns } from './turns.js';

export interface Surroundings {
  readonly engine: Engine;
  readonly clock: Clock;
  /** Where the built client is: the folder with `assets.json`. */
  readonly assets: string;
  readonly report: (kind: string) => void;
  /** Chance, unless a test decides. */
  readonly toss?: () => boolean;
}

/** Opens a line for serving; refuses, saying what to do, while it has no roster. */
export async function openLine(
  dir: string,
  { engine, clock, assets, report, toss = fairCoin(engine) }: Surroundings,
): Promise<Line> {
  const folder = folderAt(dir);
  const seed = readSeed(folder);
  const read = (): Config => parseConfig(readOperatorFile(folder.config, 'config.json'));
  const { config, reload } = liveConfig(read);
  const files = readAssets(assets);
  const store = await openSqlite(folder.database);
  const standing = standingOf(engine, store);
  const close = async (): Promise<void> => {
    await store.close();
    engine.wipe(seed);
  };
  try {
    await standing();
    if ((await store.intake()) === 'moved')
      throw new SetUpFault(
        'line-moved',
        'This line was moved and goes on from its back-up, on another machine. Here it would fork.',
      );
  } catch (error) {
    await close();
    throw error;
  }
  return {
    engine,
    clock,
    config,
    store,
    seed,
    report,
    turns: turns(),
    toss,
    standing,
    assets: files,
    pgp: folder.pgp,
    reload,
    closing: () => readClosingDay(folder),
    close,
  };
}

const fairCoin =
  (engine: Engine): (() => boolean) =>
  () =>
    ((engine.random(1)[0] ?? 0) & 1) === 1;

export interface Serving {
  readonly siteUrl: string;
  readonly courierUrl: string;
  /** Stops both listeners; the line stays open until it is closed itself. */
  close(): Promise<void>;
}

const SWEEP_MS = 60 * 60_000;

/** Builds the pages and starts both listeners. */
export async function serve(line: Line): Promise<Serving> {
  const sweepOnce = (): Promise<void> =>
    closeWhenDue(line)
      .then(() => sweep(line))
      .catch((error: unknown) => line.report(kindOf(error)));
  await sweepOnce();
  const pages = pagesOf(line, line.assets);
  await pages();
  const app = siteApp(line, pages);
  const site = await listen(app, SITE_SERVER, line.config.site);
  const courier = await listen(courierApp(line), COURIER_SERVER, line.config.courier).catch(
    async (error: unknown) => {
      await site.close();
      throw error;
    },
  );
  const timer = setInterval(() => void sweepOnce(), SWEEP_MS);
  timer.unref();
  return {
    siteUrl: site.url,
    courierUrl: courier.url,
    close: async () => {
      clearInterval(timer);
      await Promise.all([site.close(), courier.close()]);
    },
  };
}
