import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const text = readFileSync('docs/THREAT-MODEL.md', 'utf8');
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:promise|---)/.test(line));

test('every promise of the threat model names tests, and they are there', () => {
  const unheld = rows.filter((row) => {
    const named = row.match(/tests\/[a-zA-Z0-9/.-]+\.test\.ts/g) ?? [];
    return named.length === 0 || !named.every((path) => existsSync(path));
  });
  expect(unheld).toEqual([]);
  expect(rows.length).toBeGreaterThan(20);
});

test('every adversary of the threat model has its limits said aloud', () => {
  const sections = text.split('\n### ').slice(1);
  const silent = sections.filter(
    (section) => !/\blimits?\b|not tested|Large uploads/i.test(section),
  );
  expect(silent.map((section) => section.split('\n')[0])).toEqual([]);
});
