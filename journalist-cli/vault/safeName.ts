import { utf8 } from '../../crypto/wire/bytes.js';

/**
 * A name for a file of a stranger's: `001-name.ext`. What the source called it never decides where
 * it goes: no separators, no leading dots, nothing that a shell, FAT or Windows takes for its own.
 */
const MOST_CHARACTERS = 60;
/** File systems count bytes, 255 of them as a rule and 143 under some encryption; the number and the extension take some. */
const MOST_BYTES = 100;
const MOST_EXTENSION_BYTES = 24;
// Some letters show as nothing: a name of them would look like another.
const UNSAFE = /[^\p{L}\p{N}._-]+|\p{Default_Ignorable_Code_Point}+/gu;

export function safeName(number: number, name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replace(UNSAFE, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/-+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  const dot = cleaned.lastIndexOf('.');
  const said = dot > 0 && cleaned.length - dot <= 10 ? cleaned.slice(dot) : '';
  const extension = utf8(said).length <= MOST_EXTENSION_BYTES ? said : '';
  const characters = Array.from(cleaned.slice(0, cleaned.length - extension.length)).slice(
    0,
    MOST_CHARACTERS,
  );
  while (utf8(characters.join('')).length > MOST_BYTES) characters.pop();
  const stem = characters.join('');
  return `${String(number).padStart(3, '0')}-${stem === '' ? 'file' : stem}${extension}`;
}
