import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseBatch } from '../../../../crypto/wire/batch.js';
import { noteHash } from '../../../../crypto/wire/note.js';
import { fileHash } from '../../../../crypto/wire/file.js';
import { parseManifest, signManifest } from '../../../../crypto/wire/manifest.js';
import { chanceOfMeeting } from '../../../../journalist-cli/courier/watch/findings.js';
import { runCourier } from '../../../../journalist-cli/courier/program.js';
import { program } from '../../../../server/program.js';
import { asCourier } from '../../../harness/courier.js';
import { testEdition } from '../../../harness/edition.js';
import { DAY, dayAfter, engine, LINE, seedOf, testLine } from '../../../harness/line.js';
import { type LyingSite, lyingSite } from '../../../harness/lyingSite.js';
import {
  bring,
  newest,
  type OpenLine,
  publishNext,
  startOpenLine,
  stopLine,
} from '../../../harness/openLine.js';
import { someCells } from '../../../harness/outbox.js';
import { courierIo } from '../../../harness/tool.js';

let open: OpenLine;
let site: LyingSite;
let folder: string;

beforeEach(async () => {
  open = await startOpenLine();
  site = await lyingSite(open.drop.siteUrl);
  folder = mkdtempSync(join(tmpdir(), 'turnbox-watch-'));
  await makeManifest();
});
afterEach(async () => {
  await site.stop();
  await stopLine(open);
  rmSync(folder, { recursive: true, force: true });
});

/** As anybody makes it who has release, site.json and roster; signed by the root. */
async function makeManifest(): Promise<void> {
  writeFileSync(join(folder, 'site.json'), open.line.site);
  writeFileSync(join(folder, 'roster'), open.line.rosters.at(-1)?.bytes ?? '');
  const out = join(folder, 'manifest.json');
  const said: string[] = [];
  const code = await program(
    [
      'manifest',
      '--site',
      join(folder, 'site.json'),
      '--roster',
      join(folder, 'roster'),
      '--out',
      out,
    ],
    {
      engine,
      clock: open.drop.clock.clock,
      assets: join(open.drop.folder, 'assets'),
      out: (line) => void said.push(line),
      note: (line) => void said.push(line),
      stopped: () => Promise.resolve(),
    },
  );
  expect([code, said.length]).toEqual([0, 2]);
  const file = readFileSync(out);
  const text = { line: LINE, day: DAY, epoch: 1, manifest: await fileHash(engine, file) };
  writeFileSync(join(folder, 'manifest.note'), await signManifest(engine, text, seedOf('root')));
}

interface Told {
  readonly code: number;
  readonly findings: readonly { readonly code: string; readonly place: string }[];
  readonly visits: number;
  readonly failed: number;
  readonly promises: readonly {
    readonly label: string;
    readonly collected: number;
    readonly of: number;
  }[];
}
async function watch(): Promise<Told> {
  const said: string[] = [];
  const code = await runCourier(
    [
      'watch',
      '--site',
      site.url,
      '--direct',
      '--once',
      '--json',
      '--keep',
      'kept',

      '--manifest',
      'manifest.json',
      '--note',
      'manifest.note',
      '--root',
      open.line.rootVerifier,
    ],
    courierIo(folder, open.drop.clock.clock, said),
  );
  return { code, ...(JSON.parse(said.at(-1) ?? '{}') as Omit<Told, 'code'>) };
}
const codesOf = ({ findings }: Told): string[] => findings.map(({ code }) => code);
const proofs = (): string[] => readdirSync(join(folder, 'kept', 'findings'));
const paths = (): string[] => [
  ...parseManifest(readFileSync(join(folder, 'manifest.json'))).files.keys(),
];

test('a true site is found true, page for page, and every file is asked for', async () => {
  const told = await watch();
  expect(told).toMatchObject({ code: 0, findings: [], edition: 1 });
  expect(paths().every((path) => site.asked.has(path))).toBe(true);
  expect(paths().filter((path) => path.startsWith('/a/')).length).toBeGreaterThan(3);
});

test('the list of one release, site.json and roster has the same bytes wherever it is made', async () => {
  const first = readFileSync(join(folder, 'manifest.json'));
  rmSync(join(folder, 'manifest.json'));
  await makeManifest();
  expect(readFileSync(join(folder, 'manifest.json')).equals(first)).toBe(true);
});

describe('a lying drop is met, with proof:', () => {
  test('other code for one fetch in three', async () => {
    const app = paths().find((path) => path.startsWith('/a/app-')) ?? '';
    const other = Buffer.from('"other code";');
    site.lie = (path, nth) => (path === app && nth % 3 === 0 ? other : null);
    const rounds = [await watch(), await watch()];
    const met = rounds.flatMap(({ findings }) => findings);
    expect(new Set(met.map(({ code, place }) => `${code} ${place}`))).toEqual(
      new Set([`page-differs ${app}`]),
    );
    const [first = ''] = proofs();
    expect(readFileSync(join(folder, 'kept', 'findings', first, 'met')).equals(other)).toBe(true);
  });

  test('a page that is gone for some', async () => {
    site.lie = (path) => (path === '/leave' ? 404 : null);
    expect(codesOf(await watch())).toEqual(['page-missing']);
  });

  test('another roster, of another root', async () => {
    const other = await testLine({ root: 'another root' });
    const fake = await testEdition(other, newest(open), null);
    const roster = other.rosters[0]?.bytes ?? new Uint8Array(0);
    const rosterPath = `/f/${await fileHash(engine, roster)}`;
    site.lie = (path) => {
      if (path === '/head') return fake.bytes;
      return path === rosterPath ? roster : null;
    };
    expect(new Set(codesOf(await watch()))).toEqual(new Set(['head-unproved']));
  });

  test('two editions of one number, both signed', async () => {
    await watch();
    const fork = await testEdition(open.line, newest(open), open.head);
    await publishNext(open);
    expect((await watch()).code).toBe(0);
    const { hash } = fork.head.today;
    site.lie = (path) => {
      if (path === '/head') return fork.bytes;
      return path === `/f/${hash}` ? fork.today : null;
    };
    expect(new Set(codesOf(await watch()))).toEqual(new Set(['head-forked']));
    const [first = ''] = proofs();
    expect(readdirSync(join(folder, 'kept', 'findings', first)).sort()).toEqual(['before', 'met']);
  });

  test('an edition that does not follow the one seen before', async () => {
    await watch();
    const file = someCells(8, 64);
    const unseen = await testEdition(open.line, newest(open), null, { file });
    const next = await testEdition(open.line, newest(open), unseen.head);
    site.lie = (path) => {
      if (path === '/head') return next.bytes;
      return path === `/f/${next.head.today.hash}` ? next.today : null;
    };
    expect(new Set(codesOf(await watch()))).toEqual(new Set(['head-forked']));
  });

  test('an older edition, none at all, and one that is stale', async () => {
    await watch();
    await publishNext(open);
    await watch();
    const first = readFileSync(join(folder, 'kept', 'heads', '1'));
    site.lie = (path) => (path === '/head' ? first : null);
    expect(new Set(codesOf(await watch()))).toEqual(new Set(['head-set-back']));
    site.lie = (path) => (path === '/head' ? 404 : null);
    expect(new Set(codesOf(await watch()))).toEqual(new Set(['head-set-back']));
    site.lie = () => null;
    open.drop.clock.moveTo(dayAfter(9));
    expect(new Set(codesOf(await watch()))).toEqual(new Set(['head-stale']));
  });
});

const app = (): string => paths().find((path) => path.startsWith('/a/app-')) ?? '';
/** Names of the headers with which it was asked. */
const names = (path: string): string[] =>
  (site.heard.get(path) ?? []).filter((_, i) => i % 2 === 0);

describe('a site that knows that it is watched', () => {
  test('cannot lead on, mark or mislead a browser by headers over the right bytes', async () => {
    const headers = [
      { refresh: '0;url=/other/' },
      { 'set-cookie': 'a=b' },
      { 'content-type': 'text/html; charset=utf-16' },
    ];
    const pages = paths().filter((path) => !path.startsWith('/a/'));
    site.alter = (path) => headers[pages.indexOf(path)] ?? null;
    const told = await watch();
    expect(told.code).toBe(1);
    expect(told.findings.toSorted((one, two) => (one.place < two.place ? -1 : 1))).toEqual(
      pages
        .slice(0, 3)
        .toSorted()
        .map((place) => ({ code: 'headers-differ', place })),
    );
    const proof = proofs()
      .map((name) => readFileSync(join(folder, 'kept', 'findings', name, 'met'), 'utf8'))
      .join('');
    expect(proof).toContain('refresh: 0;url=/other/');
  });

  test('does not get its lie forgotten by hanging up after it, or by an answer that is none', async () => {
    site.lie = (path) => (path === '/leave' ? Buffer.from('a lie') : null);
    site.alter = (path) => (path === '/head' ? 'cut' : null);
    const told = await watch();
    expect(told).toMatchObject({ code: 1, visits: 0, failed: site.asked.get('/head') });
    expect(codesOf(told)).toEqual(['page-differs']);
    expect(proofs()).toHaveLength(1);
    site.lie = () => null;
    site.alter = (path) => (path === '/leave' ? 'garbled' : null);
    expect(codesOf(await watch())).toEqual(['answer-garbled']);
    site.alter = (path) => (path === '/leave' ? 'cut' : null);
    expect(await watch()).toMatchObject({ code: 1, findings: [], failed: 1 });
  });

  test('that shows an edition of another number of rosters than before is met with proof', async () => {
    await watch();
    const before = readFileSync(join(folder, 'kept', 'heads', '1'), 'utf8');
    // As if an edition under two rosters had been met: the site now shows one under a single roster.
    const roster = /^roster .*$/m.exec(before)?.[0] ?? '';
    writeFileSync(
      join(folder, 'kept', 'heads', '1'),
      before
        .replace(roster, `${roster.replace('roster 1', 'roster 2')}\n${roster}`)
        .replace(/^(cells \S+) 1/m, '$1 2'),
    );
    expect(new Set(codesOf(await watch()))).toEqual(new Set(['head-forked']));
  });

  test('is asked with the very headers of a browser, spelt and ordered as there', async () => {
    await watch();
    expect(names('/leave')).toEqual(
      'Host,User-Agent,Accept,Accept-Language,Accept-Encoding,Connection,Upgrade-Insecure-Requests,Sec-Fetch-Dest,Sec-Fetch-Mode,Sec-Fetch-Site,Sec-Fetch-User,Priority'.split(
        ',',
      ),
    );
    expect(names(app())).toEqual(
      'Host,User-Agent,Accept,Accept-Language,Accept-Encoding,Connection,Sec-Fetch-Dest,Sec-Fetch-Mode,Sec-Fetch-Site,Priority'.split(
        ',',
      ),
    );
  });
});

test('a list that the root did not sign, or of another file, is not believed', async () => {
  const note = readFileSync(join(folder, 'manifest.note'));
  const other = { line: LINE, day: DAY, epoch: 1, manifest: await fileHash(engine, note) };
  writeFileSync(join(folder, 'manifest.note'), await signManifest(engine, other, seedOf('root')));
  expect((await watch().catch(() => ({ code: 1 }))).code).toBe(1);
  const real = {
    ...other,
    manifest: await fileHash(engine, readFileSync(join(folder, 'manifest.json'))),
  };
  writeFileSync(
    join(folder, 'manifest.note'),
    await signManifest(engine, real, seedOf('not the root')),
  );
  expect((await watch().catch(() => ({ code: 1 }))).code).toBe(1);
  expect(site.asked.size).toBe(0);
});

test('kept promises are counted from public statements alone', async () => {
  // Monday 2 March to Monday 16 March; what came up to the 5th was said to be collected on the 9th.
  await watch();
  open.drop.clock.moveTo(dayAfter(3));
  const closed = await asCourier(open.drop, 'POST', '/batch', new Uint8Array(0));
  const batch = await noteHash(engine, parseBatch(closed.bytes).note.text);
  open.drop.clock.moveTo(dayAfter(7));
  for (const { name } of open.line.readers)
    expect(
      await bring(open, name, {
        number: 2,
        day: dayAfter(7),
        statement: { day: dayAfter(7), outbox: 2, through: 1, throughDay: dayAfter(3), batch },
      }),
    ).toMatchObject({ status: 201 });
  const published = await publishNext(open, { day: dayAfter(7) });
  expect(published.status).toBe(201);
  await watch();
  open.drop.clock.moveTo(dayAfter(11));
  const { promises } = await watch();
  expect(promises.map(({ collected, of }) => [collected, of])).toEqual([
    [4, 5],
    [4, 5],
    [4, 5],
  ]);
});

test('the chance to have met a drop that lies to few grows with each visit', () => {
  expect(chanceOfMeeting(0, 10)).toBe(0);
  expect(chanceOfMeeting(44, 10)).toBeGreaterThan(0.99);
  expect(chanceOfMeeting(4603, 1000)).toBeGreaterThan(0.99);
  expect(chanceOfMeeting(100, 1000)).toBeLessThan(0.1);
});
