import type { Engine } from '../../crypto/engine/engine.js';
import { freshness } from '../../crypto/source/freshness.js';
import { offlineName } from '../../crypto/source/offlineName.js';
import { standings, ticksProblem } from '../../crypto/source/standings.js';
import { toHex } from '../../crypto/wire/bytes.js';
import { type Clock, today } from '../../crypto/wire/day.js';
import { chosenFiles } from '../chosenFiles.js';
import { writtenDay } from '../days.js';
import { copyOf, find, onPress, setText } from '../elements.js';
import { filesPlan } from '../filesPlan.js';
import { readerList, type ReaderList } from '../readerList.js';
import { roomCounter } from '../roomCounter.js';
import { clearErrors, type FieldError, showErrors, showProgress } from '../sections.js';
import { say, sayTrouble } from '../sentences.js';
import { troubleOf } from '../trouble.js';
import type { Ask, Edition, UnknownWord } from '../worker/messages.js';
import { type OpenedEdition, openEdition } from './opening.js';

export interface OfflineParts {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly ask: Ask;
}
const LANGUAGE = 'en';
const LOCALE = 'en-GB';
const DATA = { language: LANGUAGE, locale: LOCALE };
const part = (id: string): HTMLElement => find(id, HTMLElement);

/** The order of everything: an edition, its line compared, a message, a sealed file. */
export function startOffline({ engine, clock, ask }: OfflineParts): void {
  const form = find('#report', HTMLFormElement);
  const message = find('#message', HTMLTextAreaElement);
  const input = find('#edition', HTMLInputElement);
  const room = roomCounter(message, () => [], DATA);
  let edition: Edition | null = null;
  let list: ReaderList | null = null;
  const plan = (): void => {
    filesPlan(edition, DATA, message.value, [], files.list());
  };
  const files = chosenFiles(form, LOCALE, () => {
    plan();
  });
  part('#first').hidden = false;

  const showEdition = (opened: OpenedEdition): void => {
    ({ edition } = opened);
    setText(document, '#line-name', opened.name);
    const state = freshness(edition, today(clock));
    const late = state === 'late' ? say('edition-late') : '';
    setText(document, '#line-day', `${writtenDay(edition.day, LOCALE)}. ${late}`);
    part('#root-words').replaceChildren(...opened.words.map(lineOf));
    part('#first').hidden = true;
    part('#compare').hidden = false;
  };
  const open = async (file: File): Promise<void> => {
    clearErrors();
    showProgress('write', say('opening'));
    try {
      const opened = await openEdition(engine, ask, file);
      const state = freshness(opened.edition, today(clock));
      if (state === 'open' || state === 'late') showEdition(opened);
      else showErrors('write', [{ text: say(`edition-${state}`), field: 'edition' }]);
    } catch {
      showErrors('write', [{ text: say('edition-refused'), field: 'edition' }]);
    } finally {
      showProgress('write', '');
    }
  };
  const goOn = (): void => {
    if (edition === null) return;
    list = listOf(edition);
    room.count(edition);
    part('#compare').hidden = true;
    form.hidden = false;
    message.focus();
  };

  const problems = (edition: Edition, list: ReaderList): FieldError[] => {
    const ticks = ticksProblem(edition.readers, list.ticked());
    const lacksWords = way() === 'have' && codename() === '';
    return [
      ...files.problems(message.value),
      ...(room.left(edition) < 0 ? [{ text: say('message-long'), field: 'message' }] : []),
      ...(ticks === null ? [] : [{ text: say(ticks), field: 'readers' }]),
      ...(lacksWords ? [{ text: say('codename-missing'), field: 'codename' }] : []),
    ];
  };
  /** The words to show; null when there is a slip in those that were typed. */
  const takeWords = async (): Promise<readonly string[] | null> => {
    if (way() !== 'have') {
      const words = await ask('draw', null);
      return way() === 'new' ? words : [];
    }
    const unknown = await ask('open', codename());
    if (unknown.length > 0) showErrors('write', unknown.map(unknownWord));
    return unknown.length > 0 ? null : [];
  };
  const seal = async (): Promise<void> => {
    clearErrors();
    if (edition === null || list === null) return;
    const errors = problems(edition, list);
    if (errors.length > 0) {
      showErrors('write', errors);
      return;
    }
    try {
      showProgress('write', say('opening'));
      const words = await takeWords();
      if (words === null) return;
      const size = await ask('seal', {
        day: today(clock),
        language: LANGUAGE,
        // Whom the line chooses by itself is not in an edition: whoever is not ticked is left out.
        readers: standings(edition.readers, list.ticked(), groupsOf(edition)),
        answers: [],
        gist: 'no',
        message: message.value,
        files: files.list(),
      });
      const sealed = await sealedFile(ask, size);
      await ask('forget', null);
      showDone(sealed, offlineName(edition.edition, toHex(engine.random(4))), words);
      form.reset();
      form.hidden = true;
      part('#done').focus();
    } catch (error) {
      showErrors('write', [{ text: sayTrouble(troubleOf(error)) }]);
    } finally {
      showProgress('write', '');
    }
  };

  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) void open(file);
  });
  part('#same').addEventListener('click', goOn);
  message.addEventListener('input', () => {
    room.count(edition);
    plan();
  });
  onPress('#seal', seal);
  part('#leave').addEventListener('click', () => {
    leave();
    // Nothing to see, and no way back to it.
    location.replace('about:blank');
  });
  addEventListener('pagehide', leave);
}

const way = (): string => find('input[name="replies"]:checked', HTMLInputElement).value;
const codename = (): string => find('#codename', HTMLTextAreaElement).value.trim();

const lineOf = (text: string): HTMLElement => {
  const line = document.createElement('li');
  line.textContent = text;
  return line;
};

const groupsOf = ({ readers }: Edition): ReadonlySet<string> =>
  new Set(readers.map(({ group }) => group));

/** A group as a person reads it: the page has only the word that the roster has for it. */
const groupName = (word: string): string =>
  word.charAt(0).toUpperCase() + word.slice(1).replaceAll('-', ' ');

/** Groups by the words that the roster has for them; nobody is ticked unless the source does it. */
function listOf(edition: Edition): ReaderList {
  for (const group of groupsOf(edition)) {
    const home = copyOf('#reader-group');
    home.dataset['group'] = group;
    setText(home, 'h2', groupName(group));
    part('#readers').append(home);
  }
  const list = readerList();
  list.show(edition, new Set(), new Set(), 'reader-added');
  return list;
}

async function sealedFile(ask: Ask, size: number): Promise<Blob> {
  const parts: Blob[] = [];
  for (let done = 0; done < size;) {
    const bytes = await ask('part', null);
    done += bytes.length;
    // Each in a blob of its own, which the browser may keep where it likes: it is sealed.
    parts.push(new Blob([bytes]));
    showProgress('write', say('sealing', { n: Math.floor((done / size) * 100) }));
  }
  return new Blob(parts, { type: 'application/octet-stream' });
}

function showDone(sealed: Blob, name: string, words: readonly string[]): void {
  const save = find('#save', HTMLAnchorElement);
  save.href = URL.createObjectURL(sealed);
  save.download = name;
  part('#words').replaceChildren(...words.map(lineOf));
  part('#new-words').hidden = words.length === 0;
  part('#done').hidden = false;
}

/** Nothing that was typed or shown stays on the page. */
function leave(): void {
  find('#report', HTMLFormElement).reset();
  find('#edition', HTMLInputElement).value = '';
  part('#words').replaceChildren();
  for (const each of ['#compare', '#report', '#done']) part(each).hidden = true;
}

const unknownWord = ({ place, nearest }: UnknownWord): FieldError => ({
  text:
    nearest === null
      ? say('word-unknown', { n: place })
      : say('word-unknown-near', { n: place, word: nearest }),
  field: 'codename',
});
