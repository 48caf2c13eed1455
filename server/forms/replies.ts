import { comeOf } from '../../crypto/source/come.js';
import { findReplies } from '../../crypto/source/findReplies.js';
import { daysFrom } from '../../crypto/wire/day.js';
import { formerReaders } from '../../crypto/wire/today.js';
import { addTextChaff } from '../inbox/chaff.js';
import { closedBy } from '../inbox/intake.js';
import { kindOf, refusedBy } from '../refusal.js';
import type { Answer } from '../site/answer.js';
import type { Drop } from '../standing.js';
import { open, wipeKeys } from './codename.js';
import type { Desk } from './desk.js';
import type { EditionNow } from './editionNow.js';
import type { Post } from './post.js';
import { mend, refusedWith } from './problems.js';
import { furtherForm } from './writeForm.js';

/** Replies of so many days are looked through unless somebody asks for older ones. */
const USUAL_DAYS = 14;
/** Cells are opened in multiples of this, so an empty box costs what one with a few replies does. */
const OPENED = 8;

/** A check without scripts. An empty box, a full one and a never-issued codename do the same work. */
export async function checkReplies(desk: Desk, post: Post): Promise<Answer> {
  const { drop } = desk;
  const { engine } = drop;
  const standing = await drop.standing();
  const edition = await desk.edition();
  const { words } = post;
  const intake = await drop.store.intake();
  if (edition === null)
    return { kind: 'check', words, ...refusedWith(closedBy(intake) ?? 'not-open') };
  try {
    const opened = await open({ ...desk, engine }, standing.roster.line, words);
    if ('problems' in opened) return { kind: 'check', words, ...mend(...opened.problems) };
    const files = cellsOf(drop, edition, post.older);
    const index = { cells: edition.head.cells, rosters: edition.rosters };
    try {
      const found = await findReplies(engine, index, opened.keys, files, OPENED);
      await addTextChaff(drop);
      const known = new Set(found.map(({ reader }) => reader));
      return {
        kind: 'replies',
        found,
        older: post.older,
        ...collectedBy(edition),
        form: furtherForm(drop, standing, edition, intake, known, words),
      };
    } finally {
      wipeKeys(engine, opened.keys);
    }
  } catch (error) {
    const { code } = refusedBy(error);
    if (code === 'unexpected') drop.report(kindOf(error));
    return { kind: 'check', words, ...refusedWith(code) };
  }
}

async function* cellsOf(
  { store }: Drop,
  { head }: EditionNow,
  older: boolean,
): AsyncGenerator<Uint8Array> {
  for (const { hash, day } of head.cells) {
    if (!older && daysFrom(day, head.day) >= USUAL_DAYS) return;
    const file = await store.file(hash);
    if (file !== null) yield file;
  }
}

/** How far each reader has come, as their statements say to everybody; also those who have gone. */
const collectedBy = ({
  roster,
  rosters,
  today,
}: EditionNow): Pick<Extract<Answer, { kind: 'replies' }>, 'collected' | 'former'> => ({
  collected: roster.readers.map(({ key, label }) => comeOf(today, key, label)),
  former: formerReaders(rosters).flatMap(({ reader: { key, label } }) =>
    today.statements.has(key) ? [comeOf(today, key, label)] : [],
  ),
});
