/**
 * What a file is by its first bytes, whatever its name says. Nothing is decoded: the tool that holds
 * the keys reads a few bytes and compares them.
 */
export interface Kind {
  readonly name: string;
  /** Extensions that fit. */
  readonly extensions: readonly string[];
  /** What makes it more than something to look at. */
  readonly danger?: 'program' | 'macros' | 'archive';
}

/** How many bytes of a file's beginning are looked at. */
export const HEAD_BYTES = 4096;

/** A character a byte. TextDecoder's `latin1` is windows-1252, which has other characters. */
export const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

interface Magic extends Kind {
  readonly at?: number;
  readonly magic: string;
  /** Plain words may begin like this. */
  readonly notText?: true;
}

const MAGICS: readonly Magic[] = [
  { name: 'JPEG picture', magic: '\xff\xd8\xff', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  { name: 'PNG picture', magic: '\x89PNG\r\n\x1a\n', extensions: ['png'] },
  { name: 'GIF picture', magic: 'GIF8', extensions: ['gif'] },
  { name: 'TIFF picture', magic: 'II*\0', extensions: ['tif', 'tiff', 'dng', 'nef', 'cr2'] },
  { name: 'TIFF picture', magic: 'MM\0*', extensions: ['tif', 'tiff', 'nef'] },
  { name: 'PDF document', magic: '%PDF-', extensions: ['pdf'] },
  { name: 'PostScript program', magic: '%!PS', extensions: ['ps', 'eps'], danger: 'program' },
  { name: 'RTF document', magic: '{\\rtf', extensions: ['rtf'] },
  {
    name: 'older Office document',
    magic: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    extensions: ['doc', 'xls', 'ppt', 'msg', 'pub', 'vsd'],
    danger: 'macros',
  },
  {
    name: 'Windows installer',
    magic: 'MSCF',
    extensions: ['cab'],
    danger: 'archive',
  },
  { name: 'gzip archive', magic: '\x1f\x8b', extensions: ['gz', 'tgz'], danger: 'archive' },
  {
    name: 'bzip2 archive',
    magic: 'BZh',
    extensions: ['bz2', 'tbz'],
    danger: 'archive',
    notText: true,
  },
  { name: 'xz archive', magic: '\xfd7zXZ\0', extensions: ['xz', 'txz'], danger: 'archive' },
  { name: 'zstd archive', magic: '\x28\xb5\x2f\xfd', extensions: ['zst'], danger: 'archive' },
  { name: '7-Zip archive', magic: '7z\xbc\xaf\x27\x1c', extensions: ['7z'], danger: 'archive' },
  { name: 'RAR archive', magic: 'Rar!\x1a\x07', extensions: ['rar'], danger: 'archive' },
  { name: 'tar archive', magic: 'ustar', at: 257, extensions: ['tar'], danger: 'archive' },
  {
    name: 'Windows program',
    magic: 'MZ',
    extensions: ['exe', 'dll', 'scr'],
    danger: 'program',
    notText: true,
  },
  { name: 'Linux program', magic: '\x7fELF', extensions: ['elf', 'so', 'bin'], danger: 'program' },
  { name: 'macOS program', magic: '\xcf\xfa\xed\xfe', extensions: ['dylib'], danger: 'program' },
  { name: 'Java program', magic: '\xca\xfe\xba\xbe', extensions: ['class'], danger: 'program' },
  {
    name: 'Windows shortcut',
    magic: 'L\0\0\0\x01\x14\x02\0',
    extensions: ['lnk'],
    danger: 'program',
  },
  { name: 'script', magic: '#!', extensions: ['sh', 'py', 'pl', 'rb'], danger: 'program' },
  { name: 'SQLite database', magic: 'SQLite format 3\0', extensions: ['db', 'sqlite'] },
  { name: 'MP3 sound', magic: 'ID3', extensions: ['mp3'], notText: true },
  { name: 'MP3 sound', magic: '\xff\xfb', extensions: ['mp3'] },
  { name: 'AMR sound', magic: '#!AMR', extensions: ['amr'] },
  { name: 'Ogg sound or film', magic: 'OggS', extensions: ['ogg', 'oga', 'ogv', 'opus'] },
  { name: 'FLAC sound', magic: 'fLaC', extensions: ['flac'] },
  { name: 'Matroska film', magic: '\x1aE\xdf\xa3', extensions: ['mkv', 'webm', 'mka'] },
  { name: 'WAV sound', magic: 'WAVE', at: 8, extensions: ['wav'] },
  { name: 'AVI film', magic: 'AVI ', at: 8, extensions: ['avi'] },
  { name: 'WebP picture', magic: 'WEBP', at: 8, extensions: ['webp'] },
  { name: 'age file', magic: 'age-encryption.org/', extensions: ['age'] },
  { name: 'OpenPGP text', magic: '-----BEGIN PGP', extensions: ['asc', 'pgp', 'gpg'] },
];

/** ISO base media (ISO/IEC 14496-12) by its brand. */
const BRANDS: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:heic|heix|mif1|msf1)/, { name: 'HEIC picture', extensions: ['heic', 'heif'] }],
  [/^avif/, { name: 'AVIF picture', extensions: ['avif'] }],
  [/^qt/, { name: 'QuickTime film', extensions: ['mov', 'qt'] }],
  [/^3g/, { name: '3GPP film', extensions: ['3gp', '3g2'] }],
  [/^M4A/, { name: 'MPEG-4 sound', extensions: ['m4a', 'mp4'] }],
  [/^/, { name: 'MPEG-4 film', extensions: ['mp4', 'm4v', 'mov', 'm4a'] }],
];

/** A ZIP archive by what it holds first: office documents are ZIP archives too. */
const ZIPS: readonly (readonly [RegExp, Kind])[] = [
  [/word\//, { name: 'Word document', extensions: ['docx', 'docm', 'dotx'], danger: 'macros' }],
  [/xl\//, { name: 'Excel document', extensions: ['xlsx', 'xlsm'], danger: 'macros' }],
  [/ppt\//, { name: 'PowerPoint document', extensions: ['pptx', 'pptm'], danger: 'macros' }],
  [
    /mimetypeapplication\/vnd\.oasis/,
    { name: 'OpenDocument', extensions: ['odt', 'ods', 'odp'], danger: 'macros' },
  ],
  [/mimetypeapplication\/epub/, { name: 'EPUB book', extensions: ['epub'] }],
  [
    /META-INF\/MANIFEST\.MF|AndroidManifest\.xml|classes\.dex/,
    { name: 'Java or Android program', extensions: ['jar', 'apk'], danger: 'program' },
  ],
  [
    /\[Content_Types\]\.xml/,
    {
      name: 'Office document',
      extensions: ['docx', 'docm', 'xlsx', 'xlsm', 'pptx', 'pptm'],
      danger: 'macros',
    },
  ],
  [/^/, { name: 'ZIP archive', extensions: ['zip'], danger: 'archive' }],
];

const MARKUP: readonly (readonly [RegExp, Kind])[] = [
  [
    /<svg[\s>]/i,
    { name: 'SVG picture, which can hold scripts', extensions: ['svg'], danger: 'program' },
  ],
  [
    /<(?:!doctype html|html|head|body|script)[\s>]/i,
    { name: 'web page, which can hold scripts', extensions: ['html', 'htm'], danger: 'program' },
  ],
  [/^\s*<\?xml/, { name: 'XML text', extensions: ['xml', 'gpx', 'kml'] }],
];

const EMPTY: Kind = { name: 'empty', extensions: [] };
const UNKNOWN: Kind = { name: 'nothing known here', extensions: [] };
const TEXT: Kind = {
  name: 'plain text',
  extensions: ['txt', 'csv', 'md', 'log', 'json', 'eml', 'ics', 'vcf', 'text'],
};

const choose = (among: readonly (readonly [RegExp, Kind])[], text: string): Kind =>
  among.find(([pattern]) => pattern.test(text))?.[1] ?? UNKNOWN;

const KNOWN = new Set(
  [...MAGICS, ...[...BRANDS, ...ZIPS, ...MARKUP].map(([, kind]) => kind)].flatMap(
    ({ extensions }) => extensions,
  ),
);

/** Whether a name with this extension says what bytes are to be expected. */
export const isTelling = (extension: string): boolean => KNOWN.has(extension);

/** The kind of a file by its first bytes; never by its name. */
export function kindOf(head: Uint8Array): Kind {
  if (head.length === 0) return EMPTY;
  const start = latin1(head.subarray(0, HEAD_BYTES));
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return choose(ZIPS, start);
  if (start.slice(4, 8) === 'ftyp') return choose(BRANDS, start.slice(8, 12));
  const text = isText(head.subarray(0, HEAD_BYTES));
  const known = MAGICS.filter(
    ({ magic, at = 0, notText }) => start.startsWith(magic, at) && !(text && notText === true),
  )
    // The longer says more: '#!AMR' is a sound, '#!' a script.
    .sort((a, b) => b.magic.length - a.magic.length)[0];
  if (known !== undefined) return known;
  const markup = choose(MARKUP, start.slice(0, 1024));
  if (markup !== UNKNOWN) return markup;
  return text ? TEXT : UNKNOWN;
}

/** UTF-8 without controls; the last character may be cut. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return !/[\0-\x08\x0e-\x1f]/.test(text);
  } catch {
    return false;
  }
}
