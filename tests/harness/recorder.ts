import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One exchange as it went over the wire, with every byte of what was asked. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly headers: string;
  readonly body: Buffer;
  readonly status: number;
  readonly answered: number;
}
export interface Recorder {
  readonly address: string;
  readonly exchanges: Exchange[];
  close(): Promise<void>;
}

/** Stands between a browser and the drop, passes everything on as it is, and keeps a copy. */
export async function recorder(target: string): Promise<Recorder> {
  const exchanges: Exchange[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const { method = '', url = '' } = incoming;
      const onward = request(
        new URL(url, target),
        { method, headers: incoming.headers },
        (answer) => {
          const answered: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => answered.push(chunk));
          answer.on('end', () => {
            const bytes = Buffer.concat(answered);
            exchanges.push({
              method,
              path: url,
              headers: incoming.rawHeaders.join('\n'),
              body,
              status: answer.statusCode ?? 0,
              answered: bytes.length,
            });
            outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
            outgoing.end(bytes);
          });
        },
      );
      onward.on('error', () => outgoing.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    exchanges,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** What the drop can tell of a visit: kinds of paths, their number, and sizes of what was posted. */
export const shapeOf = (exchanges: readonly Exchange[]): string[] =>
  exchanges
    .filter(({ path }) => path !== '/favicon.ico')
    .map(({ method, path, body, status }) => {
      const kind = path.replace(/[0-9a-f]{32,64}/, 'HEX');
      return `${method} ${kind} ${String(body.length)} ${String(status)}`;
    })
    .sort();
