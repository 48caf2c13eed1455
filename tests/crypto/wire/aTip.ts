import { sourceKeys } from '../../../crypto/keys/source.js';
import type { Tip } from '../../../crypto/wire/tipJson.js';
import { DAY, engine, hashOf, idOf, keyOf, LINE, seedOf } from '../aLine.js';

/** A made-up tip and its source. */
export const SIGN = seedOf('source sign');
export const source = await sourceKeys(engine, {
  sign: SIGN,
  reply: seedOf('source reply'),
  tag: seedOf('source tag'),
});
export const TIP: Tip = {
  tip: idOf('tip'),
  day: DAY,
  line: LINE,
  edition: 3,
  head: hashOf('head'),
  source,
  language: 'en',
  sealed: 'browser',
  readers: [
    [await keyOf('ada'), 'chosen'],
    [await keyOf('bea'), 'unreachable'],
    [await keyOf('col'), 'left-out'],
  ],
  gist: 'ask',
  answers: [{ id: 'what', label: 'What happened?', answer: ['bribes', 'other "things"'] }],
  message: 'He took money.\nTwice \u2028 \ud83d\ude00 \u0000',
};
