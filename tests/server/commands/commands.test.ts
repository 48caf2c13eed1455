import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCard, verifyCard } from '../../../crypto/wire/card.js';
import { DEFAULT_CONFIG, encodeConfig } from '../../../server/config/config.js';
import { program } from '../../../server/program.js';
import {
  assetsFolder,
  LOOPBACK_CONFIG,
  removeFolder,
  temporaryFolder,
} from '../../harness/drop.js';
import {
  DAY,
  dayAfter,
  engine,
  keyOf,
  type LineOptions,
  noonOf,
  siteFile,
  testLine,
  type TestLine,
  withRoster,
} from '../../harness/line.js';

describe('turnbox-server', () => {
  let folder: string;
  let dir: string;
  let assets: string;
  let day = DAY;
  beforeEach(() => {
    folder = temporaryFolder();
    dir = join(folder, 'line');
    assets = assetsFolder(folder);
    day = DAY;
  });
  afterEach(() => removeFolder(folder));

  interface Session {
    readonly code: number;
    readonly out: string;
    readonly notes: string;
  }
  async function run(
    args: readonly string[],
    stopped: (out: string[]) => Promise<void> = () => Promise.resolve(),
  ): Promise<Session> {
    const out: string[] = [];
    const notes: string[] = [];
    const code = await program(args, {
      engine,
      clock: () => noonOf(day),
      assets,
      out: (line) => void out.push(line),
      note: (line) => void notes.push(line),
      stopped: () => stopped(out),
    });
    return { code, out: out.join('\n'), notes: notes.join('\n') };
  }

  const write = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  /** A folder that init made, and the roster of a line whose drop has its key. */
  async function prepared(options: LineOptions = {}): Promise<TestLine> {
    await run(['init', dir, '--label', 'Our drop']);
    const card = parseCard(readFileSync(join(dir, 'drop.card'))).claims;
    const line = await testLine({ ...options, changes: { drop: card.key, ...options.changes } });
    writeFileSync(join(dir, 'site.json'), line.site);
    writeFileSync(join(dir, 'config.json'), encodeConfig(LOOPBACK_CONFIG));
    return line;
  }
  const load = ({ rosters }: TestLine, ...more: string[]): Promise<Session> => {
    const path = write('roster.note', rosters.at(-1)?.bytes ?? new Uint8Array(0));
    return run(['roster', path, '--dir', dir, ...more]);
  };

  test('init begins a site.json with a questionnaire, and names those that there are', async () => {
    const asked = await run(['init', dir, '--label', 'Our drop', '--questionnaire', 'newsroom']);
    expect(asked.code).toBe(0);
    expect(readFileSync(join(dir, 'site.json'), 'utf8')).toContain('"questionnaire"');
    const other = join(folder, 'other');
    const refused = await run(['init', other, '--label', 'x', '--questionnaire', 'constructor']);
    expect([refused.code, refused.notes]).toEqual([1, expect.stringContaining('police-integrity')]);
    expect(existsSync(other)).toBe(false);
  });

  test('init makes a folder for its owner alone, with a key, a card and a configuration', async () => {
    const { code, out } = await run(['init', dir, '--label', 'Our drop']);
    expect([code, out]).toEqual([0, join(dir, 'drop.card')]);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dir, 'drop.key')).mode & 0o777).toBe(0o600);
    const card = await verifyCard(engine, parseCard(readFileSync(join(dir, 'drop.card'))));
    expect(card).toMatchObject({ role: 'drop', label: 'Our drop', day: DAY });
    expect(readFileSync(join(dir, 'config.json'), 'utf8')).toBe(
      new TextDecoder().decode(encodeConfig(DEFAULT_CONFIG)),
    );
  });

  test('init leaves alone a folder that holds something', async () => {
    await run(['init', dir, '--label', 'Our drop']);
    const key = readFileSync(join(dir, 'drop.key'));
    expect((await run(['init', dir, '--label', 'Again'])).code).toBe(1);
    expect(readFileSync(join(dir, 'drop.key')).equals(key)).toBe(true);
  });

  test('start refuses without a roster, and says how to load one', async () => {
    await prepared();
    const { code, out, notes } = await run(['start', dir]);
    expect([code, out]).toEqual([1, '']);
    expect(notes).toContain('turnbox-server roster FILE');
    expect((await run(['start', join(folder, 'nowhere')])).code).toBe(1);
  });

  test('roster loads the first, and start then serves the site and the couriers', async () => {
    const line = await prepared();
    const loaded = await load(line);
    expect([loaded.code, loaded.out]).toEqual([
      0,
      `Roster 1 is loaded: 3 readers, 2 couriers, until ${dayAfter(700)}.`,
    ]);
    let status = 0;
    const started = await run(['start', dir], async (out) => {
      const [site = ''] = out;
      status = (await fetch(site.replace(/^site\s+/, ''))).status;
    });
    expect([started.code, status, started.notes]).toEqual([0, 200, '']);
    expect(started.out).toMatch(/^site {5}http:\S+\ncouriers http:\S+$/);
  });

  test.each([
    ['few readers', { charity: ['ada'] }],
    ['few couriers', { couriers: ['dov'] }],
  ])('roster opens no line with too %s, but by override', async (_name, options) => {
    const line = await prepared(options);
    expect((await load(line)).code).toBe(1);
    expect((await load(line, '--override')).code).toBe(0);
  });

  test('roster refuses one that names another drop', async () => {
    const line = await prepared({ changes: { drop: await keyOf('another') } });
    expect((await load(line)).notes).toContain('another drop');
  });

  test('roster refuses one that was signed for another site.json', async () => {
    const line = await prepared();
    writeFileSync(join(dir, 'site.json'), await siteFile('root', { default: ['force'] }));
    expect((await load(line)).notes).toContain('another site.json');
  });

  test('roster refuses one of another root than site.json publishes', async () => {
    const line = await prepared();
    writeFileSync(join(dir, 'site.json'), await siteFile('usurper'));
    expect((await load(line)).code).toBe(1);
  });

  test('roster refuses one that has expired', async () => {
    const line = await prepared();
    day = dayAfter(701);
    expect((await load(line)).notes).toContain('expired');
  });

  test('roster takes the next one only behind the one that is held', async () => {
    const first = await prepared();
    const drop = first.rosters[0]?.roster.drop;
    if (drop === undefined) throw new Error('a line has a roster');
    const second = await withRoster(first, { charity: ['ada', 'gil'], changes: { drop } });
    const third = await withRoster(second, { changes: { drop } });
    expect((await load(second)).code).toBe(1);
    expect((await load(first)).code).toBe(0);
    expect((await load(third)).code).toBe(1);
    expect((await load(second)).out).toContain('Roster 2');
    expect((await load(second)).notes).toContain('older than the one already known');
    expect((await load(third)).out).toContain('Roster 3');
  });

  test('roster follows the root to its successor, and the old root no more', async () => {
    const first = await prepared();
    const drop = first.rosters[0]?.roster.drop;
    if (drop === undefined) throw new Error('a line has a roster');
    const nextRoot = await keyOf('heir');
    const second = await withRoster(first, { changes: { drop, nextRoot } });
    const usurped = await withRoster(second, { changes: { drop } });
    const site = await siteFile('heir');
    const third = await withRoster({ ...second, site }, { root: 'heir', changes: { drop } });
    expect((await load(first)).code).toBe(0);
    expect((await load(second)).code).toBe(0);
    expect((await load(usurped)).code).toBe(1);
    expect((await load(third)).code).toBe(1);
    writeFileSync(join(dir, 'site.json'), site);
    expect((await load(third)).out).toContain('Roster 3');
  });

  test('says how it is used when it is not, and to whoever asks', async () => {
    expect((await run(['strat'])).code).toBe(2);
    expect((await run(['init', dir])).code).toBe(2);
    const help = await run(['--help']);
    expect([help.code, help.notes]).toEqual([0, '']);
    for (const command of ['init', 'roster', 'start']) expect(help.out).toContain(command);
  });

  test('says where the configuration is wrong', async () => {
    const line = await prepared();
    await load(line);
    writeFileSync(join(dir, 'config.json'), '{"site": 1}');
    const { code, notes } = await run(['start', dir]);
    expect([code, notes]).toEqual([1, expect.stringContaining('config.json: site')]);
  });
});
