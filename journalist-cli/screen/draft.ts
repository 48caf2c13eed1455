import { caseWith } from '../cases/cases.js';
import type { Overlay } from './overlay.js';
import { isEmpty } from './overlay.js';
import type { Session } from './session.js';
import { textOf } from './typing.js';

/** Words that nobody has sent yet go into the vault as a note: nothing is lost, and nothing is plain. */
export async function keepDraft(
  session: Session,
  { typing, about, question }: Extract<Overlay, { kind: 'write' }>,
): Promise<void> {
  if (isEmpty(typing)) return;
  const look = await session.look();
  const found = look.state === 'ready' ? caseWith(look.all, about) : undefined;
  if (found === undefined || found.thread === null) return;
  const text = `${question}, not sent:\n${textOf(typing)}`;
  await session.run(['note', String(about), `--text=${text}`], { columns: 80 });
}
