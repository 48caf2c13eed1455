import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { distance, nearestWord } from '../../../crypto/source/nearestWord.js';

const words = readFileSync(new URL('../../../client/words/english.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

test.each([
  ['abandn', 'abandon'],
  ['Harbor', 'harbor'],
  ['mountan', 'mountain'],
  ['vissual', 'visual'],
])('%s was meant to be %s', (typed, meant) => {
  expect(nearestWord(words, typed)).toBe(meant);
});

test('a word that is like none gets no suggestion', () => {
  expect(nearestWord(words, 'qqqqqqq')).toBeNull();
});

test('counts letters to add, drop and change', () => {
  expect(distance('kitten', 'sitting')).toBe(3);
  expect(distance('', 'abc')).toBe(3);
  expect(distance('same', 'same')).toBe(0);
});
