import type { ServerCode } from '../refusal.js';

/**
 * Messages that a source encrypted with an OpenPGP tool (RFC 9580) before writing them here. One that
 * no reader could open, or that everybody could, is a mistake that the source must hear of.
 */
export type PgpFault = Extract<ServerCode, `pgp-${string}`>;
/** The key ids of the readers' certificates, as hex, in lower case. */
export type ReaderIds = ReadonlySet<string>;

const HEADER = /-----BEGIN PGP ([A-Z0-9 ,/]+)-----/g;
const END = '-----END PGP MESSAGE-----';
const ARMOR = '-----BEGIN PGP ';
const BINARY_NAMES = /\.(?:pgp|gpg)$/i;
/** A recipient who is not named, as `--throw-keyids` writes it. */
const HIDDEN = /^0+$/;
/** RFC 9580, 5.1: packets with which a key begins. */
const KEY_TAGS = new Set([5, 6, 7, 14]);

/** What is wrong with the armoured blocks in a text; null when there are none, or all are well. */
export async function faultInText(text: string, readers: ReaderIds): Promise<PgpFault | null> {
  for (const { 1: kind = '', index } of text.matchAll(HEADER)) {
    if (!kind.startsWith('MESSAGE')) return kind.includes('KEY') ? 'pgp-key' : 'pgp-plain';
    const end = text.indexOf(END, index);
    if (end < 0) return 'pgp-damaged';
    const armored = text.slice(index, end + END.length);
    const fault = await faultInMessage({ armoredMessage: streamOf(armored) }, readers);
    if (fault !== null) return fault;
  }
  return null;
}

/** The same for a file, by its name and its first piece, which is enough: recipients come first. */
export async function faultInFile(
  name: string,
  beginning: Uint8Array,
  readers: ReaderIds,
): Promise<PgpFault | null> {
  const text = new TextDecoder('latin1').decode(beginning).trimStart();
  if (text.startsWith(ARMOR)) {
    const kind = /^-----BEGIN PGP ([A-Z0-9 ,/]+)-----/.exec(text)?.[1] ?? '';
    if (!kind.startsWith('MESSAGE')) return kind.includes('KEY') ? 'pgp-key' : 'pgp-plain';
    return faultInMessage({ armoredMessage: streamOf(text) }, readers);
  }
  if (!BINARY_NAMES.test(name)) return null;
  if (KEY_TAGS.has(tagOf(beginning[0] ?? 0))) return 'pgp-key';
  return faultInMessage({ binaryMessage: streamOf(beginning) }, readers);
}

type Source =
  | { readonly armoredMessage: ReadableStream<string> }
  | { readonly binaryMessage: ReadableStream<Uint8Array> };

async function faultInMessage(source: Source, readers: ReaderIds): Promise<PgpFault | null> {
  const { readMessage } = await import('openpgp');
  try {
    const message =
      'armoredMessage' in source
        ? await readMessage({ armoredMessage: source.armoredMessage })
        : await readMessage({ binaryMessage: source.binaryMessage });
    const recipients = message.getEncryptionKeyIDs();
    if (recipients.length === 0) return 'pgp-plain';
    const ids = recipients.map((id) => id.toHex());
    return ids.some((id) => HIDDEN.test(id) || readers.has(id)) ? null : 'pgp-others';
  } catch {
    return 'pgp-damaged';
  }
}

/** As a stream, of which openpgp reads no more than it needs: the rest may be cut off. */
const streamOf = <T>(whole: T): ReadableStream<T> =>
  new ReadableStream<T>({
    start: (controller) => {
      controller.enqueue(whole);
      controller.close();
    },
  });

/** RFC 9580, 4.2: the packet's type from its first byte, new format or old. */
const tagOf = (first: number): number =>
  (first & 0x40) === 0 ? (first >> 2) & 0x0f : first & 0x3f;
