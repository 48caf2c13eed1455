import { toHex } from '../../crypto/wire/bytes.js';
import { sealCell } from '../../crypto/wire/cell.js';
import type { Day } from '../../crypto/wire/day.js';
import type { Id } from '../../crypto/wire/fields.js';
import { fileHash } from '../../crypto/wire/file.js';
import { cutReply, replyText, signReplyPart } from '../../crypto/wire/reply.js';
import type { Engine } from '../../crypto/engine/engine.js';
import { stop } from '../refusal.js';
import type { KeptReply, KeptThread } from './contents.js';
import { identityOf, type Place } from './line.js';
import type { Vault } from './vault.js';

const REPLY_ID_BYTES = 16;

/**
 * Makes an answer: cut into parts, each signed and sealed as a cell at once, so that its bytes are
 * the same in every outbox until an edition has published them.
 */
export async function makeAnswer(
  engine: Engine,
  vault: Vault,
  place: Place,
  to: KeptThread,
  typed: string,
  day: Day,
  standard = false,
): Promise<KeptReply> {
  const text = replyText(typed).trim();
  if (text === '') return stop('reply-empty');
  const reply = toHex(engine.random(REPLY_ID_BYTES)) as Id;
  const words = { thread: to.thread, reply, day, text };
  const cells = await sealedParts(engine, vault, place, to, words);
  const kept: KeptReply = { ...words, cells, published: cells.map(() => null), standard };
  await vault.transaction(() => {
    vault.replies.add(kept);
  });
  return kept;
}

/** The parts of an answer, each signed and sealed; done again, they say the same in new cells. */
export function sealedParts(
  engine: Engine,
  vault: Vault,
  place: Place,
  { source }: KeptThread,
  { thread, reply, day, text }: Pick<KeptReply, 'thread' | 'reply' | 'day' | 'text'>,
): Promise<KeptReply['cells'][number][]> {
  const { seed } = identityOf(vault);
  const parts = cutReply(text);
  return Promise.all(
    parts.map(async (part, i) => {
      const note = await signReplyPart(
        engine,
        { line: place.line, day, thread, reply, part: i + 1, parts: parts.length, text: part },
        seed,
      );
      const cell = await sealCell(engine, place.line, source, note);
      return { ...cell, hash: await fileHash(engine, cell.cell) };
    }),
  );
}
