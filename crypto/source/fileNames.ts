const LONGEST = 200;
/** Controls, and marks that reorder or hide text on a screen. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A file's own name, of which nothing can act on a reader's screen. */
export const keptName = (given: string): string =>
  Array.from(given.normalize('NFC').replace(HIDDEN, '')).slice(0, LONGEST).join('') || 'file';

/** Endings that say what a file is and nothing of who named it. */
const ENDINGS = new Set(
  (
    'jpg jpeg png webp gif heic tif tiff bmp pdf txt rtf doc docx odt xls xlsx ods csv ppt pptx odp ' +
    'mp3 m4a aac ogg opus wav amr mp4 m4v mov webm mkv avi 3gp eml msg mbox zip 7z json html htm asc gpg pgp age'
  ).split(' '),
);

const PHOTO = /^(?:jpe?g|png|webp|gif|heic|tiff?|bmp)$/;

/** A name that tells nothing: what kind, a number, and the ending if it is a well-known one. */
export function neutralName(number: number, given: string): string {
  const ending = /\.([a-z0-9]{2,5})$/i.exec(given)?.[1]?.toLowerCase() ?? '';
  const name = `${PHOTO.test(ending) ? 'photo' : 'file'}-${String(number)}`;
  return ENDINGS.has(ending) ? `${name}.${ending}` : name;
}
