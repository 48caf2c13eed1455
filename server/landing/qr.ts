import { encodeQR } from 'qr';

/** A QR code as one path of squares, in units of its own modules, with the quiet zone around it. */
export interface QrPath {
  readonly path: string;
  /** Modules on a side, with the quiet zone of four that readers expect (ISO/IEC 18004). */
  readonly side: number;
}

const QUIET = 4;

export function qrPath(text: string): QrPath {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  let path = '';
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      const from = x;
      while (row[x] === true) x += 1;
      if (x > from)
        path += `M${String(from)} ${String(y)}h${String(x - from)}v1h-${String(x - from)}z`;
    }
  });
  return { path, side: rows.length };
}
