import { type Id, parseId } from '../crypto/wire/fields.js';

/** What the page says of its line, in the attributes of its root element. */
export interface PageData {
  readonly line: Id;
  readonly root: string;
  readonly words: string;
  readonly wordsIntegrity: string;
  /** Groups that are chosen unless the source says otherwise. */
  readonly defaults: ReadonlySet<string>;
  /** Left alone for so many minutes, the page covers itself, and then is left. */
  readonly idle: { readonly cover: number; readonly wipe: number };
  /** Whom options may leave out, by the numbers that style has for them. */
  readonly leftOut: readonly string[];
  readonly language: string;
  /** How days are written. */
  readonly locale: string;
}

export function readPageData(root: HTMLElement): PageData {
  const { dataset } = root;
  const [cover = 0, wipe = 0] = (dataset['idle'] ?? '').split(' ').map(Number);
  return {
    line: parseId(dataset['line'] ?? ''),
    root: dataset['root'] ?? '',
    words: dataset['words'] ?? '',
    wordsIntegrity: dataset['wordsIntegrity'] ?? '',
    defaults: new Set((dataset['default'] ?? '').split(' ')),
    idle: { cover, wipe },
    leftOut: (dataset['leftOut'] ?? '').split('\n'),
    language: root.lang,
    locale: dataset['locale'] ?? root.lang,
  };
}
