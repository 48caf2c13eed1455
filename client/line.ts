import type { Engine } from '../crypto/engine/engine.js';
import type { Bytes } from '../crypto/wire/bytes.js';
import { type Clock, today } from '../crypto/wire/day.js';
import { cellsFiles, isUsual } from './cellsFiles.js';
import { fetchEdition } from './edition.js';
import { fetchFile } from './fetching.js';
import { type Freshness, freshness } from '../crypto/source/freshness.js';
import type { PageData } from './pageData.js';
import { type Trouble, troubleOf } from './trouble.js';
import { type Outgoing, outgoing, type SealedBlob } from './upload.js';
import type { Ask, Beginning, Edition } from './worker/messages.js';

/** A blob goes when the reply files are there, or this long after the page came: all alike. */
const LONGEST_WAIT = 30_000;

export type LineState = Freshness | 'not-open' | 'restored' | 'unreachable' | 'refused';

/** The tip line as this visit sees it. Everybody's visit fetches the same, whatever they came for. */
export interface Line {
  readonly data: PageData;
  readonly ask: Ask;
  readonly clock: Clock;
  /** The newest edition, once it is there and checked; tries again after a failure. */
  edition(): Promise<Edition>;
  /** Asks for the newest edition anew. */
  renew(): Promise<Edition>;
  /** A blob that goes as soon as any blob may go. */
  outgoing(blob: SealedBlob, edition: Edition): Outgoing;
  /** The reply files of the usual days, or all of them. */
  cells(edition: Edition, older: boolean): Promise<Bytes[]>;
}

export interface LineParts {
  readonly data: PageData;
  readonly ask: Ask;
  readonly engine: Engine;
  readonly clock: Clock;
  /** Told at each change of the newest edition. */
  readonly changed: (state: LineState, edition: Edition | null) => void;
}

export function openLine({ data, ask, engine, clock, changed }: LineParts): Line {
  const files = cellsFiles();
  const come = async (): Promise<Edition> => {
    try {
      const edition = await ask('edition', await fetchEdition());
      changed(freshness(edition, today(clock)), edition);
      return edition;
    } catch (error) {
      changed(stateOf(troubleOf(error)), null);
      throw error;
    }
  };
  const cells = (edition: Edition, older: boolean): Promise<Bytes[]> =>
    files.take(older ? edition.cells : edition.cells.filter((line) => isUsual(line, edition.day)));

  let failed = false;
  const renew = (): Promise<Edition> => {
    failed = false;
    newest = come();
    newest.catch(() => {
      failed = true;
    });
    return newest;
  };
  let newest: Promise<Edition>;
  const filesCame = renew()
    .then((edition) => cells(edition, false))
    .then(ignore, ignore);
  const blobMayGo = Promise.race([filesCame, later(LONGEST_WAIT)]);

  return {
    data,
    ask,
    clock,
    edition: () => (failed ? renew() : newest),
    renew,
    outgoing: (blob, { edition }) => {
      const upload = outgoing({ engine }, blob, edition);
      return {
        send: async (moved, signal) => {
          await blobMayGo;
          await upload.send(moved, signal);
        },
      };
    },
    cells,
  };
}

/** The word list, as everybody gets it at load, for whoever does the work; a line first for words shared. */
export async function beginning({
  line,
  root,
  words,
  wordsIntegrity,
}: PageData): Promise<Beginning> {
  const text = new TextDecoder().decode(await fetchFile(words, wordsIntegrity));
  const end = text.indexOf('\n');
  return { line, root, shared: text.slice(0, end), words: text.slice(end + 1) };
}

const ignore = (): void => undefined;

const later = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

function stateOf(trouble: Trouble): LineState {
  if (trouble === 'not-open') return 'not-open';
  if (trouble === 'line-restored') return 'restored';
  return trouble === 'network' ? 'unreachable' : 'refused';
}
