import { describe, expect, it } from '@jest/globals';
import { toBase64, utf8, type Bytes } from '../../../crypto/wire/bytes.js';
import { parseNote, signText } from '../../../crypto/wire/note.js';
import { append, asView, changedText, codeOf, engine, LINE, seedOf, text } from '../aLine.js';

/** What every note of this project keeps, whatever it says. */
export interface NoteContract {
  readonly type: string;
  /** A signed note of the kind, made anew. */
  readonly make: () => Promise<Bytes>;
  /** Parses and verifies; gives the note's bytes made again from what it read. */
  readonly read: (bytes: Uint8Array) => Promise<unknown>;
  readonly again: (bytes: Uint8Array) => Promise<Bytes>;
  readonly signer: { readonly name: string; readonly seed: string };
  readonly cap: number;
  /** First words of lines of which there may be any number. */
  readonly repeated?: readonly string[];
  /** Ends in free text, from this line on. */
  readonly freeFrom?: string;
  /** Another line's id is refused with another code than `wrong-line`. */
  readonly lineIsFixed?: boolean;
}

const word = (line: string): string => line.split(' ')[0] ?? '';

export function keepsTheNoteContract(contract: NoteContract): void {
  const { type, make, read, again, signer, cap } = contract;
  const resigned = (lines: string): Promise<Bytes> =>
    signText(engine, lines, signer.name, seedOf(signer.seed));
  const changed = async (change: (lines: string[]) => string[]): Promise<Bytes> =>
    resigned(changedText(await make(), change));
  const fixedLines = (bytes: Uint8Array): string[] => {
    const note = parseNote(bytes, cap);
    const all = note.text.slice(0, -1).split('\n');
    const end = contract.freeFrom === undefined ? -1 : all.indexOf(contract.freeFrom);
    return end < 0 ? all : all.slice(0, end + 1);
  };
  const isRepeated = (line: string): boolean => contract.repeated?.includes(word(line)) ?? false;

  describe(`a ${type} note`, () => {
    it('makes the same bytes again from what it reads', async () => {
      const bytes = await make();
      expect(text(await again(bytes))).toBe(text(bytes));
    });

    it('reads a view into a larger buffer alike', async () => {
      const bytes = await make();
      expect(await read(asView(bytes))).toEqual(await read(bytes));
      expect(text(await again(asView(bytes)))).toBe(text(bytes));
    });

    it('passes over the signature of a key that it does not know', async () => {
      const bytes = await make();
      const unknown = `\u2014 witness.example ${toBase64(new Uint8Array(68).fill(9))}\n`;
      expect(await read(append(bytes, unknown))).toEqual(await read(bytes));
    });

    it('refuses a changed signature and a changed text', async () => {
      const bytes = await make();
      const whole = text(bytes);
      const at = whole.lastIndexOf('\n\n');
      const line = whole.indexOf(signer.name, at) + signer.name.length + 20;
      const other = whole[line] === 'A' ? 'B' : 'A';
      const flipped = `${whole.slice(0, line)}${other}${whole.slice(line + 1)}`;
      expect(await codeOf(() => read(utf8(flipped)))).toBe('note-bad-signature');
      const moved = whole.replace(/^day 2026-03-02$/m, 'day 2026-03-01');
      expect(moved).not.toBe(whole);
      expect(['note-bad-signature', 'head-index']).toContain(await codeOf(() => read(utf8(moved))));
    });

    it('refuses a note that its key did not sign', async () => {
      const bytes = await make();
      const signed = await signText(
        engine,
        changedText(bytes, (lines) => lines),
        signer.name,
        seedOf('a stranger'),
      );
      expect(['note-unsigned', 'request-forged']).toContain(await codeOf(() => read(signed)));
    });

    it('refuses another TYPE', async () => {
      for (const first of ['turnbox/1 other', 'turnbox/2 ' + type, `turnbox/1 ${type} `]) {
        const bytes = await changed((lines) => [first, ...lines.slice(1)]);
        expect(await codeOf(() => read(bytes))).toBe('wrong-type');
      }
    });

    it("refuses another line's note", async () => {
      const bytes = await changed((lines) => [
        lines[0] ?? '',
        `line ${LINE.slice(0, 8)}${'f'.repeat(24)}`,
        ...lines.slice(2),
      ]);
      expect(await codeOf(() => read(bytes))).toBe('wrong-line');
    });

    it('refuses a note that lacks any one of its lines', async () => {
      const lines = fixedLines(await make());
      for (const [i, line] of lines.entries()) {
        if (isRepeated(line)) continue;
        const bytes = await changed((all) => all.filter((_, at) => at !== i));
        expect([line, await codeOf(() => read(bytes))]).not.toEqual([line, 'accepted']);
      }
    });

    it('refuses a line too many, anywhere', async () => {
      const lines = fixedLines(await make());
      for (let i = 0; i < lines.length; i += 1) {
        const bytes = await changed((all) => [...all.slice(0, i), 'extra 1', ...all.slice(i)]);
        expect([i, await codeOf(() => read(bytes))]).not.toEqual([i, 'accepted']);
      }
      const twice = await changed((all) => [...all.slice(0, 3), all[2] ?? '', ...all.slice(3)]);
      expect(await codeOf(() => read(twice))).toBe('field-unexpected');
    });

    it('refuses lines out of order', async () => {
      const lines = fixedLines(await make());
      for (const [i, line] of lines.entries()) {
        const next = lines[i + 1];
        if (next === undefined || word(next) === word(line)) continue;
        const bytes = await changed((all) => [...all.slice(0, i), next, line, ...all.slice(i + 2)]);
        expect([line, await codeOf(() => read(bytes))]).not.toEqual([line, 'accepted']);
      }
    });

    it('refuses trailing bytes, a cut note and one that is not text', async () => {
      const bytes = await make();
      for (const more of ['x', '\n', '\n\n', ' ', '\0', 'trailing\n'])
        expect([more, await codeOf(() => read(append(bytes, more)))]).not.toEqual([
          more,
          'accepted',
        ]);
      expect(await codeOf(() => read(bytes.subarray(0, -1)))).toBe('note-malformed');
      expect(await codeOf(() => read(new Uint8Array([...bytes, 0xff, 0x0a])))).toBe('not-utf8');
      expect(await codeOf(() => read(utf8('')))).toBe('note-malformed');
    });

    it('refuses carriage returns and doubled spaces', async () => {
      const crlf = text(await make()).replaceAll('\n', '\r\n');
      expect(await codeOf(() => read(utf8(crlf)))).toBe('note-malformed');
      const doubled = await changed((all) =>
        all.map((l, i) => (i === 2 ? l.replace(' ', '  ') : l)),
      );
      expect(await codeOf(() => read(doubled))).toBe('field-malformed');
    });

    it('refuses a note that is too large before it reads it', async () => {
      const bytes = await make();
      const filler = `\u2014 witness.example ${toBase64(new Uint8Array(cap))}\n`;
      expect(await codeOf(() => read(append(bytes, filler)))).toBe('too-large');
    });
  });
}
