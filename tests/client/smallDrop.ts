import { createServer, type ServerResponse } from 'node:http';
import { headers } from '../../server/http/headers.js';
import express from 'express';
import { dayOf } from '../../crypto/wire/day.js';
import { fileHash } from '../../crypto/wire/file.js';
import { parseHash } from '../../crypto/wire/fields.js';
import { DEFAULT_SETTINGS } from '../../crypto/wire/settings.js';
import { parseWhole } from '../../crypto/wire/upload.js';
import { loadAssetFiles, readAssets } from '../../server/config/assets.js';
import { parseSite } from '../../server/config/siteFile.js';
import { buildPages } from '../../server/site/pages.js';
import { type TestEdition, testEdition } from '../harness/edition.js';
import {
  engine,
  LINE,
  newestRoster,
  testLine,
  type TestLine,
  withRoster,
} from '../harness/line.js';
import { testOutbox } from '../harness/outbox.js';

/** A drop of which a test says what it answers next; its pages, files and headers are the true ones. */
export interface SmallDrop {
  readonly address: string;
  /** Method, path (an upload's id as ID) and size of what came, in order. */
  readonly requests: string[];
  /** Blobs that were taken. */
  readonly blobs: Uint8Array[];
  /** The next upload is refused with this. */
  refuse(status: number, code: string): void;
  /** An edition with the next roster: Bea has gone, Fay has come. */
  changeReaders(): Promise<void>;
  close(): Promise<void>;
}

/** The browser's clock is the true one. */
const TODAY = dayOf(Date.now());
const BUILT = new URL('../../build/client', import.meta.url).pathname;

const send = (
  response: ServerResponse,
  status: number,
  body: Uint8Array | string,
  type: string,
): ServerResponse => response.writeHead(status, { 'content-type': type }).end(body);

export async function smallDrop({ open = true } = {}): Promise<SmallDrop> {
  const files = new Map<string, Uint8Array>();
  const requests: string[] = [];
  const blobs: Uint8Array[] = [];
  let refusal: { status: number; code: string } | null = null;
  let line: TestLine = await testLine();
  let newest: TestEdition | null = null;

  const publish = async (): Promise<void> => {
    const outboxes = await Promise.all(
      line.readers.map((reader) => testOutbox(reader, { day: TODAY, keyDays: [TODAY] })),
    );
    newest = await testEdition(line, outboxes, newest?.head ?? null, { day: TODAY });
    const rosters = line.rosters.map(({ bytes }) => bytes);
    for (const bytes of [newest.cells, newest.today, ...rosters])
      files.set(`/f/${await fileHash(engine, bytes)}`, bytes);
  };
  await publish();

  const assets = readAssets(BUILT);
  const pages = buildPages(await parseSite(engine, line.site), newestRoster(line), assets);
  const released = loadAssetFiles(assets);
  const app = express();
  app.use(...headers);
  app.use(express.raw({ type: () => true, limit: '2mb' }));
  app.use((request, response) => {
    const { method, path } = request;
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    requests.push(`${method} ${path.replace(/[0-9a-f]{32}$/, 'ID')} ${String(body.length)}`);
    const page = pages.get(path) ?? released.get(path.replace('/a/', ''));
    const file = path === '/head' && open ? newest?.bytes : files.get(path);
    if (page !== undefined) send(response, 200, page.bytes, page.type);
    else if (file !== undefined) send(response, 200, file, 'application/octet-stream');
    else if (method !== 'POST') send(response, 404, 'not-open', 'text/plain');
    else if (refusal !== null) {
      send(response, refusal.status, refusal.code, 'text/plain');
      refusal = null;
    } else {
      blobs.push(parseWhole(new Uint8Array(body)).blob);
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
    changeReaders: async () => {
      const site = newestRoster(line).site;
      line = await withRoster(line, {
        charity: ['ada', 'fay'],
        changes: { settings: DEFAULT_SETTINGS, site: parseHash(site), line: LINE },
      });
      await publish();
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
