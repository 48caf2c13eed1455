import { latin1 } from './kind.js';

/**
 * What a camera wrote into a picture (Exif 2.3, TIFF 6.0): device, day, place. A few tags are read
 * as text and numbers, within bounds that a hostile file cannot move; no picture is decoded.
 */
export interface Metadata {
  readonly device: string | null;
  readonly software: string | null;
  readonly owner: string | null;
  /** As the camera wrote it, in its own time. */
  readonly taken: string | null;
  readonly place: { readonly latitude: number; readonly longitude: number } | null;
}

/** No more of a file than this is looked at: its first piece. */
export const MOST_BYTES = 1024 * 1024;
const MOST_ENTRIES = 512;
const MOST_TEXT = 120;
const IFD_ENTRY = 12;

const TAGS = {
  make: 0x010f,
  model: 0x0110,
  software: 0x0131,
  artist: 0x013b,
  exif: 0x8769,
  gps: 0x8825,
  original: 0x9003,
  owner: 0xa430,
  serial: 0xa431,
} as const;
const GPS = { latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 } as const;
const ASCII = 2;
const RATIONAL = 5;

interface Field {
  readonly type: number;
  readonly count: number;
  /** Where its value is, from the start of the block. */
  readonly at: number;
}

/** One TIFF block: offsets count from its first byte, and none may leave it. */
function fieldsAt(view: DataView, little: boolean, at: number): Map<number, Field> {
  const fields = new Map<number, Field>();
  if (at + 2 > view.byteLength) return fields;
  const count = Math.min(view.getUint16(at, little), MOST_ENTRIES);
  for (let i = 0; i < count; i += 1) {
    const entry = at + 2 + i * IFD_ENTRY;
    if (entry + IFD_ENTRY > view.byteLength) break;
    const type = view.getUint16(entry + 2, little);
    const amount = view.getUint32(entry + 4, little);
    const size = amount * (type === RATIONAL ? 8 : type === ASCII ? 1 : 4);
    fields.set(view.getUint16(entry, little), {
      type,
      count: amount,
      at: size <= 4 ? entry + 8 : view.getUint32(entry + 8, little),
    });
  }
  return fields;
}

const joined = (...parts: (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join(' ') || null;

function readBlock(bytes: Uint8Array): Metadata | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) return null;
  const little = bytes[0] === 0x49;
  if (view.getUint16(2, little) !== 42) return null;
  const text = (field: Field | undefined): string | null => {
    if (field === undefined || field.type !== ASCII) return null;
    const raw = bytes.subarray(field.at, field.at + Math.min(field.count, MOST_TEXT));
    const said = new TextDecoder()
      .decode(raw)
      .replace(/\0[\s\S]*$/, '')
      .trim();
    return said === '' ? null : said;
  };
  const number = (field: Field | undefined): number | null =>
    field === undefined || field.at + 4 > view.byteLength ? null : view.getUint32(field.at, little);
  const directory = (at: number | null): Map<number, Field> =>
    at === null ? new Map<number, Field>() : fieldsAt(view, little, at);
  const degrees = (value: Field | undefined, ref: Field | undefined): number | null => {
    if (value === undefined || value.type !== RATIONAL || value.count !== 3) return null;
    if (value.at + 24 > view.byteLength) return null;
    const [whole = 0, minutes = 0, seconds = 0] = [0, 8, 16].map(
      (more) =>
        view.getUint32(value.at + more, little) /
        (view.getUint32(value.at + more + 4, little) || 1),
    );
    const sum = whole + minutes / 60 + seconds / 3600;
    return /^[SW]/.test(text(ref) ?? '') ? -sum : sum;
  };
  const main = directory(view.getUint32(4, little));
  const exif = directory(number(main.get(TAGS.exif)));
  const gps = directory(number(main.get(TAGS.gps)));
  const latitude = degrees(gps.get(GPS.latitude), gps.get(GPS.latitudeRef));
  const longitude = degrees(gps.get(GPS.longitude), gps.get(GPS.longitudeRef));
  const serial = text(exif.get(TAGS.serial));
  return {
    device: joined(
      text(main.get(TAGS.make)),
      text(main.get(TAGS.model)),
      serial === null ? null : `serial ${serial}`,
    ),
    software: text(main.get(TAGS.software)),
    owner: joined(text(main.get(TAGS.artist)), text(exif.get(TAGS.owner))),
    taken: text(exif.get(TAGS.original)),
    place:
      latitude !== null && longitude !== null && (latitude !== 0 || longitude !== 0)
        ? { latitude, longitude }
        : null,
  };
}

/** JPEG, PNG, WebP and HEIC all carry a TIFF block as it is: it is found by its first four bytes. */
function* blocksIn(bytes: Uint8Array): Generator<Uint8Array> {
  const text = latin1(bytes);
  for (const mark of ['II*\0', 'MM\0*']) {
    let at = text.indexOf(mark);
    for (let tries = 0; at >= 0 && tries < 16; tries += 1) {
      yield bytes.subarray(at);
      at = text.indexOf(mark, at + 1);
    }
  }
}

const isSaid = (metadata: Metadata): boolean =>
  Object.values(metadata).some((value) => value !== null);

/** What a picture's first bytes tell of its maker; null when they tell nothing. */
export function readMetadata(head: Uint8Array): Metadata | null {
  for (const block of blocksIn(head.subarray(0, MOST_BYTES))) {
    const metadata = readBlock(block);
    if (metadata !== null && isSaid(metadata)) return metadata;
  }
  return null;
}
