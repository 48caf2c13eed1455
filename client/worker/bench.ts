import type { Engine } from '../../crypto/engine/engine.js';
import {
  type CodenameKeys,
  drawCodename,
  openCodename,
  splitWords,
  unknownWords,
} from '../../crypto/keys/codename.js';
import { parseWordlist, type Wordlist } from '../../crypto/keys/wordlist.js';
import { refuse } from '../../crypto/refusal.js';
import { findMarks } from '../../crypto/source/findMarks.js';
import { findReplies } from '../../crypto/source/findReplies.js';
import { nearestWord } from '../../crypto/source/nearestWord.js';
import type { Tip } from '../../crypto/wire/tipJson.js';
import { stop } from '../trouble.js';
import { sealChaff, type Sealing, startSealing } from './letter.js';
import type { Breathe } from './parts.js';
import type { Ask, Beginning, TaskName, Tasks } from './messages.js';
import { editionOf, type PublicNotes, verifyEdition } from './publicNotes.js';

/** Where nothing else has to live beside the work. */
const holdOn: Breathe = () => Promise.resolve();

type Work = { readonly [T in TaskName]: (give: Tasks[T]['give']) => Promise<Tasks[T]['get']> };

/** Firefox keeps the results of PBKDF2: these many of one round push ours out (10 ms). */
const DUMMIES = 200;

async function pushOutKept(engine: Engine): Promise<void> {
  await Promise.all(
    Array.from({ length: DUMMIES }, () =>
      engine.pbkdf2Sha512(engine.random(10), engine.random(16), 1, 64),
    ),
  );
}

/**
 * All work on secrets, in the worker or, where none starts, on the page. It holds one codename's
 * keys at a time and wipes them when told, or when another takes their place.
 *
 * @param sealed where messages say that they were sealed
 * @param breathe called every 64 KiB of sealing: on the page, it lets the page live
 */
export function makeBench(
  engine: Engine,
  breathe: Breathe = holdOn,
  sealed: Tip['sealed'] = 'browser',
): Ask {
  let line: (Beginning & { list: Wordlist }) | null = null;
  let notes: PublicNotes | null = null;
  let held: CodenameKeys | null = null;
  /** The codename that gives way to the held one. */
  let before: CodenameKeys | null = null;
  let sealing: Sealing | null = null;

  const ofLine = (): Beginning & { list: Wordlist } => line ?? stop('failed');
  const ofEdition = (): PublicNotes => notes ?? stop('not-open');
  const ofCodename = (): CodenameKeys => held ?? stop('failed');
  const ofSealing = (): Sealing => sealing ?? stop('failed');
  const stopSealing = async (): Promise<void> => {
    const before = sealing;
    sealing = null;
    await before?.stop();
  };
  const wipe = (keys: CodenameKeys | null): void => {
    if (keys !== null) engine.wipe(keys.sign, keys.reply, keys.tag);
  };
  const hold = async (keys: CodenameKeys | null): Promise<void> => {
    await stopSealing();
    wipe(held);
    wipe(before);
    held = keys;
    before = null;
  };
  /** Whatever was stretched, also for words that do not belong together, leaves no trace. */
  const stretching = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      await pushOutKept(engine);
    }
  };

  const work: Work = {
    begin: (beginning) => {
      line = { ...beginning, list: parseWordlist(beginning.words, beginning.shared) };
      return Promise.resolve(null);
    },
    edition: async (files) => {
      notes = await verifyEdition(engine, ofLine(), files);
      return editionOf(notes);
    },
    draw: async () => {
      const { words, keys } = await stretching(drawCodename(engine, ofLine().line, ofLine().list));
      await hold(keys);
      return words;
    },
    open: async (typed) => {
      const { line, list } = ofLine();
      const words = splitWords(typed);
      const unknown = unknownWords(list, typed);
      if (unknown.length > 0)
        return unknown.map((place) => ({
          place,
          nearest: nearestWord(list.words, words[place - 1] ?? ''),
        }));
      await hold(await stretching(openCodename(engine, line, list, typed)));
      return [];
    },
    move: async (step) => {
      await stopSealing();
      if (step === 'begin') {
        const old = before ?? ofCodename();
        const { words, keys } = await stretching(
          drawCodename(engine, ofLine().line, ofLine().list),
        );
        if (before !== null) wipe(held);
        before = old;
        held = keys;
        return words;
      }
      if (before === null) return [];
      if (step === 'done') wipe(before);
      else {
        wipe(held);
        held = before;
      }
      before = null;
      return [];
    },
    seal: async (letter) => {
      await stopSealing();
      sealing = await startSealing(
        engine,
        ofEdition(),
        ofCodename(),
        letter,
        breathe,
        before,
        sealed,
      );
      return sealing.size;
    },
    part: async () => ofSealing().part(),
    digest: async () => ofSealing().digest(),
    chaff: () => sealChaff(engine, ofEdition()),
    look: async (files) => {
      const { head, rosters } = ofEdition();
      const index = { cells: head.cells, rosters };
      return {
        replies: await findReplies(engine, index, ofCodename(), files),
        marks: await findMarks(engine, index, ofCodename(), files),
      };
    },
    forget: async () => {
      await hold(null);
      return null;
    },
  };
  return (task, give) => work[task]?.(give) ?? refuse('wrong-type');
}
