import { freshness } from '../crypto/source/freshness.js';
import { firstTicks, keptTicks, ticksProblem } from '../crypto/source/standings.js';
import { today } from '../crypto/wire/day.js';
import type { Key } from '../crypto/wire/fields.js';
import { choices } from './choices.js';
import { chosenFiles } from './chosenFiles.js';
import { find } from './elements.js';
import { filesPlan } from './filesPlan.js';
import type { Line } from './line.js';
import { questionsOnPage, type Told } from './questions.js';
import { readerList } from './readerList.js';
import { roomCounter } from './roomCounter.js';
import type { FieldError } from './sections.js';
import type { Way, Written } from './sending.js';
import { say } from './sentences.js';
import type { Visit } from './visit.js';
import type { Edition } from './worker/messages.js';

/** What stands in the form: the message, its files, the answers, who may read. */
export interface Draft {
  /** The edition whose readers are on the screen: what is sealed is what was seen. */
  edition(): Edition | null;
  /** The same readers under a newer edition. */
  renew(edition: Edition): void;
  /** Shows the readers anew, with these ticked, and those marked who were not known. */
  show(edition: Edition, ticks: ReadonlySet<Key>, known: ReadonlySet<Key> | null): void;
  /** The same as a visit begins: with the line's default, or with who is on the thread. */
  showFor(edition: Edition): void;
  ticked(): ReadonlySet<Key>;
  wantsReplies(): boolean;
  /** Why it cannot go as it is. */
  problems(edition: Edition): FieldError[];
  /** Whether there is nothing in it that could be sent. */
  isEmpty(): boolean;
  written(way: Way): Written;
  reset(): void;
}

const NOBODY: ReadonlySet<Key> = new Set();

export function draft({ clock, data }: Line, visit: Visit): Draft {
  const message = find('#message', HTMLTextAreaElement);
  const form = find('#report', HTMLFormElement);
  const answersForm = document.querySelector<HTMLFormElement>('#p');
  const list = readerList();
  const questions = questionsOnPage(data);
  const room = roomCounter(message, questions.answers, data);
  const files = chosenFiles(form, data.locale, () => {
    plan();
  });
  let shown: Edition | null = null;

  const plan = (): void => {
    filesPlan(shown, data, message.value, questions.answers(), files.list());
  };
  const told = (): Told => {
    const readers = shown?.readers ?? [];
    const leftOut = questions.leftOut(readers);
    list.leaveOut(leftOut);
    const gist = questions.gist(readers, list.ticked(), leftOut);
    return { answers: questions.answers(), leftOut, gist };
  };
  const count = (): void => {
    room.count(shown);
    plan();
  };
  const show: Draft['show'] = (edition, ticks, known) => {
    shown = edition;
    const keys = edition.readers.map(({ key }) => key);
    list.show(
      edition,
      ticks,
      known === null ? NOBODY : new Set(keys.filter((key) => !known.has(key))),
      visit.kind === 'first' ? 'reader-added' : 'reader-new',
    );
    told();
    count();
  };
  /** Something is said when something is answered. */
  const said = (): string =>
    message.value +
    questions
      .answers()
      .map(({ id }) => id)
      .join('');

  document.addEventListener('input', () => {
    told();
    count();
  });

  return {
    edition: () => shown,
    renew: (edition) => {
      shown = edition;
    },
    show,
    showFor: (edition) => {
      if (visit.kind === 'first') show(edition, firstTicks(edition.readers, data.defaults), null);
      else show(edition, keptTicks(edition.readers, visit.known), visit.known);
    },
    ticked: () => list.ticked(),
    wantsReplies: () => find('input[name="replies"][value="yes"]', HTMLInputElement, form).checked,
    problems: (edition) => {
      const state = freshness(edition, today(clock));
      if (state !== 'open' && state !== 'late') return [{ text: say(`edition-${state}`) }];
      const ticks = ticksProblem(edition.readers, list.ticked());
      return [
        ...(ticks === null ? [] : [{ text: say(ticks), field: 'readers' }]),
        ...files.problems(said()),
        ...(room.left(edition) < 0 ? [{ text: say('message-long'), field: 'message' }] : []),
      ];
    },
    isEmpty: () => files.problems(said()).length > 0,
    written: (way) => ({
      way,
      message: message.value,
      told: told(),
      ticked: list.ticked(),
      files: files.list(),
      choices: choices(visit.kind),
    }),
    reset: () => {
      form.reset();
      answersForm?.reset();
    },
  };
}
