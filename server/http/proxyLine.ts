/**
 * Tor says of each stream from which circuit it comes, by the first line of the PROXY protocol,
 * version 1, that it writes before the stream's own bytes (`HiddenServiceExportCircuitID haproxy`
 * in the manual of tor):
 *
 *   PROXY TCP6 fc00:dead:beef:4dad::0:2d ::1 45 80 CR LF
 *
 * The last two groups of the made-up address are the number of the circuit. It says nothing of who
 * sent something: another visit has another circuit, and so may the same one.
 */
const LINE =
  /^PROXY TCP6 fc00:dead:beef:4dad::([0-9a-f]{1,4}):([0-9a-f]{1,4}) ::1 (?:0|[1-9]\d{0,4}) (?:0|[1-9]\d{0,4})$/;

/** The longest line that the protocol allows, with its CR LF. */
export const LONGEST_LINE = 107;
const LF = 0x0a;
const CR = 0x0d;

export type ProxyLine =
  /** More bytes are needed. */
  | 'unfinished'
  /** These bytes do not begin as Tor begins. */
  | 'foreign'
  | {
      readonly circuit: number;
      /** How many bytes belong to the line; what follows is the stream's own. */
      readonly length: number;
    };

/** Reads the line at the beginning of a stream, of which so much has arrived. */
export function parseProxyLine(bytes: Uint8Array): ProxyLine {
  const end = bytes.subarray(0, LONGEST_LINE).indexOf(LF);
  if (end < 0) return bytes.length < LONGEST_LINE ? 'unfinished' : 'foreign';
  if (bytes[end - 1] !== CR) return 'foreign';
  const [, high, low] = LINE.exec(Buffer.from(bytes.subarray(0, end - 1)).toString('latin1')) ?? [];
  if (high === undefined || low === undefined) return 'foreign';
  // Not by shifting: the result of `<<` has a sign.
  const circuit = Number.parseInt(high, 16) * 0x1_0000 + Number.parseInt(low, 16);
  return { circuit, length: end + 1 };
}
