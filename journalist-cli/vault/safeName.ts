/**
 * A name for a file of a stranger's: `001-name.ext`. What the source called it never decides where
 * it goes: no separators, no leading dots, nothing that a shell, FAT or Windows takes for its own.
 */
const MOST_CHARACTERS = 60;
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
  const extension = dot > 0 && cleaned.length - dot <= 10 ? cleaned.slice(dot) : '';
  const stem = Array.from(cleaned.slice(0, cleaned.length - extension.length))
    .slice(0, MOST_CHARACTERS)
    .join('');
  return `${String(number).padStart(3, '0')}-${stem === '' ? 'file' : stem}${extension}`;
}
