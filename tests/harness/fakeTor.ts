import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onionName } from '../../journalist-cli/courier/onionAddress.js';
import type { SocksPort } from '../../journalist-cli/courier/route.js';

/** A SOCKS port that leads every onion name to one address, as Tor does for a service it can reach. */
export interface FakeTor {
  readonly port: SocksPort;
  /** Whom it was asked for, by whom. */
  readonly asked: { readonly user: string; readonly host: string; readonly port: number }[];
  /** The code of the next replies; 0 lets through. */
  reply: number;
  /** Cuts each connection after so many bytes from the far side, so many times. */
  cut: { every: number; times: number };
  close(): Promise<void>;
}

/** Some drop's address, without a slip. */
export const ONION = `http://${onionName(new Uint8Array(32).fill(7))}`;

export async function fakeTor(target: string): Promise<FakeTor> {
  const open = new Set<Socket>();
  const kept = (socket: Socket): Socket => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    return socket;
  };
  const server = createServer((near) => {
    kept(near);
    void (async () => {
      const [, count = 0] = await taken(near, 2);
      await taken(near, count);
      near.write(Uint8Array.of(5, 2));
      const [, length = 0] = await taken(near, 2);
      const user = (await taken(near, length)).toString('latin1');
      await taken(near, (await taken(near, 1))[0] ?? 0);
      near.write(Uint8Array.of(1, 0));
      const [, , , kind, named = 0] = await taken(near, 5);
      if (kind !== 3) throw new Error('only names are asked for');
      const host = (await taken(near, named)).toString('latin1');
      const port = (await taken(near, 2)).readUInt16BE();
      tor.asked.push({ user, host, port });
      near.write(Uint8Array.of(5, tor.reply, 0, 1, 0, 0, 0, 0, 0, 0));
      if (tor.reply !== 0) return near.end();
      const { hostname, port: to } = new URL(target);
      const far = kept(connect(Number(to), hostname));
      let passed = 0;
      far.on('data', (chunk) => {
        passed += chunk.length;
        if (tor.cut.times === 0 || passed < tor.cut.every) return;
        tor.cut.times -= 1;
        near.destroy();
        far.destroy();
      });
      near.pipe(far).pipe(near);
      return undefined;
    })().catch(() => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  const tor: FakeTor = {
    port: { host: '127.0.0.1', port: bound.port },
    asked: [],
    reply: 0,
    cut: { every: 0, times: 0 },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return tor;
}

async function taken(socket: Socket, length: number): Promise<Buffer> {
  for (;;) {
    const chunk = socket.read(length) as Buffer | null;
    if (chunk?.length === length) return chunk;
    await once(socket, 'readable');
    if (socket.readableEnded) throw new Error('ended');
  }
}
