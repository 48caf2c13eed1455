import { type Catalogue, type Texts, writtenIn } from './catalogue.js';
import { ar } from './ar.js';
import { cy } from './cy.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { pl } from './pl.js';
import { ur } from './ur.js';
import { scriptLines as linesFor } from './scriptLines.js';

export type { Texts } from './catalogue.js';

/** The languages that the program speaks, by their codes. */
export const CATALOGUES: Readonly<Record<string, Catalogue>> = { ar, cy, en, es, fr, pl, ur };

/** `en-gb` finds English. */
export const catalogueOf = (language: string): Catalogue | undefined =>
  [language, language.split('-')[0] ?? '']
    .filter((each) => Object.hasOwn(CATALOGUES, each))
    .map((each) => CATALOGUES[each])[0];

const known = new Map<Catalogue, Texts>();

/** English stands in for a language that the program does not speak. */
export function textsOf(language: string): Texts {
  const catalogue = catalogueOf(language) ?? en;
  const texts = known.get(catalogue) ?? writtenIn(catalogue);
  known.set(catalogue, texts);
  return texts;
}

/** A line's own text, with what belongs in its braces. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));

/** A line's own text as paragraphs: an empty line begins a new one. */
export const paragraphs = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** The sentences of the script in this language, for the page to bring. */
export const scriptLines = (language: string): string => linesFor(catalogueOf(language) ?? en);
