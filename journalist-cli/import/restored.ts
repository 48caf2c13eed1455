import type { Key } from '../../crypto/wire/fields.js';
import type { Today } from '../../crypto/wire/today.js';
import { moveProgress, progressOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';

/** So far above the last number that was published, that no outbox of the lost vault comes after. */
const LEAP = 100;

/**
 * What a restored vault learns from its own last statement in an edition: how far the lost one had
 * come, whose lists and messages may be gone by now, and which days an earlier restore lost. It goes
 * on learning until a head names one of its new keys: the first stick may have been an old one.
 */
export async function learnOwnPast(vault: Vault, key: Key, today: Today | null): Promise<void> {
  const { restored, outbox } = progressOf(vault);
  if (restored === null || (!restored.waits && restored.last !== null)) return;
  const published = today?.statements.get(key);
  if (published === undefined) return;
  const { lost } = published;
  const isLower = restored.waits || published.outbox > outbox;
  await vault.transaction(() => {
    moveProgress(vault, {
      outbox: isLower ? Math.max(outbox, published.outbox + LEAP - 1) : outbox,
      restored: {
        ...restored,
        first: lost !== null && lost.first < restored.first ? lost.first : restored.first,
        through: Math.max(restored.through, published.through),
      },
    });
  });
}

/**
 * After one whole import, which has shown the newest statements, a restored vault may speak again. A
 * head that names a new key ends its loss.
 */
export async function settleRestored(vault: Vault, today: Today | null): Promise<void> {
  const { restored } = progressOf(vault);
  if (restored === null) return;
  const named = vault.heads.all().find(({ value }) => value.own)?.value.day ?? null;
  const last = restored.last ?? named;
  const waits = restored.waits && today === null;
  if (waits === restored.waits && last === restored.last) return;
  await vault.transaction(() => {
    moveProgress(vault, { restored: { ...restored, waits, last } });
  });
}
