import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseKey } from '../../crypto/wire/fields.js';
import { parseVerifierKey } from '../../crypto/wire/note.js';
import { MANIFEST } from '../../crypto/wire/outbox.js';
import { dropClient, type DropClient } from '../../journalist-cli/courier/dropClient.js';
import { openMirror } from '../../journalist-cli/courier/mirror.js';
import type { Syncing } from '../../journalist-cli/courier/syncing.js';
import type { TestDrop } from './drop.js';
import { engine, LINE, seedOf, type TestLine } from './line.js';
import type { TestOutbox } from './outbox.js';

/** A courier's desk: a stick, a mirror, and the courier's own code against a running drop. */
export interface CourierDesk {
  readonly stick: string;
  readonly folder: string;
  readonly syncing: Syncing;
  /** What the person was told. */
  readonly said: string[];
  lay(outbox: TestOutbox): void;
  remove(): void;
}

export async function courierDesk(
  drop: TestDrop,
  line: TestLine,
  courier = 'dov',
  around: (drop: DropClient) => DropClient = (same) => same,
): Promise<CourierDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'turnbox-courier-'));
  const stick = join(folder, 'stick');
  mkdirSync(stick);
  const said: string[] = [];
  const seed = seedOf(courier);
  const { key } = await parseVerifierKey(engine, line.rootVerifier);
  return {
    stick,
    folder,
    said,
    syncing: {
      engine,
      clock: drop.clock.clock,
      seed,
      root: parseKey(key),
      mirror: openMirror(join(folder, 'mirror')),
      drop: around(
        dropClient(engine, drop.clock.clock, {
          address: drop.courierUrl,
          route: 'direct',
          line: LINE,
          seed,
        }),
      ),
      say: (text) => void said.push(text),
    },
    lay: ({ reader, manifest, files }) => {
      const outbox = join(stick, reader.id, 'outbox');
      rmSync(outbox, { recursive: true, force: true });
      mkdirSync(outbox, { recursive: true });
      writeFileSync(join(outbox, MANIFEST), manifest);
      for (const [name, bytes] of files) writeFileSync(join(outbox, name), bytes);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
