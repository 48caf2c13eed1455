import type { Code } from '../../../crypto/refusal.js';
import { toBase64, utf8 } from '../../../crypto/wire/bytes.js';
import { signText } from '../../../crypto/wire/note.js';
import { append, changedText, engine, seedOf, text } from '../../crypto/aLine.js';
import { formatOf } from '../formats.js';
import type { FormatName } from '../load.js';
import type { Authored } from './authored.js';

export const without = (key: string) => (lines: string[]) =>
  lines.filter((line) => !line.startsWith(`${key} `));
export const replaced = (from: RegExp, to: string) => (lines: string[]) =>
  lines.map((line) => line.replace(from, to));

export interface Negative {
  readonly name: string;
  readonly change: (lines: string[]) => string[];
  readonly refused: Code;
  /** Another than the role's own key signs. */
  readonly by?: string;
}

/** What is spoilt alike in every kind of note, signed again so that only the form is at fault. */
export async function notes(
  format: FormatName,
  good: readonly { readonly name: string; readonly given: { readonly [key: string]: unknown } }[],
  signer: { readonly name: string; readonly seed: string },
  unsigned: Code,
  own: readonly Negative[],
): Promise<readonly Authored[]> {
  const [first] = good;
  if (first === undefined) throw new Error('no good case');
  const bytes = await formatOf(format).make(first.given);
  if (bytes === undefined) throw new Error('no bytes');
  const { claims: _, seed: __, ...given } = first.given;
  const fields = Object.fromEntries(
    Object.entries(given).filter(([key]) => !['text', 'day', 'keySeed', 'grease'].includes(key)),
  );
  const lines = text(bytes).slice(0, text(bytes).lastIndexOf('\n\n')).split('\n');
  const last = lines.at(-1) ?? '';
  const general: Negative[] = [
    {
      name: 'another kind of note',
      change: (l) => ['turnbox/1 other', ...l.slice(1)],
      refused: 'wrong-type',
    },
    {
      name: 'another version',
      change: (l) => [`turnbox/2 ${format}`, ...l.slice(1)],
      refused: 'wrong-type',
    },
    {
      name: 'a day in another spelling',
      change: replaced(/^day 2026-03-02/, 'day 2026-3-2'),
      refused: 'field-malformed',
    },
    { name: 'no day', change: without('day'), refused: 'field-unexpected' },
    ...(format === 'reply' || format === 'head'
      ? []
      : [
          {
            name: 'a line too many',
            change: (l: string[]) => [...l, 'extra 1'],
            refused: 'field-unexpected' as const,
          },
        ]),
    ...(format === 'reply' || format === 'head' || format === 'roster' || format === 'outbox'
      ? []
      : [
          {
            name: 'no last line',
            change: (l: string[]) => l.filter((x) => x !== last),
            refused: 'field-unexpected' as const,
          },
        ]),
    { name: 'signed by a stranger', change: (l) => l, refused: unsigned, by: 'a stranger' },
    ...own,
  ];
  const negatives = await Promise.all(
    (format === 'note' ? own : general).map(
      async ({ name, change, refused, by }): Promise<Authored> => ({
        name,
        given: fields,
        bytes: await signText(
          engine,
          changedText(bytes, change),
          signer.name,
          seedOf(by ?? signer.seed),
        ),
        refused,
      }),
    ),
  );
  const whole = text(bytes);
  const broken = (name: string, changed: string, refused: Code): Authored => ({
    name,
    given: fields,
    bytes: utf8(changed),
    refused,
  });
  return [
    ...good,
    {
      name: 'with the signature of a witness, which is passed over',
      given: fields,
      bytes: append(bytes, `\u2014 witness.example ${toBase64(new Uint8Array(68).fill(1))}\n`),
    },
    ...negatives,
    broken(
      'its signature changed',
      whole.replace(
        /(\n\n\u2014 \S+ .{30})(.)/,
        (_m, a: string, b: string) => `${a}${b === 'A' ? 'B' : 'A'}`,
      ),
      'note-bad-signature',
    ),
    broken('cut', whole.slice(0, -1), 'note-malformed'),
    broken('trailing bytes', `${whole}x`, 'note-malformed'),
    broken('carriage returns', whole.replaceAll('\n', '\r\n'), 'note-malformed'),
  ];
}

export const otherLine = replaced(/^line .*/, `line ${'f'.repeat(32)}`);
export const wrongLine: Negative = {
  name: 'of another line',
  change: otherLine,
  refused: 'wrong-line',
};
