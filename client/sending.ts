import { type Choice, choiceAnswer } from '../crypto/source/choices.js';
import { standings } from '../crypto/source/standings.js';
import { today } from '../crypto/wire/day.js';
import type { Key } from '../crypto/wire/fields.js';
import { choiceLabel } from './choices.js';
import { find } from './elements.js';
import type { Line } from './line.js';
import type { Told } from './questions.js';
import { section, showProgress } from './sections.js';
import { say } from './sentences.js';
import { type Trouble, troubleOf } from './trouble.js';
import type { Outgoing, SealedBlob } from './upload.js';
import { uploadView } from './uploadView.js';
import type { Visit } from './visit.js';
import type { Ask, Edition, Letter, LetterFile } from './worker/messages.js';

/** With words to keep, with none at all, or under words that the source has. */
export type Way = 'words' | 'none' | 'further';

/** How the message in the last step before sending goes, if there is one. */
export function wayNow(): Way | null {
  const { way } = section('keep').dataset;
  return way === 'words' || way === 'none' || way === 'further' ? way : null;
}

/** What goes out: what was typed and ticked when Send was pressed. */
export interface Written {
  readonly way: Way;
  readonly message: string;
  readonly ticked: ReadonlySet<Key>;
  readonly files: readonly LetterFile[];
  /** What was ticked beside the message. */
  readonly choices: readonly Choice[];
  readonly told: Told;
}
/** Sends; when it failed and is asked for the same again, it goes on where it stopped. */
export type Send = (written: Written, edition: Edition) => Promise<void>;

/** After these, what is on its way can still arrive under the same id. */
const GOES_ON: ReadonlySet<Trouble> = new Set(['network', 'unknown', 'busy', 'full']);

export function sending(line: Line, visit: Visit): Send {
  const { ask, clock, data } = line;
  const view = uploadView(data.locale);
  let pending: { readonly of: Written; codename: number; head: string; upload: Outgoing } | null =
    null;

  const isPending = (written: Written, edition: Edition): boolean =>
    pending !== null &&
    pending.codename === visit.codename &&
    pending.head === edition.head &&
    sameWritten(pending.of, written);
  const seal = async (written: Written, edition: Edition): Promise<Outgoing> => {
    // Drawn and thrown away: to everybody else, a message like all others.
    if (written.way === 'none') await ask('draw', null);
    const blob = await sealedBlob(ask, {
      day: today(clock),
      language: data.language,
      readers: standings(edition.readers, written.ticked, data.defaults, written.told.leftOut),
      gist: written.told.gist,
      answers: [
        ...written.choices.map((choice) => choiceAnswer(choice, choiceLabel(choice))),
        ...written.told.answers,
      ],
      message: written.message,
      files: written.files,
    });
    return line.outgoing(blob, edition);
  };

  return async (written, edition) => {
    try {
      if (pending === null || !isPending(written, edition)) {
        showProgress('keep', say('sealing'));
        const upload = await seal(written, edition);
        pending = { of: written, codename: visit.codename, head: edition.head, upload };
      }
      showProgress('keep', say('sending'));
      sayNotSent(false);
      await pending.upload.send((sent) => {
        view.moved(sent);
      }, view.begin());
      pending = null;
    } catch (error) {
      const trouble = troubleOf(error);
      if (!GOES_ON.has(trouble)) pending = null;
      sayNotSent(trouble !== 'unknown');
      throw error;
    } finally {
      view.end();
    }
  };
}

/** 'Nothing has been sent yet' stands there as long as it is certain. */
export const sayNotSent = (isCertain: boolean): void => {
  find('#not-sent', HTMLElement).hidden = !isCertain;
};

async function sealedBlob(ask: Ask, letter: Letter): Promise<SealedBlob> {
  const size = await ask('seal', letter);
  return { size, part: () => ask('part', null), digest: () => ask('digest', null) };
}

const toldIn = ({ way, message, choices, ticked, told }: Written): string =>
  JSON.stringify([way, message, choices, [...ticked], told, [...told.leftOut.keys()]]);

const sameWritten = (a: Written, b: Written): boolean =>
  toldIn(a) === toldIn(b) &&
  a.files.length === b.files.length &&
  a.files.every(({ name, file }, i) => b.files[i]?.file === file && b.files[i]?.name === name);
