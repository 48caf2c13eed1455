import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../../crypto/engine/engine.js';
import { type Bytes, toHex } from '../../crypto/wire/bytes.js';
import { type Clock, today } from '../../crypto/wire/day.js';
import type { Id, Key } from '../../crypto/wire/fields.js';
import { fileHash } from '../../crypto/wire/file.js';
import { parseHead } from '../../crypto/wire/head.js';
import { parseRoster } from '../../crypto/wire/roster.js';
import { encodeWhole, partsOf } from '../../crypto/wire/upload.js';
import { firstTicks, keptTicks, standings } from '../../crypto/source/standings.js';
import { makeBench } from '../../client/worker/bench.js';
import type { Ask, Edition } from '../../client/worker/messages.js';
import type { Source } from './source.js';

/**
 * A source without a browser: the page's own code for all that it seals and opens, in Node, over
 * plain requests. For machines without Firefox, and for tests that need many sources.
 */
export interface ScriptedLine {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly site: string;
  /** The root's published verifier key. */
  readonly root: string;
  readonly defaults: ReadonlySet<string>;
  /** The folder with `english.txt` and `english.shared.txt`. */
  readonly words: string;
}

export function scriptedSource(line: ScriptedLine): Source {
  let visit: { ask: Ask; edition: Edition; ticks: ReadonlySet<Key> } | undefined;
  const arrive = async (): Promise<NonNullable<typeof visit>> => {
    const ask = makeBench(line.engine);
    const edition = await begin(line, ask);
    visit = { ask, edition, ticks: firstTicks(edition.readers, line.defaults) };
    return visit;
  };
  const tell = async (message: string): Promise<void> => {
    const { ask, edition, ticks } = visit ?? (await arrive());
    await ask('seal', {
      day: today(line.clock),
      language: 'en',
      readers: standings(edition.readers, ticks, line.defaults),
      gist: 'no',
      answers: [],
      message,
      files: [],
    });
    // A text tip is one part.
    await post(line, await ask('part', null), edition.edition);
  };
  return {
    tell: async (message) => {
      const { ask } = await arrive();
      const words = await ask('draw', null);
      await tell(message);
      return [...words];
    },
    readReplies: async (words) => {
      const { ask, edition } = await arrive();
      await ask('open', words.join(' '));
      await post(line, await ask('chaff', null), edition.edition);
      const files = await Promise.all(edition.cells.map(({ hash }) => get(line, `/f/${hash}`)));
      const { replies } = await ask('look', files);
      visit = {
        ask,
        edition,
        ticks: keptTicks(edition.readers, new Set(replies.map(({ reader }) => reader))),
      };
      return replies.map(({ label, text }) => `${label}: ${text}`);
    },
    tellMore: tell,
    close: async () => {
      await visit?.ask('forget', null);
    },
  };
}

async function get({ site }: ScriptedLine, path: string): Promise<Bytes> {
  const answer = await fetch(new URL(path, site));
  if (!answer.ok) throw new Error(`the drop answered ${String(answer.status)}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function begin(line: ScriptedLine, ask: Ask): Promise<Edition> {
  const head = await get(line, '/head');
  const { claims } = parseHead(head);
  const [files, words, shared] = await Promise.all([
    Promise.all([...claims.rosters].reverse().map(({ hash }) => get(line, `/f/${hash}`))),
    readFile(join(line.words, 'english.txt'), 'utf8'),
    readFile(join(line.words, 'english.shared.txt'), 'utf8'),
  ]);
  const [first] = files;
  if (first === undefined) throw new Error('the head names no roster');
  await ask('begin', {
    line: parseRoster(first).claims.line,
    root: line.root,
    words,
    shared: shared.trim(),
  });
  return ask('edition', {
    head,
    rosters: files,
    today: await get(line, `/f/${claims.today.hash}`),
  });
}

async function post({ engine, site }: ScriptedLine, blob: Bytes, edition: number): Promise<void> {
  const upload = {
    id: toHex(engine.random(16)) as Id,
    edition,
    parts: partsOf(blob.length),
    size: blob.length,
    sha256: await fileHash(engine, blob),
  };
  const answer = await fetch(new URL(`/inbox/${upload.id}`, site), {
    method: 'POST',
    body: encodeWhole(upload, blob),
  });
  if (answer.status !== 201) throw new Error(`the drop refused: ${await answer.text()}`);
}
