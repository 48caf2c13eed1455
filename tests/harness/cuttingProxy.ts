import { connect, createServer, type Socket } from 'node:net';

/** A bad line between a browser and the drop. */
export interface CuttingProxy {
  readonly address: string;
  /** How often it has cut. */
  cuts(): number;
  close(): Promise<void>;
}

/**
 * Passes everything on, and breaks the connection in the middle of an upload, so many times: each
 * time after so many bytes came from the browser's side. A silent one does not break it: nothing
 * passes any more, and nobody is told.
 */
export async function cuttingProxy(
  target: string,
  {
    times,
    every,
    silent = false,
  }: { readonly times: number; readonly every: number; readonly silent?: boolean },
): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let cuts = 0;
  let passed = 0;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        open.delete(socket);
        end();
      });
    }
    near.on('data', (chunk) => {
      passed += chunk.length;
      if (cuts < times && passed >= every) {
        cuts += 1;
        passed = 0;
        if (silent) near.removeAllListeners('data').resume();
        else end();
      } else if (!far.write(chunk)) {
        near.pause();
        far.once('drain', () => near.resume());
      }
    });
    far.pipe(near);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    address: `http://127.0.0.1:${String(bound.port)}/`,
    cuts: () => cuts,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
