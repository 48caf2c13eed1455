import { expect, test } from '@jest/globals';
import { keptName, neutralName } from '../../../crypto/source/fileNames.js';

test.each([
  ['IMG_2041.JPG', 'photo-3.jpg'],
  ['Müller, Aussage.tar.zip', 'file-3.zip'],
  ['letter.anna-schmidt', 'file-3'],
  ['.pdf', 'file-3.pdf'],
  ['photo.jpg.exe', 'file-3'],
  ['nothing', 'file-3'],
])('%s goes as %s', (given, name) => {
  expect(neutralName(3, given)).toBe(name);
});

test('a kept name loses what could act on a screen, and nothing else', () => {
  expect(keptName('Zeugin Ä 1.pdf')).toBe('Zeugin Ä 1.pdf');
  expect(keptName('a\u202efdp.exe\u0007')).toBe('afdp.exe');
  expect(keptName('\u200b')).toBe('file');
  expect(keptName('x'.repeat(500))).toHaveLength(200);
});
