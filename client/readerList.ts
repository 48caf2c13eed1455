import { type Key, parseKey } from '../crypto/wire/fields.js';
import { all, copyOf, find, setText } from './elements.js';
import { say } from './sentences.js';
import type { Edition } from './worker/messages.js';

/** The readers of the newest edition as boxes to tick, each under its group. */
export interface ReaderList {
  show(
    edition: Edition,
    ticked: ReadonlySet<Key>,
    markNew: ReadonlySet<Key>,
    why: 'reader-new' | 'reader-added',
  ): void;
  /** Takes the ticks of those whom an answer leaves out, and gives them back when it no longer does. */
  leaveOut(by: ReadonlyMap<Key, string>): void;
  ticked(): ReadonlySet<Key>;
}

export function readerList(): ReaderList {
  const list = find('#readers', HTMLElement);
  const groups = all('[data-group]', list);
  const boxes = (): HTMLInputElement[] =>
    all('input[name="reader"]', list).filter((each) => each instanceof HTMLInputElement);
  return {
    show: ({ readers }, ticked, markNew, why) => {
      for (const group of groups) find('[data-in-group]', HTMLElement, group).replaceChildren();
      for (const [i, { key, group, label, reachable }] of readers.entries()) {
        const row = copyOf('#reader-row');
        const box = find('input', HTMLInputElement, row);
        box.id = `r${String(i)}`;
        box.value = key;
        // What a form goes back to when it is reset must widen nothing either.
        box.defaultChecked = false;
        box.checked = ticked.has(key);
        find('label', HTMLLabelElement, row).htmlFor = box.id;
        setText(row, '[data-label]', label);
        const notes = [
          ...(markNew.has(key) ? [say(why)] : []),
          ...(reachable ? [] : [say('reader-unreachable')]),
        ];
        row.toggleAttribute('data-new', markNew.has(key));
        row.toggleAttribute('data-unreachable', !reachable);
        const note = find('[data-note]', HTMLElement, row);
        note.textContent = notes.join(' ');
        note.hidden = notes.length === 0;
        const home = groups.find((each) => each.dataset['group'] === group) ?? groups.at(-1);
        if (home !== undefined) find('[data-in-group]', HTMLElement, home).append(row);
      }
      for (const group of groups)
        group.hidden = find('[data-in-group]', HTMLElement, group).childElementCount === 0;
    },
    leaveOut: (by) => {
      for (const box of boxes()) {
        const answer = by.get(parseKey(box.value));
        const { before } = box.dataset;
        if (answer !== undefined && before === undefined) {
          box.dataset['before'] = String(box.checked);
          box.checked = false;
        } else if (answer === undefined && before !== undefined) {
          delete box.dataset['before'];
          box.checked = before === 'true';
        }
        const why = box.parentElement?.querySelector('[data-why]');
        if (why != null)
          why.textContent = answer === undefined ? '' : say('reader-left-out', { answer });
      }
    },
    ticked: () => new Set(boxes().flatMap((box) => (box.checked ? [parseKey(box.value)] : []))),
  };
}
