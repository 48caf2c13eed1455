import { crc32, deflateSync } from 'node:zlib';
import { photo } from './photo.js';

/** Pictures as cameras and programs make them, with canaries in every place that can hide one. */
export const GPS = 'N 48 12 30.071';
export const HIDDEN = [GPS, 'Quittenkamera', 'Zwiebelkuchen', 'Haselmaus 2041'] as const;

/** Whether one of the canaries is in these bytes. */
export const canariesIn = (bytes: Uint8Array): string[] =>
  HIDDEN.filter((each) => Buffer.from(bytes).includes(each));

/** A TIFF block with make, orientation and a place, as in Exif 2.3. */
export function exif(orientation: number, isLittle = true): Buffer {
  const make = Buffer.from('Quittenkamera\0', 'latin1');
  const place = Buffer.from(`${GPS}\0`, 'latin1');
  const whole = Buffer.alloc(8 + 2 + 3 * 12 + 4 + 2 + 12 + 4);
  const u16 = (value: number, at: number): void => {
    if (isLittle) whole.writeUInt16LE(value, at);
    else whole.writeUInt16BE(value, at);
  };
  const u32 = (value: number, at: number): void => {
    if (isLittle) whole.writeUInt32LE(value, at);
    else whole.writeUInt32BE(value, at);
  };
  const entry = (at: number, tag: number, type: number, count: number): void => {
    u16(tag, at);
    u16(type, at + 2);
    u32(count, at + 4);
  };
  whole.write(isLittle ? 'II' : 'MM', 0, 'latin1');
  u16(42, 2);
  u32(8, 4);
  u16(3, 8);
  entry(10, 0x010f, 2, make.length);
  u32(whole.length, 18);
  entry(22, 0x0112, 3, 1);
  u16(orientation, 30);
  entry(34, 0x8825, 4, 1);
  const gps = 50;
  u32(gps, 42);
  u16(1, gps);
  entry(gps + 2, 0x0002, 2, place.length);
  u32(whole.length + make.length, gps + 10);
  return Buffer.concat([whole, make, place]);
}

export const segment = (marker: number, ...data: readonly (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(data.map((each) => Buffer.from(each as string, 'latin1')));
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** Segments right after the start of a JPEG. */
export const withSegments = (jpeg: Uint8Array, ...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

export const ADOBE = segment(0xee, 'Adobe', Buffer.from([0, 100, 0, 0, 0, 0, 1]));

/** A JPEG as a phone leaves it: Exif with a place, XMP, profile, comment, and a film behind its end. */
export const cameraJpeg = (jpeg: Uint8Array = photo('Quittenkamera'), orientation = 1): Buffer =>
  Buffer.concat([
    withSegments(
      jpeg,
      segment(0xe1, 'Exif\0\0', exif(orientation)),
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', '<x>Zwiebelkuchen</x>'),
      segment(0xe2, 'ICC_PROFILE\0\x01\x01', 'Haselmaus 2041'),
      segment(0xed, 'Photoshop 3.0\0', 'Zwiebelkuchen'),
      segment(0xfe, 'Haselmaus 2041'),
    ),
    Buffer.from('\0\0\0\x18ftypmp42 Haselmaus 2041', 'latin1'),
  ]);

export function chunk(name: string, data: Buffer | string): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), Buffer.from(data as string, 'latin1')]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
}

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Two by one points, red and green, and what programs write beside them. */
export const png = (...hidden: readonly Buffer[]): Buffer =>
  Buffer.concat([
    PNG,
    chunk('IHDR', Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0])),
    chunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
    ...hidden,
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0, 0, 255, 0]))),
    chunk('IEND', ''),
  ]);
export const cameraPng = (): Buffer =>
  Buffer.concat([
    png(
      chunk('tEXt', 'Author\0Zwiebelkuchen'),
      chunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0Haselmaus 2041'),
      chunk('eXIf', exif(1)),
      chunk('tIME', Buffer.from([7, 234, 3, 2, 12, 0, 0])),
      chunk('iCCP', 'Quittenkamera\0\0'),
      chunk('prVt', 'Haselmaus 2041'),
    ),
    Buffer.from('Zwiebelkuchen'),
  ]);

export function riff(name: string, data: Buffer | string): Buffer {
  const body = Buffer.from(data as string, 'latin1');
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}
export const webp = (...chunks: readonly Buffer[]): Buffer =>
  riff('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]));

/** One grey point, losslessly (RFC 9649, 3). */
export const VP8L = riff(
  'VP8L',
  Buffer.from([0x2f, 0, 0, 0, 0, 0x07, 0x10, 0xfd, 0x8f, 0xfe, 0x07, 0x22, 0xa2, 0xff, 0x01, 0]),
);
export const extended = (flags: number, width = 1, height = 1): Buffer =>
  riff('VP8X', Buffer.from([flags, 0, 0, 0, width - 1, 0, 0, height - 1, 0, 0]));
/** The picture of a simple WebP in an extended one, with all that can be beside it. */
export const cameraWebp = (picture: Buffer = VP8L, width = 1, height = 1): Buffer =>
  Buffer.concat([
    webp(
      extended(0x2c, width, height),
      riff('ICCP', 'Quittenkamera'),
      picture,
      riff('EXIF', exif(1)),
      riff('XMP ', '<x>Zwiebelkuchen</x>'),
      riff('PRIV', 'Haselmaus 2041'),
    ),
    Buffer.from('Haselmaus 2041'),
  ]);
