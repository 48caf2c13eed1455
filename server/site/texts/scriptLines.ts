import { FluentNumber } from '@fluent/bundle';
import { type Catalogue, type Say, sayer } from './catalogue.js';
import { SCRIPT } from './scriptNames.js';

/** Stands for a number that the script will know: it chooses a form, and leaves its place open. */
class Open extends FluentNumber {
  override toString(): string {
    return '{n}';
  }
}

/** Numbers that between them need every form that whole numbers have in any language. */
const WHOLE = [...Array.from({ length: 101 }, (_, i) => i), 1_000_000];

/** A whole number for each form that a language has, by its CLDR category; `other` is always there. */
export function formsOf(locale: string): ReadonlyMap<string, number> {
  const rules = new Intl.PluralRules(locale);
  const forms = new Map([['other', Number.NaN]]);
  for (const n of WHOLE) {
    const form = rules.select(n);
    if (Number.isNaN(forms.get(form) ?? Number.NaN)) forms.set(form, n);
  }
  return forms;
}

/**
 * The sentences of the script, a line each: its name, and the text with `{value}` where something is
 * to be filled in. Where a number changes the words, each of its forms has a line of its own, such as
 * `room.one`; `room` alone is for all others.
 */
export function scriptLines(catalogue: Catalogue): string {
  const say = sayer(catalogue);
  const forms = formsOf(catalogue.locale);
  return Object.entries(SCRIPT)
    .flatMap(([name, kind]) => linesOf(say, forms, name, kind === 'text' ? [] : kind))
    .join('\n');
}

function linesOf(
  say: Say,
  forms: ReadonlyMap<string, number>,
  name: string,
  takes: readonly string[],
): string[] {
  const values = Object.fromEntries(takes.map((each) => [each, `{${each}}`]));
  const withNumber = (n: number): string =>
    say(`script-${name}`, takes.includes('n') ? { ...values, n: new Open(n) } : values);
  const others = withNumber(forms.get('other') ?? 0);
  const own = [...forms].flatMap(([form, n]) => {
    const text = withNumber(n);
    return form === 'other' || text === others ? [] : [`${name}.${form} ${text}`];
  });
  return [`${name} ${others}`, ...own];
}
