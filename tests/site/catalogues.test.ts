import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Entry, FluentParser, type Pattern, type SelectExpression } from '@fluent/syntax';
import { type Catalogue, idOf, writtenIn } from '../../server/site/texts/catalogue.js';
import { NAMES } from '../../server/site/texts/names.js';
import { formsOf, scriptLines } from '../../server/site/texts/scriptLines.js';
import { CATALOGUES, catalogueOf, textsOf } from '../../server/site/texts/texts.js';

/** What a message holds, as a translator has to keep it. */
interface Held {
  readonly lines: number;
  readonly values: readonly string[];
  readonly references: readonly string[];
  /** Of each choice, the forms that it has. */
  readonly choices: readonly (readonly string[])[];
}

const parser = new FluentParser();
const entriesOf = ({ parts }: Catalogue): Entry[] =>
  parts.flatMap((part) => parser.parse(part).body);

function heldIn(pattern: Pattern): Held {
  const values = new Set<string>();
  const references = new Set<string>();
  const choices: string[][] = [];
  const look = ({ elements }: Pattern): void => {
    for (const element of elements) {
      if (element.type !== 'Placeable') continue;
      const { expression } = element;
      if (expression.type === 'VariableReference') values.add(expression.id.name);
      if (expression.type === 'MessageReference') references.add(expression.id.name);
      if (expression.type === 'SelectExpression') {
        choices.push(formsIn(expression));
        for (const { value } of expression.variants) look(value);
      }
    }
  };
  look(pattern);
  const text = pattern.elements.map((each) => ('value' in each ? String(each.value) : '')).join('');
  return {
    lines: text.split('\n').length,
    values: [...values].sort(),
    references: [...references].sort(),
    choices,
  };
}

const formsIn = ({ variants }: SelectExpression): string[] =>
  variants.map(({ key }) => (key.type === 'Identifier' ? key.name : key.value));

function messagesOf(catalogue: Catalogue): Map<string, Held> {
  const found = new Map<string, Held>();
  for (const entry of entriesOf(catalogue)) {
    if (entry.type === 'Comment' || entry.type === 'ResourceComment') continue;
    if (entry.type !== 'Message' || entry.value === null)
      throw new Error(`not a message: ${entry.type}`);
    if (found.has(entry.id.name)) throw new Error(`twice: ${entry.id.name}`);
    found.set(entry.id.name, heldIn(entry.value));
  }
  return found;
}

/** Every name of a text, and what it takes. */
function wanted(shape: object, path: readonly string[] = []): [string, readonly string[]][] {
  return Object.entries(shape).flatMap(([name, each]: [string, object | string]) =>
    typeof each === 'string'
      ? [[idOf([...path, name]), []]]
      : Array.isArray(each)
        ? [[idOf([...path, name]), each as string[]]]
        : wanted(each, [...path, name]),
  );
}

const NEEDED = new Map(wanted(NAMES));
const ENGLISH = messagesOf(CATALOGUES['en'] as Catalogue);
const OTHERS = Object.entries(CATALOGUES).filter(([language]) => language !== 'en');

describe.each(Object.entries(CATALOGUES))('the sentences in %s', (language, catalogue) => {
  const messages = messagesOf(catalogue);

  test('are all there, and none is left over', () => {
    expect([...messages.keys()].sort()).toEqual([...NEEDED.keys()].sort());
  });

  test('hold what is to be filled in, and nothing else', () => {
    for (const [id, { values }] of messages)
      // A form for one may do without its number: it says 'one' in a word.
      expect([id, values]).toEqual([id, [...(NEEDED.get(id) ?? [])].sort()]);
  });

  test('have each form that the language needs for a number', () => {
    const needed = [...formsOf(catalogue.locale).keys()].sort();
    for (const [id, { choices }] of messages)
      for (const forms of choices) expect([id, [...forms].sort()]).toEqual([id, needed]);
  });

  test('are written for every page, in the script’s lines too', () => {
    expect(writtenIn(catalogue).locale).toBe(catalogue.locale);
    for (const line of scriptLines(catalogue).split('\n')) expect(line).toMatch(/^[a-z.-]+ \S/);
  });

  test('belong to a language that this machine can write days and numbers in', () => {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf([catalogue.locale]);
    expect(known).toBe(catalogue.locale);
    expect(catalogueOf(`${language}-gb`)).toBe(catalogue);
  });
});

test.each(OTHERS)('the sentences in %s match the English ones', (_, catalogue) => {
  for (const [id, held] of messagesOf(catalogue)) {
    const english = ENGLISH.get(id);
    expect([id, held.lines]).toEqual([id, english?.lines]);
    for (const reference of english?.references ?? []) expect(held.references).toContain(reference);
    expect([id, held.choices.length]).toEqual([id, english?.choices.length]);
  }
});

test.each(OTHERS)('a draft in %s says that it is one, at the head of each file', (_, catalogue) => {
  const says = catalogue.parts.map((part) =>
    part.startsWith('\n# Draft. Not read by a native reader.\n'),
  );
  expect(says).toEqual(says.map(() => catalogue.signedOff === null));
});

test('each name of a text is used by some page', () => {
  const source = sourceIn(new URL('../../server', import.meta.url).pathname);
  const unused = names(NAMES).filter((name) => !new RegExp(`\\b${name}\\b`).test(source));
  expect(unused).toEqual([]);
});

function names(shape: object): string[] {
  return Object.entries(shape).flatMap(([name, each]: [string, object | string]) =>
    name === 'script' || name === 'problems'
      ? []
      : typeof each === 'string' || Array.isArray(each)
        ? [name]
        : [name, ...names(each)],
  );
}

function sourceIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('site/texts/'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

test('a number has the form and the digits of its language', () => {
  expect(textsOf('pl').keep.stay({ days: 22 })).toContain('22 dni');
  expect(textsOf('ar').keep.stay({ days: 2 })).toContain('يومين');
  expect(textsOf('ar').keep.stay({ days: 180 })).toContain('١٨٠');
  expect(textsOf('en').keep.stay({ days: 1 })).toBe('Replies stay 1 day.');
});

test('a name put into a language from right to left keeps its own direction', () => {
  expect(textsOf('ar').start.runBy({ name: 'A line' })).toContain('\u2068A line\u2069');
  expect(textsOf('en').start.runBy({ name: 'A line' })).toBe('A line runs this line.');
});
