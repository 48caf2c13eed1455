/** Files that somebody sends to do harm, as small as they can be. */

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

interface ZipEntry {
  readonly name: string;
  readonly unpacked?: number;
  readonly locked?: boolean;
}

/** A ZIP archive of empty members that says what it likes of itself (APPNOTE 4.3.12, 4.3.16). */
export function zip(
  entries: readonly ZipEntry[],
  lie: { entries?: number; at?: number } = {},
): Buffer {
  const local = bytes('PK\x03\x04');
  const start = Buffer.concat([local, Buffer.alloc(26), bytes('a.txt')]);
  const directory = Buffer.concat(
    entries.map(({ name, unpacked = 0, locked = false }) => {
      const entry = Buffer.alloc(46);
      entry.writeUInt32LE(0x02014b50, 0);
      entry.writeUInt16LE(locked ? 1 : 0, 8);
      entry.writeUInt32LE(unpacked, 24);
      entry.writeUInt16LE(Buffer.byteLength(name), 28);
      return Buffer.concat([entry, Buffer.from(name)]);
    }),
  );
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(lie.entries ?? entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(lie.at ?? start.length, 16);
  return Buffer.concat([start, directory, end]);
}

/** A picture's hidden directory that names itself as its next, with counts beyond its end. */
export function loopingExif(): Buffer {
  const tiff = Buffer.alloc(64);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(0xffff, 8);
  tiff.writeUInt16LE(0x8769, 10);
  tiff.writeUInt16LE(4, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt32LE(8, 18);
  tiff.writeUInt16LE(0x010f, 22);
  tiff.writeUInt16LE(2, 24);
  tiff.writeUInt32LE(0xffffffff, 26);
  tiff.writeUInt32LE(0xfffffff0, 30);
  return Buffer.concat([bytes('\xff\xd8\xff\xe1\0\x40Exif\0\0'), tiff]);
}

/** A picture that says where it was taken: Exif GPS, 51 30' 26.4" N, 0 7' 39.6" W. */
export function placedPhoto(): Buffer {
  const tiff = Buffer.alloc(140);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    tiff.writeUInt16BE(tag, at);
    tiff.writeUInt16BE(type, at + 2);
    tiff.writeUInt32BE(count, at + 4);
    tiff.writeUInt32BE(value >>> 0, at + 8);
  };
  entry(10, 0x8825, 4, 1, 26);
  tiff.writeUInt16BE(4, 26);
  entry(28, 1, 2, 2, 0x4e000000);
  entry(40, 2, 5, 3, 80);
  entry(52, 3, 2, 2, 0x57000000);
  entry(64, 4, 5, 3, 104);
  for (const [i, number] of [51, 1, 30, 1, 264, 10, 0, 1, 7, 1, 396, 10].entries())
    tiff.writeUInt32BE(number, 80 + i * 4);
  return Buffer.concat([bytes('\xff\xd8\xff\xe1\0\x90Exif\0\0'), tiff, bytes('\xff\xd9')]);
}

/** Name, bytes, and what must be said about it: nothing where nothing is amiss. */
export const HOSTILE: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ['notes.txt', bytes('plain words'), /^$/],
  ['notes.txt', bytes('MZ is how this sentence begins'), /^$/],
  ['photo.jpg', placedPhoto(), /^$/],
  ['report.docx', zip([{ name: 'word/document.xml' }]), /can hold macros/],
  ['photo.jpg', bytes('MZ\x90\0\x03\0'), /ends in \.jpg, and it is: Windows program/],
  ['photo.jpg', bytes('\xff\xd8\xff\xe0 cut'), /usual end is missing/],
  ['photo.png', bytes('nothing of a picture'), /ends in \.png, and it is: plain text/],
  ['a.pdf', bytes('\x01\x02\x03\x04'), /its bytes are not of that kind/],
  ['invoice.pdf.exe', bytes('MZ\x90\0'), /can run/],
  ['officer\u202egpj.exe', bytes('MZ\x90\0'), /hide or reorder/],
  ['..\\..\\autostart.bat', bytes('@echo off'), /in which folder to put it/],
  ['page.html', bytes('<!doctype html><script>x</script>'), /can run/],
  ['x.svg', bytes('<?xml version="1.0"?><svg onload="x">'), /can run/],
  [
    'bomb.zip',
    zip([
      { name: 'a', unpacked: 0xfffffffe },
      { name: 'b', unpacked: 0xfffffffe },
    ]),
    /Do not unpack/,
  ],
  ['nested.zip', zip([{ name: 'b.zip' }, { name: 'c.tar' }]), /2 archives within/],
  ['locked.zip', zip([{ name: 'a', locked: true }]), /locked with a passphrase/],
  ['cut.zip', zip([{ name: 'a' }]).subarray(0, -10), /cut short or damaged/],
  ['lies.zip', zip([{ name: 'a' }], { entries: 9 }), /cut short or damaged/],
  ['beyond.zip', zip([{ name: 'a' }], { at: 0xfffffff0 }), /cut short or damaged/],
  ['photo.jpg', loopingExif(), /usual end is missing/],
  ['x.gz', bytes('\x1f\x8b\x08\0'), /nothing in it was looked at/],
];
