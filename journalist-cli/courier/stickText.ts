import { stickPath } from '../../crypto/wire/bundle.js';
import type { Chain } from './chain.js';

export const STICK_TEXT = 'WHAT-IS-HERE.txt';

/** What stands on a stick in plain words, for whoever carries it, and for whoever finds it. */
export function stickText(
  { heads, batches }: Pick<Chain, 'heads' | 'batches'>,
  readers: readonly { readonly id: string; readonly label: string }[],
): string {
  const head = heads.at(-1);
  const batch = batches.at(-1);
  return `What is on this stick

Sealed files, carried between two computers. Nobody can open them on the way, and whoever changes one
is found out. If you have found this stick, please do not open it on a computer: give it back.

It was written by edition ${String(head?.edition ?? 0)} of ${head?.day ?? 'no day yet'} and goes to batch ${String(batch?.number ?? 0)}.

There is a folder for each reader:

${readers.map(({ id, label }) => `  ${id}  ${label}`).join('\n')}

In it, "${stickPath.bundle('').slice(1)}" is for the reader, who takes it in with: turnbox import STICK
"${stickPath.outbox('').slice(1)}" is what comes back, written with: turnbox outbox STICK

Do not rename anything, and copy nothing out: the next sync writes all of it anew. A stick that was
pulled too early, lost or copied does no harm. Sync again.
`;
}
