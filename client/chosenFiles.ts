import { keptName, neutralName } from '../crypto/source/fileNames.js';
import { all, copyOf, find, setText } from './elements.js';
import { writtenSize } from './measures.js';
import { carrierOf } from './pictures/kind.js';
import { look, type Looked } from './pictures/looked.js';
import type { FieldError } from './sections.js';
import { say, type Sentence } from './sentences.js';
import type { LetterFile } from './worker/messages.js';

/** The files that go with a message. Their names stay behind unless the source keeps them. */
export interface ChosenFiles {
  list(): readonly LetterFile[];
  /** What is in the way of sending them, or of sending a message without any. */
  problems(message: string): FieldError[];
}
/** A file and what was ticked beside it. */
interface Chosen extends Looked {
  ticked: boolean;
}

/** @param changed told whenever a file was added or taken out, or what goes of it */
export function chosenFiles(
  form: HTMLFormElement,
  locale: string,
  changed: () => void,
): ChosenFiles {
  const input = find('#files', HTMLInputElement, form);
  const keep = find('#keep-names', HTMLInputElement, form);
  let files: readonly Chosen[] = [];
  let waiting: readonly Chosen[] = [];
  let looking = 0;

  const list = (): LetterFile[] =>
    files.map(({ file, clean, ticked }, i) => ({
      name: keep.checked ? keptName(file.name) : neutralName(i + 1, file.name),
      file: ticked ? (clean ?? file) : file,
    }));
  const set = (now: readonly Chosen[]): void => {
    files = now;
    // The field says how many there are; setting them tells nobody.
    const transfer = new DataTransfer();
    for (const { file } of files) transfer.items.add(file);
    input.files = transfer.files;
    find('#file-list', HTMLElement).replaceChildren(...files.map(row));
    for (const part of all('[data-with-files]', form)) part.hidden = files.length === 0;
    find('#files-wait', HTMLElement, form).hidden = waiting.length === 0;
    changed();
  };
  const row = (chosen: Chosen, i: number): HTMLElement => {
    const { file, clean } = chosen;
    const each = copyOf('#file-row');
    setText(each, '[data-name]', file.name);
    setText(each, '[data-size]', writtenSize(file.size, locale));
    const button = find('button', HTMLButtonElement, each);
    button.setAttribute('aria-label', say('file-remove', { name: file.name }));
    button.addEventListener('click', () => {
      set(files.filter((other) => other !== chosen));
      input.focus();
    });
    const carrier = carrierOf(file.name);
    const picture = find('.choice', HTMLElement, each);
    if (clean === undefined) {
      picture.remove();
      if (carrier !== 'plain') setText(each, '[data-carries]', say(`carries-${carrier}`));
      return each;
    }
    const box = find('input', HTMLInputElement, picture);
    box.id = `f${String(i)}`;
    box.checked = chosen.ticked;
    box.addEventListener('change', () => {
      chosen.ticked = box.checked;
      changed();
    });
    find('label', HTMLLabelElement, picture).htmlFor = box.id;
    setText(picture, '[data-box]', say(clean === null ? 'picture-as-is' : 'picture-clean'));
    setText(picture, '.hint', say(clean === null ? 'picture-failed' : 'picture-hint'));
    return each;
  };

  input.addEventListener('change', () => {
    const added = [...(input.files ?? [])];
    void (async () => {
      looking += 1;
      const looked: Chosen[] = [];
      // One after the other: one picture is in memory at a time.
      for (const file of added) {
        const seen = await look(file);
        looked.push({ ...seen, ticked: seen.clean !== null });
      }
      looking -= 1;
      // A second look into a folder adds to the first.
      set([...files, ...looked]);
    })();
  });
  keep.addEventListener('change', changed);
  find('#text-first', HTMLButtonElement, form).addEventListener('click', () => {
    waiting = files;
    set([]);
    input.focus();
  });
  // Files that wait for the text come back when the form is emptied because it was sent.
  form.addEventListener('reset', () => {
    const back = waiting;
    waiting = [];
    set(back);
  });
  // And not when everything goes: before the form is emptied then.
  addEventListener(
    'pagehide',
    () => {
      waiting = [];
    },
    true,
  );
  const problem = (message: string): readonly [Sentence, string] | null => {
    if (looking > 0) return ['files-looking', 'files'];
    if (files.some(({ clean, ticked }) => clean === null && !ticked))
      return ['files-unanswered', 'files'];
    return message.trim() === '' && files.length === 0 ? ['message-missing', 'message'] : null;
  };
  return {
    list,
    problems: (message) => {
      const [sentence, field] = problem(message) ?? [];
      return sentence === undefined || field === undefined ? [] : [{ text: say(sentence), field }];
    },
  };
}
