import { readFile } from 'node:fs/promises';
import { type CodenameKeys, drawCodename } from '../../crypto/keys/codename.js';
import { sourceKeys, threadOf } from '../../crypto/keys/source.js';
import { readMark, sealCell } from '../../crypto/wire/cell.js';
import { fromUtf8 } from '../../crypto/wire/bytes.js';
import { parseHash, parseLabel, parseWord, ZERO_ID } from '../../crypto/wire/fields.js';
import { keyName, verifierKey } from '../../crypto/wire/note.js';
import { signReplyPart } from '../../crypto/wire/reply.js';
import { siteDraft } from '../../server/config/siteDrafts.js';
import { startDrop } from './drop.js';
import {
  dayAfter,
  DAY,
  engine,
  keyOf,
  LINE,
  seedOf,
  sha256,
  testLine,
  withRoster,
} from './line.js';
import { bring, type OpenLine, publishNext } from './openLine.js';
import { someCells } from './outbox.js';
import { englishWords } from './sourceSecrets.js';

/** A line with the demonstration's own texts, the built pages, and one answered source. */
export interface SeenLine extends OpenLine {
  /** Words for which there is a reply and a read mark. */
  readonly answered: readonly string[];
}

const BUILT = new URL('../../build/client', import.meta.url).pathname;
const DEMO = new URL('../../deploy/demo/site.json', import.meta.url);
const LABELS: Readonly<Record<string, string>> = {
  ada: 'Charity, first reader',
  bea: 'Charity, second reader',
  col: 'Force, anti-corruption team',
};
const ANSWER =
  'Thank you. Two of us have read it, and nobody else.\n\nIs there a day on which we should do nothing at all?';
const ENGLISH_ONLY = {
  'notice-holiday': 'Nobody collects messages before {day}.',
  'other-ways': 'You can also call 0800 000 000, or write to the regulator.',
};

async function demoSite(change: Change): Promise<Uint8Array<ArrayBuffer>> {
  const site = JSON.parse(await readFile(DEMO, 'utf8')) as { texts: { en: object } };
  const root = await verifierKey(engine, keyName('root', LINE), await keyOf('root'));
  const texts = { ...site.texts, en: { ...site.texts.en, ...ENGLISH_ONLY } };
  const { questionnaire } = JSON.parse(fromUtf8(siteDraft('police-integrity'))) as {
    questionnaire: unknown;
  };
  return new TextEncoder().encode(
    JSON.stringify(change({ ...site, root, questionnaire, texts, drafts: true })),
  );
}

async function replyTo(keys: CodenameKeys): Promise<ReturnType<typeof someCells>> {
  const source = await sourceKeys(engine, keys);
  const part = await signReplyPart(
    engine,
    {
      line: LINE,
      day: DAY,
      thread: await threadOf(engine, LINE, source),
      reply: ZERO_ID,
      part: 1,
      parts: 1,
      text: ANSWER,
    },
    seedOf('ada'),
  );
  const decoys = someCells(7, 63);
  const mark = await readMark(engine, LINE, keys.tag, await keyOf('bea'), DAY);
  return {
    entries: [...decoys.entries, await sealCell(engine, LINE, source, part)],
    marks: [...decoys.marks, mark],
  };
}

/** What a test has its `site.json` say instead. */
type Change = (site: object) => object;

export async function startSeenLine(change: Change = (site) => site): Promise<SeenLine> {
  const site = await demoSite(change);
  const bare = await testLine();
  const readers = bare.rosters.at(-1)?.roster.readers ?? [];
  const names = bare.readers.map(({ name }) => name);
  const line = await withRoster(
    { ...bare, site, rosters: [] },
    {
      changes: {
        site: parseHash(sha256(site)),
        readers: readers.map((reader, i) => ({
          ...reader,
          label: parseLabel(LABELS[names[i] ?? ''] ?? ''),
        })),
      },
    },
  );
  const drop = await startDrop(line, undefined, undefined, BUILT);
  const open: OpenLine = { line, drop, outboxes: new Map(), head: null };
  const { words, keys } = await drawCodename(engine, LINE, await englishWords());
  const cells = await replyTo(keys);
  for (const name of names) await bring(open, name, name === 'ada' ? { cells } : {});
  const published = await publishNext(open, {
    head: { notice: { word: parseWord('holiday'), day: dayAfter(3) } },
  });
  if (published.status !== 201) throw new Error(`not published: ${published.code}`);
  return { ...open, answered: words };
}
