import { writtenDay } from './days.js';
import { forgetShown, showWords } from './codenameView.js';
import { showCollected, showOpened } from './collected.js';
import { copyOf, find, onPress, setText } from './elements.js';
import { later } from './insisting.js';
import type { Line } from './line.js';
import type { Report } from './report.js';
import {
  clearErrors,
  type FieldError,
  goTo,
  section,
  showErrors,
  showProgress,
} from './sections.js';
import { say, sayTrouble } from './sentences.js';
import { troubleOf } from './trouble.js';
import { inOnePart } from './upload.js';
import type { Visit } from './visit.js';
import type { FoundReply } from '../crypto/source/findReplies.js';
import type { Edition, Found, UnknownWord } from './worker/messages.js';

/** Whoever wrote looks at the changed readers before sending again: 20 to 80 seconds. */
const lookingAgain = (): number => 20_000 + Math.random() * 60_000;

/** Looking for replies with eight words, and writing again under them. */
export function replies(line: Line, visit: Visit, report: Report): void {
  const { ask, data } = line;
  const field = find('#codename', HTMLTextAreaElement);
  let found: Found = { replies: [], marks: [] };

  const showFound = (edition: Edition): void => {
    showCollected('#collected', edition, data.locale);
    find('#found', HTMLElement).replaceChildren(
      ...found.replies.map((reply) => card(reply, data.locale)),
    );
    section('replies').dataset['found'] = found.replies.length > 0 ? 'some' : 'none';
    showOpened('#opened', found, data.locale);
    find('#opened-part', HTMLElement).hidden = found.marks.length === 0;
  };

  /**
   * To everybody on the way, a check is a text tip: the same requests, one blob of the same size,
   * and the same again when the drop refuses it, or a drop could tell the two by refusing once.
   */
  const postChaff = async (edition: Edition, again = true): Promise<void> => {
    try {
      await line.outgoing(inOnePart(await ask('chaff', null)), edition).send();
    } catch (error) {
      if (!again || !troubleOf(error).startsWith('edition-')) return;
      const newer = await line.renew();
      if (newer.epoch !== edition.epoch) await later(lookingAgain());
      await postChaff(newer, false);
    }
  };
  // A check is not less of a check because its chaff did not arrive.
  const postQuietly = (edition: Edition): Promise<void> =>
    postChaff(edition).catch(() => undefined);

  const look = async (): Promise<void> => {
    clearErrors();
    if (field.value.trim() === '') {
      showErrors('check', [{ text: say('codename-missing'), field: 'codename' }]);
      return;
    }
    try {
      showProgress('check', say('opening'));
      showWords([]);
      forgetShown();
      visit.holds = 'nothing';
      visit.codename += 1;
      const unknown = await ask('open', field.value);
      if (unknown.length > 0) {
        showErrors('check', unknown.map(unknownWord));
        return;
      }
      visit.holds = 'known';
      showProgress('check', say('fetching'));
      const edition = await line.edition();
      const chaff = postQuietly(edition);
      found = await ask('look', await line.cells(edition, false));
      showFound(edition);
      find('#check', HTMLFormElement).reset();
      goTo('replies');
      await chaff;
    } catch (error) {
      showErrors('check', [{ text: sayTrouble(troubleOf(error)), field: 'codename' }]);
    } finally {
      showProgress('check', '');
    }
  };

  const lookOlder = async (): Promise<void> => {
    clearErrors();
    try {
      showProgress('replies', say('fetching'));
      const edition = await line.edition();
      found = await ask('look', await line.cells(edition, true));
      showFound(edition);
    } catch (error) {
      showErrors('replies', [{ text: sayTrouble(troubleOf(error)) }]);
    } finally {
      showProgress('replies', '');
    }
  };

  onPress('#look', look);
  onPress('#older', lookOlder);
  onPress('#again', () => {
    report.begin('further', new Set(found.replies.map(({ reader }) => reader)));
    goTo('write');
    return Promise.resolve();
  });
}

function card(
  { label, day, text, complete, conflicting }: FoundReply,
  locale: string,
): HTMLElement {
  const card = copyOf('#reply');
  card.dataset['day'] = day;
  setText(card, '[data-from]', label);
  setText(card, '[data-when]', writtenDay(day, locale));
  setText(card, '[data-text-of]', text);
  if (!complete) setText(card, '[data-incomplete]', say('reply-incomplete'));
  if (conflicting) setText(card, '[data-conflicting]', say('reply-conflicting'));
  return card;
}

const unknownWord = ({ place, nearest }: UnknownWord): FieldError => ({
  text:
    nearest === null
      ? say('word-unknown', { n: place })
      : say('word-unknown-near', { n: place, word: nearest }),
  field: 'codename',
});
