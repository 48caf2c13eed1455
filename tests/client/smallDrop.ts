import { createServer, type ServerResponse } from 'node:http';
import { headers } from '../../server/http/headers.js';
import express from 'express';
import { dayOf } from '../../crypto/wire/day.js';
import { concat } from '../../crypto/wire/bytes.js';
import { encodeEditionFile } from '../../crypto/wire/editionFile.js';
import { fileHash } from '../../crypto/wire/file.js';
import { type Id, parseHash } from '../../crypto/wire/fields.js';
import type { MoveText } from '../../crypto/wire/move.js';
import { readArchive } from '../../crypto/wire/archive.js';
import { unseal } from '../../crypto/wire/sealed.js';
import { openTip } from '../../crypto/wire/tip.js';
import type { Tip } from '../../crypto/wire/tipJson.js';
import { DEFAULT_SETTINGS } from '../../crypto/wire/settings.js';
import type { Day } from '../../crypto/wire/day.js';
import type { HeadText } from '../../crypto/wire/head.js';
import type { CellsFile } from '../../crypto/wire/cells.js';
import type { StatementText } from '../../crypto/wire/statement.js';
import { parseUpload, parseWhole } from '../../crypto/wire/upload.js';
import { loadAssetFiles, readAssets } from '../../server/config/assets.js';
import { parseSite, type Site } from '../../server/config/siteFile.js';
import { buildPages, viewsOf } from '../../server/site/pages.js';
import { type TestEdition, testEdition } from '../harness/edition.js';
import {
  engine,
  LINE,
  newestRoster,
  testLine,
  type TestLine,
  type TestReader,
  withRoster,
} from '../harness/line.js';
import { someCells, testOutbox } from '../harness/outbox.js';

export interface OpenedHere {
  readonly tip: Tip;
  readonly thread: Id;
  readonly move: MoveText | null;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
}

/** A drop of which a test says what it answers next; its pages, files and headers are the true ones. */
export interface SmallDrop {
  readonly address: string;
  /** Method, path (an upload's id as ID) and size of what came, in order. */
  readonly requests: string[];
  /** Blobs that were taken. */
  readonly blobs: Uint8Array[];
  /** The next upload is refused with this. */
  refuse(status: number, code: string): void;
  /** Opens a blob with the day key of a reader. */
  opened(name: string, blob: Uint8Array): Promise<OpenedHere>;
  /** The next edition, of another day, with cells of its own. */
  publishOn(day: Day): Promise<void>;
  /** From now on the newest head is not to be had. */
  loseHead(): void;
  /** An edition with the next roster: Bea has gone, Fay has come. */
  changeReaders(): Promise<void>;
  close(): Promise<void>;
}

/** The browser's clock is the true one. */
const TODAY = dayOf(Date.now());
const BUILT = new URL('../../build/client', import.meta.url).pathname;

const withTexts = (site: Site, texts: Readonly<Record<string, string>>): Site => ({
  ...site,
  texts: Object.fromEntries(
    Object.entries(site.texts).map(([language, own]) => [language, { ...own, ...texts }]),
  ),
});

/** A blob that came in one request, or of the parts that came before. */
function committed(path: string, body: Uint8Array, parts: Map<string, Uint8Array>): Uint8Array {
  if (body.length > 512) return parseWhole(body).blob;
  const upload = parseUpload(body);
  return concat(
    ...Array.from(
      { length: upload.parts },
      (_, i) => parts.get(`${path}/${String(i)}`) ?? new Uint8Array(0),
    ),
  );
}

const send = (
  response: ServerResponse,
  status: number,
  body: Uint8Array | string,
  type: string,
): ServerResponse => response.writeHead(status, { 'content-type': type }).end(body);

export interface SmallDropOptions {
  /** What its `site.json` says besides. */
  readonly site?: object;
  readonly open?: boolean;
  /** The day of its editions; the browser's clock is the true one unless a test moves it. */
  readonly day?: Day;
  /** What its head says besides. */
  readonly notice?: HeadText['notice'];
  /** The line's own texts besides. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly statements?: Readonly<Record<string, Partial<StatementText>>>;
  readonly cells?: CellsFile;
  /** Whose keys of the day are missing. */
  readonly away?: readonly string[];
}

export async function smallDrop({
  open = true,
  day = TODAY,
  notice = null,
  texts = {},
  statements = {},
  cells = someCells(8, 64),
  away = [],
  site: siteJson,
}: SmallDropOptions = {}): Promise<SmallDrop> {
  const files = new Map<string, Uint8Array>();
  const requests: string[] = [];
  const blobs: Uint8Array[] = [];
  let refusal: { status: number; code: string } | null = null;
  let line: TestLine = await testLine(siteJson === undefined ? {} : { site: siteJson });
  let newest: TestEdition | null = null;
  let isLost = false;
  let gone: readonly TestReader[] = [];
  const parts = new Map<string, Uint8Array>();

  const publish = async (day: Day, cells: CellsFile): Promise<void> => {
    const outboxes = await Promise.all(
      [...line.readers, ...gone].map((reader) =>
        testOutbox(reader, {
          day,
          keyDays: away.includes(reader.name) ? [] : [day],
          statement: statements[reader.name] ?? {},
        }),
      ),
    );
    newest = await testEdition(line, outboxes, newest?.head ?? null, {
      day,
      file: cells,
      head: { notice },
    });
    const rosters = line.rosters.map(({ bytes }) => bytes);
    for (const bytes of [newest.cells, newest.today, ...rosters])
      files.set(`/f/${await fileHash(engine, bytes)}`, bytes);
    const { root } = await parseSite(engine, line.site);
    const { bytes: head, today: keys } = newest;
    files.set('/edition', encodeEditionFile({ root, head, rosters, today: keys }));
  };
  await publish(day, cells);

  const assets = readAssets(BUILT);
  const site = withTexts(await parseSite(engine, line.site), texts);
  const pages = buildPages(viewsOf(site, newestRoster(line), assets));
  const released = loadAssetFiles(assets);
  const app = express();
  app.use(...headers);
  app.use(express.raw({ type: () => true, limit: '2mb' }));
  app.use((request, response) => {
    const { method, path } = request;
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    requests.push(`${method} ${path.replace(/[0-9a-f]{32}/, 'ID')} ${String(body.length)}`);
    const page = pages.get(path) ?? released.get(path.replace('/a/', ''));
    const file = path === '/head' && open ? newest?.bytes : files.get(path);
    if (isLost && path === '/head') send(response, 503, 'busy', 'text/plain');
    else if (page !== undefined) send(response, 200, page.bytes, page.type);
    else if (file !== undefined) send(response, 200, file, 'application/octet-stream');
    else if (method === 'PUT') {
      parts.set(path, new Uint8Array(body));
      send(response, 204, '', 'text/plain');
    } else if (method !== 'POST') send(response, 404, 'not-open', 'text/plain');
    else if (refusal !== null) {
      send(response, refusal.status, refusal.code, 'text/plain');
      refusal = null;
    } else {
      blobs.push(committed(path, new Uint8Array(body), parts));
      send(response, 201, '', 'text/plain');
    }
  });
  const server = createServer((request, response) => {
    app(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    address: `http://127.0.0.1:${String(port)}/`,
    requests,
    blobs,
    refuse: (status, code) => {
      refusal = { status, code };
    },
    opened: async (name, blob) => {
      const reader = line.readers.find((each) => each.name === name);
      const seed = reader?.daySeed(day) ?? new Uint8Array(32);
      const inside = await unseal(engine, [seed], blob, line.readers.length);
      const pieces: Uint8Array[][] = [];
      const { tip, files, thread, move } = await openTip(
        engine,
        readArchive([inside]),
        LINE,
        (file, _, bytes) => {
          (pieces[file - 1] ??= []).push(bytes);
        },
      );
      return {
        tip,
        thread,
        move: move?.claims ?? null,
        files: files.map(({ name }, i) => ({ name, bytes: Buffer.concat(pieces[i] ?? []) })),
      };
    },
    publishOn: (later) => publish(later, someCells(8, 64)),
    loseHead: () => {
      isLost = true;
    },
    changeReaders: async () => {
      const site = newestRoster(line).site;
      gone = line.readers.filter(({ name }) => name === 'bea');
      line = await withRoster(line, {
        charity: ['ada', 'fay'],
        changes: { settings: DEFAULT_SETTINGS, site: parseHash(site), line: LINE },
      });
      await publish(day, someCells(8, 64));
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
