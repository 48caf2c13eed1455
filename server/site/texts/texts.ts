import { en } from './en.js';

/** The program's words in one language. */
export type Texts = typeof en;

const TEXTS: Readonly<Record<string, Texts>> = { en };

/** English stands in for a language that the program does not speak yet. */
export const textsOf = (language: string): Texts => TEXTS[language] ?? en;

export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));

/** A line's own text as paragraphs: an empty line begins a new one. */
export const paragraphs = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
