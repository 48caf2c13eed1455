import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LONGEST_LINE, parseProxyLine } from '../../../server/http/proxyLine.js';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const EXAMPLE = 'PROXY TCP6 fc00:dead:beef:4dad::0:2d ::1 45 80\r\n';

const lineOf = (circuit: number, from: number, to: number): string => {
  const [high, low] = [Math.floor(circuit / 0x10000), circuit % 0x10000];
  return `PROXY TCP6 fc00:dead:beef:4dad::${high.toString(16)}:${low.toString(16)} ::1 ${String(from)} ${String(to)}\r\n`;
};
const port = fc.integer({ min: 0, max: 65535 });
const anyLine = fc.tuple(fc.integer({ min: 0, max: 0xffffffff }), port, port);

describe('the line that Tor writes before a stream', () => {
  test('names the circuit, as measured with tor 0.4.9', () => {
    expect(parseProxyLine(bytesOf(EXAMPLE))).toEqual({ circuit: 45, length: EXAMPLE.length });
  });

  test('is read whatever the circuit, and whatever follows it', () => {
    fc.assert(
      fc.property(anyLine, fc.uint8Array({ maxLength: 200 }), ([circuit, from, to], rest) => {
        const line = bytesOf(lineOf(circuit, from, to));
        const whole = new Uint8Array([...line, ...rest]);
        expect(parseProxyLine(whole)).toEqual({ circuit, length: line.length });
        // Within other memory too.
        const inside = new Uint8Array([1, 2, ...whole, 3]).subarray(2, 2 + whole.length);
        expect(parseProxyLine(inside)).toEqual({ circuit, length: line.length });
      }),
    );
  });

  test('is unfinished at every beginning of it', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(), ([circuit, from, to], at) => {
        const line = bytesOf(lineOf(circuit, from, to));
        expect(parseProxyLine(line.subarray(0, at % line.length))).toBe('unfinished');
      }),
    );
  });

  test('is never read out of other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2 * LONGEST_LINE }), (bytes) => {
        const read = parseProxyLine(bytes);
        const mayGoOn = bytes.length < LONGEST_LINE && !bytes.includes(0x0a);
        expect(read).toBe(mayGoOn ? 'unfinished' : 'foreign');
      }),
    );
  });

  test('is foreign with one character more, less or otherwise', () => {
    fc.assert(
      fc.property(fc.nat({ max: EXAMPLE.length - 3 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const bytes = bytesOf(EXAMPLE);
        const before = String.fromCharCode(bytes[at] ?? 0);
        bytes[at] = ((bytes[at] ?? 0) + by) & 0x7f;
        const after = String.fromCharCode(bytes[at] ?? 0);
        // A digit of a number or of the circuit may be another digit.
        fc.pre(!(/[0-9a-f]/.test(before) && /[0-9a-f]/.test(after)));
        expect(parseProxyLine(bytes)).toBe('foreign');
      }),
    );
    for (const wrong of [
      EXAMPLE.replace('TCP6', 'TCP4'),
      EXAMPLE.replace('fc00', 'fc01'),
      EXAMPLE.replace('\r\n', '\n'),
      EXAMPLE.replace(' 80', ' 080'),
      EXAMPLE.replace('0:2d', '0:0002d'),
      'PROXY UNKNOWN\r\n',
      'GET / HTTP/1.1\r\n',
      'x'.repeat(LONGEST_LINE),
    ])
      expect(parseProxyLine(bytesOf(wrong))).toBe('foreign');
  });
});
