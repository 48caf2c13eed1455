/** One grey point: a whole JPEG (ITU T.81) as small as they come. */
const PICTURE = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP////////////////////////////////////////////////////////////' +
    '//////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxD/2Q==',
  'base64',
);
const ASCII = 2;

/** A photo as a phone makes one: with the device's name hidden in it (Exif 2.3, tag 0x010f, Make). */
export function photo(make: string): Buffer {
  const text = Buffer.from(`${make}\0`, 'latin1');
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4); // the first directory
  tiff.writeUInt16LE(1, 8); // of one entry
  tiff.writeUInt16LE(0x010f, 10);
  tiff.writeUInt16LE(ASCII, 12);
  tiff.writeUInt32LE(text.length, 14);
  tiff.writeUInt32LE(tiff.length, 18);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, text]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([PICTURE.subarray(0, 2), head, exif, PICTURE.subarray(2)]);
}
