import { expect, it } from '@jest/globals';
import { keyName } from '../../../crypto/wire/note.js';
import {
  parseTipSignature,
  signTip,
  verifyTipSignature,
} from '../../../crypto/wire/tipSignature.js';
import { DAY, engine, hashOf, idOf, LINE, text } from '../aLine.js';
import { SIGN, source, TIP } from './aTip.js';
import { keepsTheNoteContract } from './noteContract.js';

keepsTheNoteContract({
  type: 'tip',
  make: async () =>
    signTip(
      engine,
      {
        line: LINE,
        day: DAY,
        tip: TIP.tip,
        thread: idOf('thread'),
        json: hashOf('json'),
        files: hashOf('files'),
        move: null,
      },
      SIGN,
    ),
  read: (bytes) => verifyTipSignature(engine, parseTipSignature(bytes), LINE, source.sign),
  again: async (bytes) =>
    signTip(
      engine,
      await verifyTipSignature(engine, parseTipSignature(bytes), LINE, source.sign),
      SIGN,
    ),
  signer: { name: keyName('source', LINE), seed: 'source sign' },
  cap: 2048,
});

it('keeps the hash of a move', async () => {
  const move = hashOf('move');
  const bytes = await signTip(
    engine,
    {
      line: LINE,
      day: DAY,
      tip: TIP.tip,
      thread: idOf('t'),
      json: hashOf('j'),
      files: hashOf('f'),
      move,
    },
    SIGN,
  );
  expect(parseTipSignature(bytes).claims.move).toBe(move);
  expect(text(bytes)).toContain(`\nmove ${move}\n`);
});
