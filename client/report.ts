import { freshness } from '../crypto/source/freshness.js';
import { firstTicks, keptTicks, ticksProblem } from '../crypto/source/standings.js';
import { today } from '../crypto/wire/day.js';
import type { Key } from '../crypto/wire/fields.js';
import { forgetShown, showReached, showWords } from './codenameView.js';
import { all, find, onPress } from './elements.js';
import { choices } from './choices.js';
import { chosenFiles } from './chosenFiles.js';
import type { Line } from './line.js';
import { takeNewWords } from './newWords.js';
import { readerList } from './readerList.js';
import { roomCounter } from './roomCounter.js';
import { filesPlan } from './filesPlan.js';
import {
  clearErrors,
  type FieldError,
  goTo,
  showErrors,
  showProgress,
  startOver,
} from './sections.js';
import { sayNotSent, sending, type Way, wayNow, type Written } from './sending.js';
import { say, sayTrouble, sayUnsent } from './sentences.js';
import { troubleOf } from './trouble.js';
import type { Visit } from './visit.js';
import type { Edition } from './worker/messages.js';

/** Writing and sending: the message, its readers, the codename, the thanks. */
export interface Report {
  /** The list of readers, each time that a newer edition comes. */
  editionCame(edition: Edition): void;
  begin(kind: Visit['kind'], known: ReadonlySet<Key>): void;
}

const NOBODY: ReadonlySet<Key> = new Set();

export function report(line: Line, visit: Visit): Report {
  const { ask, clock, data } = line;
  const message = find('#message', HTMLTextAreaElement);
  const form = find('#report', HTMLFormElement);
  const list = readerList();
  const room = roomCounter(message, data);
  const send = sending(line, visit);
  const files = chosenFiles(form, data.locale, () => {
    plan();
  });
  /** The edition whose readers are on the screen: what is sealed is what was seen. */
  let shown: Edition | null = null;

  const plan = (): void => {
    filesPlan(shown, data, message.value, files.list());
  };
  const wantsReplies = (): boolean =>
    find('input[name="replies"][value="yes"]', HTMLInputElement, form).checked;
  const show = (
    edition: Edition,
    ticks: ReadonlySet<Key>,
    known: ReadonlySet<Key> | null,
  ): void => {
    shown = edition;
    const keys = edition.readers.map(({ key }) => key);
    list.show(
      edition,
      ticks,
      known === null ? NOBODY : new Set(keys.filter((key) => !known.has(key))),
      visit.kind === 'first' ? 'reader-added' : 'reader-new',
    );
    room.count(edition);
    plan();
  };
  const showFor = (edition: Edition): void => {
    if (visit.kind === 'first') show(edition, firstTicks(edition.readers, data.defaults), null);
    else show(edition, keptTicks(edition.readers, visit.known), visit.known);
  };

  const problems = (edition: Edition): FieldError[] => {
    const state = freshness(edition, today(clock));
    if (state !== 'open' && state !== 'late') return [{ text: say(`edition-${state}`) }];
    const ticks = ticksProblem(edition.readers, list.ticked());
    return [
      ...(ticks === null ? [] : [{ text: say(ticks), field: 'readers' }]),
      ...files.problems(message.value),
      ...(room.left(edition) < 0 ? [{ text: say('message-long'), field: 'message' }] : []),
    ];
  };

  const toKeep = async (): Promise<void> => {
    clearErrors();
    try {
      showProgress('write', say('fetching'));
      const edition = shown ?? (await line.edition());
      const errors = problems(edition);
      if (errors.length > 0) {
        showErrors('write', errors);
        return;
      }
      if (visit.kind === 'first' && wantsReplies() && visit.holds !== 'drawn') {
        showWords(await ask('draw', null));
        visit.holds = 'drawn';
        visit.codename += 1;
        forgetShown();
      }
      const further = visit.kind === 'further';
      const words = further ? await takeNewWords(ask, visit) : wantsReplies();
      const way = words ? 'words' : further ? 'further' : 'none';
      find('section[data-section="keep"]', HTMLElement).dataset['way'] = way;
      goTo('keep');
    } catch (error) {
      showErrors('write', [{ text: sayTrouble(troubleOf(error)) }]);
    } finally {
      showProgress('write', '');
    }
  };

  const written = (way: Way): Written => ({
    way,
    message: message.value,
    ticked: list.ticked(),
    files: files.list(),
    choices: choices(visit.kind),
  });

  /** The drop holds a newer edition: with the same readers, seal once more; else the source looks. */
  const sealAnew = async (way: Way, before: Edition): Promise<boolean> => {
    const edition = await line.renew();
    if (edition.epoch === before.epoch && problems(edition).length === 0) {
      shown = edition;
      await send(written(way), edition);
      return true;
    }
    const seen = new Set(before.readers.map(({ key }) => key));
    show(
      edition,
      keptTicks(edition.readers, list.ticked()),
      visit.kind === 'first' ? seen : visit.known,
    );
    goTo('write');
    showErrors('write', [{ text: say('refused-changed'), field: 'readers' }]);
    return false;
  };

  const deliver = async (way: Way, edition: Edition): Promise<boolean> => {
    try {
      await send(written(way), edition);
      return true;
    } catch (error) {
      if (!troubleOf(error).startsWith('edition-')) throw error;
      return sealAnew(way, edition);
    }
  };

  const pressSend = async (): Promise<void> => {
    clearErrors();
    const way = wayNow();
    const edition = shown;
    const fits =
      way === 'words' ? visit.holds === 'drawn' : way === 'none' || visit.holds === 'known';
    if (edition === null || way === null || !fits || files.problems(message.value).length > 0) {
      startOver();
      return;
    }
    try {
      if (way === 'none') {
        visit.holds = 'nothing';
        showWords([]);
      }
      if (await deliver(way, edition)) await sent(way);
    } catch (error) {
      showErrors('keep', [{ text: sayUnsent(troubleOf(error)) }]);
    }
  };

  const sent = async (way: Way): Promise<void> => {
    const reached = list.ticked();
    showReached(shown?.readers ?? [], reached);
    form.reset();
    showWords([]);
    visit.holds = way === 'none' ? 'nothing' : 'known';
    if (way === 'none') await ask('forget', null);
    else await ask('move', 'done');
    find('section[data-section="sent"]', HTMLElement).dataset['way'] = way;
    delete find('section[data-section="keep"]', HTMLElement).dataset['way'];
    begin('first', NOBODY);
    visit.known = reached;
    goTo('sent');
  };

  const begin = (kind: Visit['kind'], known: ReadonlySet<Key>): void => {
    // Words that were drawn to go on under belong to no first message: it must not name the old ones.
    if (kind !== visit.kind && visit.holds === 'drawn') visit.holds = 'nothing';
    visit.kind = kind;
    sayNotSent(true);
    visit.known = known;
    find('section[data-section="write"]', HTMLElement).dataset['kind'] = kind;
    if (shown !== null) showFor(shown);
  };

  message.addEventListener('input', () => {
    room.count(shown);
    plan();
  });
  onPress('#to-keep', toKeep);
  onPress('#send', pressSend);
  onPress('#more', () => {
    begin('further', visit.known);
    goTo('write');
    return Promise.resolve();
  });
  for (const link of all('[data-go="write"]'))
    link.addEventListener('click', () => {
      if (visit.kind === 'further') begin('first', NOBODY);
    });

  return {
    editionCame: (edition) => {
      if (shown === null) showFor(edition);
    },
    begin,
  };
}
