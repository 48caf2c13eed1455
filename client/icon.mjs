/* eslint-disable no-restricted-imports -- this file runs in Node, not in the page */
import { deflateSync } from 'node:zlib';

/** Portable Network Graphics (ISO/IEC 15948), as much as one small tile needs. */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A plain grey tile with round corners: in a row of tabs, nobody looks at it twice. */
export function icon() {
  const side = 32;
  const round = 7;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([2, 3, 0, 0, 0], 8); // two bits a pixel, by palette
  const inside = (x, y) => {
    const dx = Math.max(round - x - 0.5, x + 0.5 - (side - round), 0);
    const dy = Math.max(round - y - 0.5, y + 0.5 - (side - round), 0);
    return dx * dx + dy * dy <= round * round;
  };
  const rows = Array.from({ length: side }, (_, y) => {
    const row = Buffer.alloc(1 + side / 4);
    for (let x = 0; x < side; x += 1) if (inside(x, y)) row[1 + (x >> 2)] |= 1 << (6 - 2 * (x & 3));
    return row;
  });
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([0xff, 0xff, 0xff, 0x8a, 0x93, 0x99])),
    chunk('tRNS', Buffer.from([0x00, 0xff])),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
