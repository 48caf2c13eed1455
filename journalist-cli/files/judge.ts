import { visible } from '../terminal/visible.js';
import { type Metadata, MOST_BYTES, readMetadata } from './exif.js';
import { HEAD_BYTES, type Kind, isTelling, kindOf, latin1 } from './kind.js';
import { zipDirectory } from './zip.js';

/** What can be said of a stranger's file without opening it. */
export interface Judgement {
  /** What its bytes are. */
  readonly kind: string;
  /** What its name says it is: an extension, in lower case. */
  readonly claimed: string | null;
  /** What to know before it is opened, most serious first. */
  readonly notes: readonly string[];
  readonly metadata: Metadata | null;
}

export interface Strange {
  readonly name: string;
  readonly size: number;
  /** Bytes from an offset; fewer where the file ends. */
  read(offset: number, length: number): Uint8Array;
}

/** More than this from one archive, or a hundred times its own size, is there to do harm. */
const BOMB_BYTES = 10 * 1024 ** 3;
const BOMB_RATIO = 200;

export function judge(file: Strange, withMetadata: boolean): Judgement {
  const head = file.read(0, HEAD_BYTES);
  const kind = kindOf(head);
  const claimed = /\.([\p{L}\p{N}]{1,10})$/u.exec(file.name)?.[1]?.toLowerCase() ?? null;
  const metadata = withMetadata ? readMetadata(file.read(0, MOST_BYTES)) : null;
  return {
    kind: kind.name,
    claimed,
    notes: [
      ...dangerOf(kind),
      ...claimNotes(kind, claimed),
      ...nameNotes(file.name),
      ...archiveNotes(kind, file),
      ...endNotes(kind, file),
    ],
    metadata,
  };
}

const DANGERS: { readonly [danger in NonNullable<Kind['danger']>]: string } = {
  program: 'It can run. Do not start it.',
  macros: 'It can hold macros, which run.',
  archive: 'It is an archive; nothing in it was looked at.',
};
const dangerOf = ({ danger }: Kind): string[] => (danger === undefined ? [] : [DANGERS[danger]]);

function claimNotes({ extensions, name }: Kind, claimed: string | null): string[] {
  if (claimed === null || extensions.includes(claimed)) return [];
  if (extensions.length > 0) return [`Its name ends in .${claimed}, and it is: ${name}.`];
  return isTelling(claimed)
    ? [`Its name ends in .${claimed}, and its bytes are not of that kind.`]
    : [];
}

const RUNS = /\.(?:exe|scr|com|bat|cmd|ps1|vbs|js|jse|wsf|hta|lnk|msi|jar|apk|app|desktop|sh)$/i;

function nameNotes(name: string): string[] {
  const shown = visible(name);
  return [
    ...(shown === name ? [] : ['Its name holds characters that hide or reorder it.']),
    ...(RUNS.test(name) ? ['Its name is that of a program.'] : []),
    ...(/[/\\]/.test(name) ? ['Its name says in which folder to put it. It was not obeyed.'] : []),
  ];
}

function archiveNotes({ name }: Kind, file: Strange): string[] {
  if (!/^(?:ZIP|Office|Word|Excel|PowerPoint|OpenDocument|EPUB|Java)/.test(name)) return [];
  const zip = zipDirectory(file.size, (offset, length) => file.read(offset, length));
  if (zip === null)
    return ['Its list of contents is missing or wrong: it is cut short or damaged.'];
  const isBomb = zip.unpacked > BOMB_BYTES || zip.unpacked > BOMB_RATIO * Math.max(file.size, 1024);
  return [
    ...(isBomb
      ? [
          `It would unpack to ${sizeText(zip.unpacked)}: it may be there to fill a disk. Do not unpack it.`,
        ]
      : []),
    ...(zip.nested > 0 ? [`It holds ${String(zip.nested)} archives within the archive.`] : []),
    ...(zip.encrypted ? ['It is locked with a passphrase.'] : []),
    `It says that it holds ${String(zip.entries)} files of ${sizeText(zip.unpacked)}.`,
  ];
}

const ENDS: { readonly [name: string]: string } = {
  'JPEG picture': '\xff\xd9',
  'PNG picture': 'IEND',
  'GIF picture': ';',
  'PDF document': '%%EOF',
};
const END_BYTES = 2048;

/** A file that was cut ends without its last mark. */
function endNotes({ name }: Kind, file: Strange): string[] {
  const mark = ENDS[name];
  if (mark === undefined) return [];
  const start = Math.max(0, file.size - END_BYTES);
  const tail = latin1(file.read(start, file.size - start));
  return tail.includes(mark)
    ? []
    : ['Its usual end is missing: it may be cut short, or hold something more.'];
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** A size that people can compare. */
export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? String(value) : value.toPrecision(3)} ${UNITS[unit] ?? ''}`;
}
