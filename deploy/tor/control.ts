import { connect, type Socket } from 'node:net';

/** Tor's control port, as far as a private network needs it (control-spec of the Tor Project). */
export interface Control {
  /** Sends a line and gives the whole reply. */
  ask(line: string): Promise<string>;
  /** Fulfilled at the first event that matches, of those asked for with SETEVENTS. */
  event(pattern: RegExp): Promise<string>;
  close(): void;
}

export async function openControl(path: string): Promise<Control> {
  const socket = await connected(path);
  const waiting: { resolve: (reply: string) => void; reject: (error: Error) => void }[] = [];
  const events: string[] = [];
  const watchers = new Set<(event: string) => void>();
  let lines: string[] = [];
  let rest = '';
  let inData = false;
  const take = (line: string): void => {
    lines.push(line);
    if (inData) inData = line !== '.';
    else if (/^\d{3}\+/.test(line)) inData = true;
    else if (/^\d{3} /.test(line)) {
      const reply = lines.join('\n');
      lines = [];
      if (!reply.startsWith('650')) {
        waiting.shift()?.resolve(reply);
        return;
      }
      events.push(reply);
      for (const watch of watchers) watch(reply);
    }
  };
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\r\n');
    rest = parts.pop() ?? '';
    for (const line of parts) take(line);
  });
  socket.on('close', () => {
    for (const { reject } of waiting.splice(0)) reject(new Error('this Tor is gone'));
  });
  const control: Control = {
    ask: (line) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        socket.write(`${line}\r\n`);
      }),
    event: (pattern) =>
      new Promise((resolve) => {
        const seen = events.find((event) => pattern.test(event));
        if (seen !== undefined) {
          resolve(seen);
          return;
        }
        const watch = (event: string): void => {
          if (!pattern.test(event)) return;
          watchers.delete(watch);
          resolve(event);
        };
        watchers.add(watch);
      }),
    close: () => socket.destroy(),
  };
  await control.ask('AUTHENTICATE');
  return control;
}

const connected = (path: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
