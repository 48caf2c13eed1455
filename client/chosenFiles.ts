import { keptName, neutralName } from '../crypto/source/fileNames.js';
import { all, copyOf, find, setText } from './elements.js';
import { writtenSize } from './measures.js';
import { say } from './sentences.js';
import type { LetterFile } from './worker/messages.js';

/** The files that go with a message. Their names stay behind unless the source keeps them. */
export interface ChosenFiles {
  list(): readonly LetterFile[];
}

/** @param changed told whenever a file was added or taken out, or names are kept or not */
export function chosenFiles(
  form: HTMLFormElement,
  locale: string,
  changed: () => void,
): ChosenFiles {
  const input = find('#files', HTMLInputElement, form);
  const keep = find('#keep-names', HTMLInputElement, form);
  let files: readonly File[] = [];

  const list = (): LetterFile[] =>
    files.map((file, i) => ({
      name: keep.checked ? keptName(file.name) : neutralName(i + 1, file.name),
      file,
    }));
  const show = (): void => {
    find('#file-list', HTMLElement).replaceChildren(
      ...files.map((file) => row(file, () => set(files.filter((each) => each !== file)))),
    );
    for (const part of all('[data-with-files]', form)) part.hidden = files.length === 0;
    changed();
  };
  const set = (now: readonly File[]): void => {
    files = now;
    // The field says how many there are; setting them tells nobody.
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    show();
  };
  const row = (file: File, remove: () => void): HTMLElement => {
    const each = copyOf('#file-row');
    setText(each, '[data-name]', file.name);
    setText(each, '[data-size]', writtenSize(file.size, locale));
    const button = find('button', HTMLButtonElement, each);
    button.setAttribute('aria-label', say('file-remove', { name: file.name }));
    button.addEventListener('click', () => {
      remove();
      input.focus();
    });
    return each;
  };

  input.addEventListener('change', () => {
    const added = [...(input.files ?? [])];
    // A second look into a folder adds to the first.
    set([...files, ...added]);
  });
  keep.addEventListener('change', changed);
  form.addEventListener('reset', () => {
    set([]);
  });
  return { list };
}
