import { connect, type Socket } from 'node:net';
import { request } from 'node:http';

/** What Tor writes before a stream of this circuit. */
export const proxyLine = (circuit: number): string =>
  `PROXY TCP6 fc00:dead:beef:4dad::${(circuit >>> 16).toString(16)}:${(circuit & 0xffff).toString(16)} ::1 45 80\r\n`;

/** A stream of a circuit to a drop's socket, as Tor opens one. */
export function stream(path: string, circuit: number): Socket {
  const socket = connect(path);
  socket.on('error', () => undefined);
  socket.write(proxyLine(circuit));
  return socket;
}

export interface CircuitAnswer {
  readonly status: number;
  readonly text: string;
}

/** One request on a stream of its own; 0 when the drop cut it. */
export function ask(
  path: string,
  circuit: number,
  method: string,
  url: string,
  body?: Uint8Array,
): Promise<CircuitAnswer> {
  return new Promise((resolve) => {
    const outgoing = request(
      {
        createConnection: () => stream(path, circuit),
        method,
        path: url,
        headers: { host: 'x', ...(body === undefined ? {} : { 'content-length': body.length }) },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', () => resolve({ status: 0, text: '' }));
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.on('error', () => resolve({ status: 0, text: '' }));
    outgoing.end(body);
  });
}
