import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { NAMES } from './names.js';

/** A language of the pages: its sentences, as Project Fluent writes them, and how it is written. */
export interface Catalogue {
  /** For days and numbers. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** The native reader who has read all of it, and the day; null for a draft. */
  readonly signedOff: { readonly by: string; readonly day: string } | null;
  readonly parts: readonly string[];
}

type Values<Names extends readonly string[]> = Readonly<Record<Names[number], FluentVariable>>;
type Kind = 'text' | 'lines' | readonly string[];
interface Shape {
  readonly [name: string]: Kind | Shape;
}
type Written<S> = S extends 'text'
  ? string
  : S extends 'lines'
    ? readonly string[]
    : S extends readonly string[]
      ? (values: Values<S>) => string
      : { readonly [K in keyof S]: Written<S[K]> };

/** The program's words in one language, by the names in `names.ts`. */
export type Texts = Written<typeof NAMES> & Pick<Catalogue, 'locale' | 'direction'>;

/** A sentence of this name with these values in it. */
export type Say = (id: string, values?: Readonly<Record<string, FluentVariable>>) => string;

/** As `write.readersHint` is called in a catalogue. */
export const idOf = (path: readonly string[]): string =>
  path.join('-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * What is put into a sentence stays apart from its direction where a language runs from right to
 * left: names, addresses and codenames may run the other way.
 */
export function sayer({ locale, direction, parts }: Catalogue): Say {
  const bundle = new FluentBundle(locale, { useIsolating: direction === 'rtl' });
  for (const part of parts) bundle.addResource(new FluentResource(part));
  return (id, values = {}) => {
    const pattern = bundle.getMessage(id)?.value ?? null;
    if (pattern === null) throw new Error(`a text is missing: ${id}`);
    const faults: Error[] = [];
    const text = bundle.formatPattern(pattern, values, faults);
    if (faults.length > 0) throw new Error(`a text cannot be written: ${id}`);
    return text;
  };
}

export const writtenIn = (catalogue: Catalogue): Texts => ({
  ...(written(NAMES, sayer(catalogue), []) as Written<typeof NAMES>),
  locale: catalogue.locale,
  direction: catalogue.direction,
});

const isKind = (shape: Kind | Shape): shape is Kind =>
  typeof shape === 'string' || Array.isArray(shape);

function written(shape: Kind | Shape, say: Say, path: readonly string[]): unknown {
  if (!isKind(shape))
    return Object.fromEntries(
      Object.entries(shape).map(([name, inner]) => [name, written(inner, say, [...path, name])]),
    );
  const id = idOf(path);
  if (shape === 'text') return say(id);
  if (shape === 'lines') return say(id).split('\n');
  return (values: Parameters<Say>[1]) => say(id, values);
}
