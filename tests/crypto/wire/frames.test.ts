import { describe, expect, it } from '@jest/globals';
import { type Bytes, utf8 } from '../../../crypto/wire/bytes.js';
import { encodeFrames, parseFrames } from '../../../crypto/wire/frames.js';
import { asView, codeOf, text } from '../aLine.js';

describe('frames', () => {
  it('come out as they went in, empty ones too', () => {
    const notes: Bytes[] = [utf8('a\n'), utf8(''), utf8('note 3\nabc')];
    const bytes = encodeFrames(notes);
    expect(text(bytes)).toBe('note 2\na\nnote 0\nnote 10\nnote 3\nabc');
    expect(parseFrames(asView(bytes)).map(text)).toEqual(notes.map(text));
    expect(parseFrames(new Uint8Array(0))).toEqual([]);
  });

  it('are refused cut, lengthened, or with a size in another spelling', async () => {
    for (const bad of [
      'note 3\nab',
      'note 2\nabc',
      'note 02\nab',
      'note  2\nab',
      'Note 2\nab',
      'note 2',
      'note -1\n',
      'note \n',
      'note 2 \nab',
      '\n',
      'note 99999999999999999999\n',
    ])
      expect(['framing-malformed', 'field-malformed']).toContain(
        await codeOf(() => parseFrames(utf8(bad))),
      );
  });
});
