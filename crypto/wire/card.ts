import type { Engine } from '../engine/engine.js';
import { refuse } from '../refusal.js';
import type { Bytes } from './bytes.js';
import type { Day } from './day.js';
import { type Key, type Label, parseKey, parseLabel, ZERO_ID } from './fields.js';
import {
  keyName,
  noteText,
  parseNote,
  publicKeyOf,
  readLines,
  signText,
  type Unverified,
  type Verified,
  verifyNote,
} from './note.js';

/**
 * What a machine shows the root before it is on a roster; signed by its own key. The line does not
 * exist yet, so its id is zeros.
 *
 *   turnbox/1 card | line 000... | day DAY | role WORD | key KEY | label TEXT
 */
export type CardRole = 'reader' | 'courier' | 'drop';
export interface Card {
  readonly day: Day;
  readonly role: CardRole;
  readonly key: Key;
  readonly label: Label;
}

const CAP = 4096;
const isRole = (text: string): text is CardRole => ['reader', 'courier', 'drop'].includes(text);

export async function signCard(
  engine: Engine,
  card: Omit<Card, 'key'>,
  seed: Uint8Array,
): Promise<Bytes> {
  const key = await publicKeyOf(engine, seed);
  const text = noteText('card', ZERO_ID, card.day, [
    `role ${card.role}`,
    `key ${key}`,
    `label ${parseLabel(card.label)}`,
  ]);
  return signText(engine, text, keyName(card.role, ZERO_ID), seed);
}

export function parseCard(bytes: Uint8Array): Unverified<Card> {
  const note = parseNote(bytes, CAP);
  const lines = readLines(note, 'card');
  if (lines.line !== ZERO_ID) return refuse('wrong-line');
  const role = lines.value('role');
  if (!isRole(role)) return refuse('wrong-role');
  const key = parseKey(lines.value('key'));
  const label = parseLabel(lines.value('label'));
  lines.end();
  return { note, claims: { day: lines.day, role, key, label } };
}

/** Proves that whoever made the card holds its key; whose it is, the root's people must know. */
export const verifyCard = (engine: Engine, card: Unverified<Card>): Promise<Verified<Card>> =>
  verifyNote(engine, card, keyName(card.claims.role, ZERO_ID), card.claims.key);
