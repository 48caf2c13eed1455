import { keptTicks } from '../crypto/source/standings.js';
import type { Key } from '../crypto/wire/fields.js';
import { forgetShown, showReached, showWords } from './codenameView.js';
import { draft } from './draft.js';
import { all, onPress } from './elements.js';
import type { Line } from './line.js';
import { takeNewWords } from './newWords.js';
import { clearErrors, goTo, section, showErrors, showProgress, startOver } from './sections.js';
import { sayNotSent, sending, type Way, wayNow } from './sending.js';
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
  const { ask } = line;
  const own = draft(line, visit);
  const send = sending(line, visit);

  const toKeep = async (): Promise<void> => {
    clearErrors();
    try {
      showProgress('write', say('fetching'));
      const edition = own.edition() ?? (await line.edition());
      const errors = own.problems(edition);
      if (errors.length > 0) {
        showErrors('write', errors);
        return;
      }
      if (visit.kind === 'first' && own.wantsReplies() && visit.holds !== 'drawn') {
        showWords(await ask('draw', null));
        visit.holds = 'drawn';
        visit.codename += 1;
        forgetShown();
      }
      const further = visit.kind === 'further';
      const words = further ? await takeNewWords(ask, visit) : own.wantsReplies();
      const way = words ? 'words' : further ? 'further' : 'none';
      section('keep').dataset['way'] = way;
      goTo('keep');
    } catch (error) {
      showErrors('write', [{ text: sayTrouble(troubleOf(error)) }]);
    } finally {
      showProgress('write', '');
    }
  };

  /** The drop holds a newer edition: with the same readers, seal once more; else the source looks. */
  const sealAnew = async (way: Way, before: Edition): Promise<boolean> => {
    const edition = await line.renew();
    if (edition.epoch === before.epoch && own.problems(edition).length === 0) {
      own.renew(edition);
      await send(own.written(way), edition);
      return true;
    }
    const seen = new Set(before.readers.map(({ key }) => key));
    own.show(
      edition,
      keptTicks(edition.readers, own.ticked()),
      visit.kind === 'first' ? seen : visit.known,
    );
    goTo('write');
    showErrors('write', [{ text: say('refused-changed'), field: 'readers' }]);
    return false;
  };

  const deliver = async (way: Way, edition: Edition): Promise<boolean> => {
    try {
      await send(own.written(way), edition);
      return true;
    } catch (error) {
      if (!troubleOf(error).startsWith('edition-')) throw error;
      return sealAnew(way, edition);
    }
  };

  const pressSend = async (): Promise<void> => {
    clearErrors();
    const way = wayNow();
    const edition = own.edition();
    const fits =
      way === 'words' ? visit.holds === 'drawn' : way === 'none' || visit.holds === 'known';
    if (edition === null || way === null || !fits || own.isEmpty()) {
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
    const reached = own.ticked();
    showReached(own.edition()?.readers ?? [], reached);
    own.reset();
    showWords([]);
    visit.holds = way === 'none' ? 'nothing' : 'known';
    if (way === 'none') await ask('forget', null);
    else await ask('move', 'done');
    section('sent').dataset['way'] = way;
    delete section('keep').dataset['way'];
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
    section('write').dataset['kind'] = kind;
    const shown = own.edition();
    if (shown !== null) own.showFor(shown);
  };

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
      if (own.edition() === null) own.showFor(edition);
    },
    begin,
  };
}
