import { connect, type Socket } from 'node:net';
import { Agent } from 'node:http';
import { callbackify } from 'node:util';
import { type CourierCode, CourierRefusal } from './refusals.js';
import type { SocksPort } from './route.js';

/**
 * Connections through Tor's SOCKS port: RFC 1928 with a user name after RFC 1929, CONNECT alone. The
 * packages that do this drop the reply's code, and by that code a courier learns what to do: Tor
 * tells with it whether the key to the drop's entrance is missing or wrong.
 */
const VERSION = 5;
const USER_AND_PASSWORD = 2;
const CONNECT = 1;
const A_NAME = 3;
const GRANTED = 0;
/** What follows the reply's first four bytes, by the kind of address in it. */
const ADDRESS_BYTES = new Map([
  [1, 4 + 2],
  [4, 16 + 2],
]);
/** An onion service under load may take this long to let somebody in. */
const CONNECT_MS = 180_000;

/** Tor's own codes (socks-extensions, `ExtendedErrors`). */
const MEANINGS = new Map<number, CourierCode>([
  [0xf0, 'onion-not-found'],
  [0xf1, 'onion-not-found'],
  [0xf2, 'onion-away'],
  [0xf3, 'onion-away'],
  [0xf4, 'onion-key-missing'],
  [0xf5, 'onion-key-wrong'],
  [0xf6, 'onion-address-wrong'],
  [0xf7, 'onion-away'],
]);

/**
 * An agent whose connections all go through this port. Tor gives each user name circuits of its own,
 * so those of one run are joined neither to another program's nor to an earlier run's.
 */
export function socksAgent(port: SocksPort, user: string): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agent.createConnection = (options, done) => {
    const { host, port: to } = options as { host?: string | null; port?: number | string | null };
    // The agent waits for the call; the name goes to Tor as it is and is looked up by nobody here.
    const connected = callbackify(() => connectThrough(port, user, host ?? '', Number(to ?? 80)));
    if (done !== undefined) connected(done);
    return undefined;
  };
  return agent;
}

export async function connectThrough(
  { host, port }: SocksPort,
  user: string,
  name: string,
  to: number,
): Promise<Socket> {
  const socket = connect(port, host);
  socket.setTimeout(CONNECT_MS, () => socket.destroy());
  const read = reader(socket);
  let lost: CourierCode = 'tor-missing';
  try {
    socket.write(Uint8Array.of(VERSION, 1, USER_AND_PASSWORD));
    const [version, method] = await read(2);
    if (version !== VERSION || method !== USER_AND_PASSWORD) throw new CourierRefusal('tor-other');
    socket.write(Buffer.concat([Uint8Array.of(1), counted(user), counted('x')]));
    if ((await read(2))[1] !== 0) throw new CourierRefusal('tor-other');
    lost = 'onion-away';
    const port = Uint8Array.of(to >> 8, to & 0xff);
    const head = Uint8Array.of(VERSION, CONNECT, 0, A_NAME);
    socket.write(Buffer.concat([head, counted(name), port]));
    const [, reply = 0xff, , kind = 0] = await read(4);
    if (reply !== GRANTED) throw new CourierRefusal(MEANINGS.get(reply) ?? 'tor-refused');
    await read(ADDRESS_BYTES.get(kind) ?? ((await read(1))[0] ?? 0) + 2);
  } catch (error) {
    socket.destroy();
    throw error instanceof CourierRefusal ? error : new CourierRefusal(lost);
  }
  socket.setTimeout(0);
  return socket;
}

const counted = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'latin1');
  return Buffer.concat([Uint8Array.of(bytes.length), bytes]);
};

/** Takes exactly so many bytes; what comes after them stays in the socket for HTTP. */
function reader(socket: Socket): (length: number) => Promise<Buffer> {
  return (length) =>
    new Promise((resolve, reject) => {
      const attempt = (): void => {
        const chunk = socket.read(length) as Buffer | null;
        if (chunk?.length === length) settle(() => resolve(chunk));
        else if (socket.readableEnded) lost();
      };
      const lost = (): void => settle(() => reject(new Error('the port hung up')));
      const settle = (then: () => void): void => {
        socket.off('readable', attempt);
        for (const event of ['error', 'end', 'close']) socket.off(event, lost);
        then();
      };
      for (const event of ['error', 'end', 'close']) socket.once(event, lost);
      socket.on('readable', attempt);
      attempt();
    });
}
