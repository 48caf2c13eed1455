import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { authorityLine } from './authority.js';
import { type RunningTor, startTor, torFolder } from './process.js';
import {
  authorityRc,
  clientRc,
  type Ports,
  relayRc,
  servicesRc,
  START_OFFSET,
  voteIn,
} from './torrc.js';

/**
 * A Tor network of one's own: an authority and six relays of Debian's tor on the loopback interface.
 * Nothing of it can reach the Tor network, nor be reached from outside this machine.
 */
export interface TorNetwork {
  readonly folder: string;
  /** Starts the Tor of a drop with the file that `turnbox-server onion` wrote. */
  services(include: string, count: number): Promise<RunningTor>;
  /** Starts a client; gives it and its SOCKS port. */
  client(name: string, more?: readonly string[]): Promise<RunningTor & { readonly socks: number }>;
  pids(): number[];
  stop(): Promise<void>;
}

const RELAYS = 6;
const TRIES = 3;
/** Seconds until the vote comes out, once all relays are known; voting itself takes four. */
const LEAD = 6;
const DESCRIPTORS_MS = 30_000;
const CONSENSUS_MS = 30_000;
const READY_MS = 30_000;
const UPLOADED_MS = 25_000;
const POLL_MS = 50;
/** A Tor that was told too early that there is nothing asks again only when it is told to. */
const RELOAD_MS = 1000;

/** The first consensus may still go wrong, and is then kept for half an hour: once more. */
export async function startTorNetwork(
  say: (text: string) => void = () => undefined,
): Promise<TorNetwork> {
  let reason: unknown;
  for (let attempt = 0; attempt < TRIES; attempt += 1)
    try {
      return await startOnce();
    } catch (error) {
      reason = error;
      say(`the private Tor network did not form (${String(error)}); once more ...`);
    }
  throw reason;
}

async function startOnce(): Promise<TorNetwork> {
  // Paths of sockets must be short.
  const folder = mkdtempSync(join(tmpdir(), 'tor-'));
  const running: RunningTor[] = [];
  const start = (name: string, torrc: (folder: string) => string): RunningTor => {
    const own = torFolder(folder, name);
    const tor = startTor(name, own, torrc(own));
    running.push(tor);
    return tor;
  };
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((tor) => tor.stop()));
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const [authority = 0, directory = 0, ...relays] = await freePorts(RELAYS + 2);
    const ports: Ports = { authority, directory };
    const line = await authorityLine(torFolder(folder, 'auth0'), {
      name: 'auth0',
      port: authority,
      directory,
    });
    const first = start('auth0', (own) => authorityRc(own, line, ports));
    relays.forEach((port, i) => {
      const name = `relay${String(i)}`;
      start(name, (own) => relayRc(own, line, name, port));
    });
    const anyFailed = (): Promise<never> => Promise.race(running.map(({ failed }) => failed));
    await Promise.race([descriptors(directory), anyFailed()]);
    // The vote comes when all relays are known, however long this machine took for it.
    await (await first.control()).ask(`SETCONF ${START_OFFSET}=${voteIn(LEAD)}`);
    await Promise.race([consensus(directory), anyFailed()]);
    await Promise.race([Promise.all(running.map(informed)), anyFailed()]);
    return {
      folder,
      services: async (include, count) => {
        const tor = start('services', (own) => servicesRc(own, line, include));
        await Promise.race([published(tor, count), tor.failed]);
        return tor;
      },
      client: async (name, more = []) => {
        const [socks = 0] = await freePorts(1);
        const tor = start(name, (own) => clientRc(own, line, socks, more));
        await Promise.race([informed(tor), tor.failed]);
        return { ...tor, socks };
      },
      pids: () => running.map(({ pid }) => pid),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const countOf = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).length;

async function fetched(directory: number, path: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${String(directory)}/tor/${path}`).catch(() => null);
  return answer?.ok === true ? answer.text() : '';
}

/** Waits until every relay has made itself known to the authority. */
async function descriptors(directory: number): Promise<void> {
  const end = performance.now() + DESCRIPTORS_MS;
  while (performance.now() < end) {
    if (countOf(await fetched(directory, 'server/all'), /^router relay/gm) === RELAYS) return;
    await pause(POLL_MS);
  }
  throw new Error('not all relays made themselves known');
}

/** Waits for the authority's first consensus: of all relays, and none of them preferred. */
async function consensus(directory: number): Promise<void> {
  const end = performance.now() + CONSENSUS_MS;
  while (performance.now() < end) {
    const text = await fetched(directory, 'status-vote/current/consensus-microdesc');
    if (text !== '') {
      const listed = countOf(text, /^s .*\bHSDir\b.*\bRunning\b/gm);
      const weights = new Set(text.match(/^w Bandwidth=\d+/gm));
      if (listed === RELAYS && weights.size === 1) return;
      throw new Error(`${String(listed)} of ${String(RELAYS)} relays in the consensus`);
    }
    await pause(POLL_MS);
  }
  throw new Error('no consensus');
}

/** Waits until a Tor knows enough of the network to build circuits. */
async function informed(tor: RunningTor): Promise<void> {
  const control = await tor.control();
  const end = performance.now() + READY_MS;
  let next = performance.now() + RELOAD_MS;
  while (!(await control.ask('GETINFO status/enough-dir-info')).includes('=1')) {
    if (performance.now() > end) throw new Error(`${tor.name} learned nothing of the network`);
    if (performance.now() > next) {
      await control.ask('SIGNAL RELOAD');
      next = performance.now() + RELOAD_MS;
    }
    await pause(POLL_MS);
  }
}

/** Waits until so many services can be found. */
async function published(tor: RunningTor, count: number): Promise<void> {
  const control = await tor.control();
  await control.ask('SETEVENTS HS_DESC');
  await informed(tor);
  const late = pause(UPLOADED_MS).then(() => {
    throw new Error('the services were not published');
  });
  const found: string[] = [];
  while (found.length < count) {
    const known = found.join('|') || '-';
    const event = control.event(new RegExp(`HS_DESC UPLOADED (?!${known})[a-z2-7]{56} `));
    const name = /UPLOADED ([a-z2-7]{56})/.exec(await Promise.race([event, late]))?.[1];
    if (name !== undefined) found.push(name);
  }
  late.catch(() => undefined);
}

/** Ports that are free now, all at once so that no two are the same. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listening));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
        }),
    ),
  );
  return ports;
}

const listening = (): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
