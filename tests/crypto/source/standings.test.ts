import { describe, expect, test } from '@jest/globals';
import {
  firstTicks,
  gistOf,
  keptTicks,
  mayOfferGist,
  type ReachedReader,
  standings,
  ticksProblem,
} from '../../../crypto/source/standings.js';
import { toBase64 } from '../../../crypto/wire/bytes.js';
import { parseKey, parseWord } from '../../../crypto/wire/fields.js';

const reader = (n: number, group: string, reachable = true): ReachedReader => ({
  key: parseKey(toBase64(new Uint8Array(32).fill(n))),
  group: parseWord(group),
  reachable,
});
const ada = reader(1, 'charity');
const bea = reader(2, 'charity');
const col = reader(3, 'force');
const defaults = new Set(['charity']);
const keys = (...readers: readonly ReachedReader[]): Set<ReachedReader['key']> =>
  new Set(readers.map(({ key }) => key));

describe('who is ticked', () => {
  test('a first message is for the default groups alone', () => {
    expect(firstTicks([ada, bea, col], defaults)).toEqual(keys(ada, bea));
  });

  test('a default in which nobody can read is not widened', () => {
    const away = [reader(1, 'charity', false), col];
    expect(firstTicks(away, defaults)).toEqual(keys(away[0] ?? ada));
    expect(ticksProblem(away, firstTicks(away, defaults))).toBe('readers-unreachable');
  });

  test('a further message is for those who have answered, and for nobody new', () => {
    expect(keptTicks([ada, bea, col], keys(ada))).toEqual(keys(ada));
    expect(keptTicks([ada, bea, col], new Set())).toEqual(new Set());
  });

  test('a changed roster keeps who is still there and ticks nobody new', () => {
    expect(keptTicks([ada, reader(4, 'charity')], keys(ada, bea))).toEqual(keys(ada));
  });

  test('nobody ticked is a problem of its own', () => {
    expect(ticksProblem([ada, col], new Set())).toBe('readers-missing');
    expect(ticksProblem([ada, col], keys(col))).toBeNull();
  });
});

describe('how each reader stands in the message', () => {
  test('in roster order: chosen, left out, not chosen by default', () => {
    expect(standings([ada, bea, col], keys(ada), defaults)).toEqual([
      [ada.key, 'chosen'],
      [bea.key, 'left-out'],
      [col.key, 'not-default'],
    ]);
  });

  test('a ticked reader without a key is unreachable, an unticked one is left out all the same', () => {
    const away = reader(5, 'charity', false);
    expect(standings([ada, away], keys(ada, away), defaults)[1]?.[1]).toBe('unreachable');
    expect(standings([ada, away], keys(ada), defaults)[1]?.[1]).toBe('left-out');
  });
});

const offered = (
  ticked: ReadonlySet<ReachedReader['key']>,
  leftOut = new Set<ReachedReader['key']>(),
): boolean => mayOfferGist([ada, bea, col], ticked, defaults, leftOut);

describe('a gist for the others', () => {
  test('is asked about while none of them reads, and never for somebody left out', () => {
    expect(offered(keys(ada, bea))).toBe(true);
    expect(offered(keys(ada, col))).toBe(false);
    expect(offered(keys(ada, bea), keys(col))).toBe(false);
    expect(mayOfferGist([ada, bea], keys(ada), defaults)).toBe(false);
  });

  test('is not given unless the source said so when asked', () => {
    expect(['yes', 'ask', 'no', ''].map((each) => gistOf(each, true))).toEqual([
      'yes',
      'ask',
      'no',
      'no',
    ]);
    expect(['yes', 'ask'].map((each) => gistOf(each, false))).toEqual(['no', 'no']);
  });

  test('somebody whom an answer leaves out stands as left out, in whatever group', () => {
    expect(standings([ada, bea, col], keys(ada), defaults, keys(col))[2]?.[1]).toBe('left-out');
  });
});
