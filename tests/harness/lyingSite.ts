import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a drop gives instead of the truth, for a path and how often it was asked so far. */
export type Lie = (path: string, nth: number) => Uint8Array | number | null;

export interface LyingSite {
  readonly url: string;
  lie: Lie;
  /** Headers that it adds or changes for a path; 'cut' hangs up, 'garbled' says gzip where none is. */
  alter: (path: string, nth: number) => Readonly<Record<string, string>> | 'cut' | 'garbled' | null;
  /** Names and values of what it was asked with last, by path. */
  readonly heard: Map<string, readonly string[]>;
  /** How often it was asked for each path. */
  readonly asked: Map<string, number>;
  stop(): Promise<void>;
}

/** In front of a true site: gives what it gives, but for what `lie` puts in its place. */
export async function lyingSite(truth: string): Promise<LyingSite> {
  const asked = new Map<string, number>();
  const heard = new Map<string, readonly string[]>();
  const server = createServer((incoming, outgoing) => {
    outgoing.sendDate = false;
    const path = incoming.url ?? '/';
    const nth = (asked.get(path) ?? 0) + 1;
    asked.set(path, nth);
    heard.set(path, incoming.rawHeaders);
    const lie = site.lie(path, nth);
    const altered = site.alter(path, nth);
    if (altered === 'cut') {
      incoming.socket.destroy();
      return;
    }
    if (altered === 'garbled') {
      outgoing.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip');
      return;
    }
    const forward = request(new URL(path, truth), { headers: incoming.headers }, (answer) => {
      const headers = { ...answer.headers, ...altered };
      if (lie === null) {
        outgoing.writeHead(answer.statusCode ?? 500, headers);
        answer.pipe(outgoing);
        return;
      }
      answer.resume();
      delete headers['content-length'];
      delete headers['content-encoding'];
      outgoing.writeHead(typeof lie === 'number' ? lie : 200, headers);
      outgoing.end(typeof lie === 'number' ? '' : lie);
    });
    forward.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const site: LyingSite = {
    url: `http://127.0.0.1:${String(port)}`,
    lie: () => null,
    alter: () => null,
    asked,
    heard,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return site;
}
