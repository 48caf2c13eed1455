import { mkdirSync, writeFileSync } from 'node:fs';
import { bundlePath } from '../../../crypto/wire/bundle.js';
import type { Day } from '../../../crypto/wire/day.js';
import { parseLabel } from '../../../crypto/wire/fields.js';
import { type Head, parseHead } from '../../../crypto/wire/head.js';
import { noteHash } from '../../../crypto/wire/note.js';
import { readerId } from '../../../crypto/wire/roster.js';
import type { Statement } from '../../../crypto/wire/statement.js';
import { verifyToday } from '../../../crypto/wire/today.js';
import { dropClient } from '../../../journalist-cli/courier/dropClient.js';
import { openMirror } from '../../../journalist-cli/courier/mirror.js';
import { sync, type Synced } from '../../../journalist-cli/courier/sync.js';
import { createVault } from '../../../journalist-cli/vault/vault.js';
import { sweep } from '../../../server/editions/retention.js';
import type { Answer } from '../../harness/courier.js';
import { loadNewestRoster, startDrop, type TestDrop } from '../../harness/drop.js';
import {
  dayAfter,
  engine,
  keyOf,
  LINE,
  type LineOptions,
  seedOf,
  testLine,
  type TestLine,
  withRoster,
} from '../../harness/line.js';
import { send, sendWhole, uploadOf } from '../../harness/source.js';
import { type Sealable, sealTip, type Sending } from '../../harness/tip.js';
import { type Desk, desk, PASSPHRASE, type Session } from '../../harness/tool.js';

/** What anybody sees of a reader in the newest edition. */
export interface Seen {
  /** The day of the key that is named; null for one who cannot be reached. */
  readonly key: Day | null;
  readonly statement: Statement | null;
}

/** A whole line, real in all its parts: vaults, couriers' code, and a drop on loopback. */
export interface World {
  readonly here: Desk;
  /** Another one once the line was restored or has moved. */
  drop: TestDrop;
  line: TestLine;
  /** Whose root key vouches for the newest roster. */
  root: string;
  /** So many days after the first. */
  day(days: number): Day;
  vault(name: string): Promise<void>;
  outbox(...names: string[]): Promise<void>;
  sync(courier?: string, stick?: string): Promise<Synced>;
  import(name: string, stick?: string): Promise<Session['json']>;
  tell(sending: Sending): Promise<Answer>;
  /** A message as a source that loaded the page at an earlier edition sends it. */
  seal(sending: Sending): Promise<{ readonly blob: Uint8Array; readonly edition: number }>;
  post(sealed: { readonly blob: Uint8Array; readonly edition: number }): Promise<Answer>;
  /** The messages that a reader has, in order. */
  messages(name: string): Promise<string[]>;
  seen(name: string): Promise<Seen>;
  roster(options: LineOptions): Promise<void>;
  idOf(name: string): Promise<string>;
  stop(): Promise<void>;
}

const idOf = async (name: string): Promise<string> => readerId(engine, LINE, await keyOf(name));

export async function startWorld(options: LineOptions = {}): Promise<World> {
  const here = desk();
  const line = await testLine(options);

  async function edition(): Promise<Sealable & { readonly head: Head }> {
    const { bytes } = await send(world.drop, 'GET', '/head');
    const { claims, note } = parseHead(bytes);
    const head = { ...claims, hash: await noteHash(engine, note.text) } as Head;
    const file = await send(world.drop, 'GET', `/f/${head.today.hash}`);
    return {
      head,
      line: LINE,
      rosters: world.line.rosters.slice(0, head.rosters.length).map(({ roster }) => roster),
      heads: () => [head],
      files: new Map([[bundlePath.file(head.today.hash), file.bytes]]),
    };
  }

  const world: World = {
    here,
    drop: await startDrop(line),
    line,
    root: 'root',
    day: (days) => {
      const next = dayAfter(days);
      here.moveTo(next);
      world.drop.clock.moveTo(next);
      return next;
    },
    vault: async (name) => {
      await createVault(engine, here.path(name), PASSPHRASE, 4, {
        role: 'reader',
        label: parseLabel(`Reader ${name}`),
        seed: seedOf(name),
        line: null,
        root: null,
      });
      const newest = world.line.rosters.at(-1)?.bytes ?? new Uint8Array(0);
      writeFileSync(here.path('roster'), newest);
      const root = ['--root', world.line.rootVerifier];
      await here.ask(['import', 'roster', '--vault', name, ...root]);
    },
    outbox: async (...names) => {
      for (const name of names) await here.ask(['outbox', 'stick', '--vault', name]);
    },
    sync: async (courier = 'dov', stick = 'stick') => {
      const { clock } = world.drop.clock;
      const seed = seedOf(courier);
      mkdirSync(here.path(stick), { recursive: true });
      const synced = await sync(
        {
          engine,
          clock,
          seed,
          root: await keyOf(world.root),
          mirror: openMirror(here.path(`mirror-${courier}`)),
          drop: dropClient(engine, clock, {
            address: world.drop.courierUrl,
            route: 'direct',
            line: LINE,
            seed,
          }),
          say: () => undefined,
        },
        here.path(stick),
      );
      await sweep(world.drop.line);
      return synced;
    },
    import: (name, stick = 'stick') => here.ask(['import', stick, '--vault', name]),
    seal: async (sending) => {
      const seen = await edition();
      return { blob: await sealTip(seen, sending), edition: seen.head.edition };
    },
    post: ({ blob, edition: number }) => sendWhole(world.drop, uploadOf(blob, number), blob),
    tell: async (sending) => world.post(await world.seal(sending)),
    messages: async (name) => {
      const { tips } = await here.ask(['list', '--vault', name]);
      return (tips as { message: string }[]).map(({ message }) => message);
    },
    seen: async (name) => {
      const { head, files, rosters } = await edition();
      const bytes = files.get(bundlePath.file(head.today.hash)) ?? new Uint8Array(0);
      const { dayKeys, statements } = await verifyToday(engine, bytes, rosters, head.day);
      const key = await keyOf(name);
      return { key: dayKeys.get(key)?.day ?? null, statement: statements.get(key) ?? null };
    },
    roster: async (next) => {
      world.line = { ...(await withRoster(world.line, next)) };
      await loadNewestRoster(world.drop.dir, world.line);
    },
    idOf,
    stop: async () => {
      await world.drop.stop();
      here.remove();
    },
  };
  return world;
}

/** A line that has opened: three vaults, their first outboxes, edition 1 and its empty batch. */
export async function openWorld(options: LineOptions = {}): Promise<World> {
  const world = await startWorld(options);
  const names = world.line.readers.map(({ name }) => name);
  for (const name of names) await world.vault(name);
  await world.outbox(...names);
  await world.sync();
  return world;
}
