import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { circuits } from './circuits.js';
import { parseProxyLine } from './proxyLine.js';

/** Tor writes the line as soon as it has connected. */
const LINE_MS = 10_000;

/**
 * Lets a server take connections only after the line that says which circuit they come from. The
 * server itself listens on, so that its own limits of time hold for these connections too.
 */
export function afterProxyLine(server: Server, wait: number = LINE_MS): void {
  const taken = server.listeners('connection');
  server.removeAllListeners('connection');
  const note = circuits();
  server.on('connection', (socket: Socket) => {
    readLine(socket, wait, (circuit) => {
      if (!note(socket, circuit)) {
        socket.destroy();
        return;
      }
      for (const take of taken) take.call(server, socket);
      // A stream that was paused on purpose does not flow again by itself.
      socket.resume();
    });
  });
}

function readLine(socket: Socket, wait: number, done: (circuit: number) => void): void {
  let bytes = Buffer.alloc(0);
  const end = (): void => {
    clearTimeout(late);
    socket.off('data', read);
    socket.off('error', leave);
    socket.off('close', end);
  };
  const leave = (): void => {
    end();
    // A late error of a socket that is gone has nobody else to tell.
    socket.on('error', () => undefined);
    socket.destroy();
  };
  const read = (chunk: Buffer): void => {
    bytes = Buffer.concat([bytes, chunk]);
    const line = parseProxyLine(bytes);
    if (line === 'unfinished') return;
    if (line === 'foreign') {
      leave();
      return;
    }
    end();
    socket.pause();
    const rest = bytes.subarray(line.length);
    if (rest.length > 0) socket.unshift(rest);
    done(line.circuit);
  };
  const late = setTimeout(leave, wait);
  socket.on('data', read);
  socket.on('error', leave);
  socket.on('close', end);
}
