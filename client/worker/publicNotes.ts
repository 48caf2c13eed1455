import type { Engine } from '../../crypto/engine/engine.js';
import { refuse } from '../../crypto/refusal.js';
import { comeOf } from '../../crypto/source/come.js';
import { checkFile } from '../../crypto/wire/file.js';
import { type Head, parseHead, verifyHead } from '../../crypto/wire/head.js';
import { parseVerifierKey } from '../../crypto/wire/note.js';
import type { Roster } from '../../crypto/wire/roster.js';
import { verifyRosters } from '../../crypto/wire/rosterChain.js';
import { formerReaders, type Today, verifyToday } from '../../crypto/wire/today.js';
import type { Beginning, Edition, EditionFiles } from './messages.js';

/** An edition of which every signature was checked, from the root key that is published down. */
export interface PublicNotes {
  readonly head: Head;
  readonly rosters: readonly Roster[];
  readonly roster: Roster;
  readonly today: Today;
}

export async function verifyEdition(
  engine: Engine,
  { line, root }: Pick<Beginning, 'line' | 'root'>,
  files: EditionFiles,
): Promise<PublicNotes> {
  const { key } = await parseVerifierKey(engine, root);
  const unverified = parseHead(files.head);
  const { claims } = unverified;
  const announced = [...claims.rosters].reverse();
  if (files.rosters.length !== announced.length) return refuse('file-missing');
  for (const [i, file] of announced.entries())
    await checkFile(engine, files.rosters[i] ?? new Uint8Array(0), file);
  await checkFile(engine, files.today, claims.today);
  const rosters = await verifyRosters(engine, files.rosters, key);
  const roster = rosters.at(-1) ?? refuse('roster-gap');
  if (roster.line !== line) return refuse('wrong-line');
  const head = await verifyHead(engine, unverified, roster);
  const today = await verifyToday(engine, files.today, rosters, head.day);
  return { head, rosters, roster, today };
}

/** What the page needs to know of it. */
export const editionOf = ({ head, rosters, roster, today }: PublicNotes): Edition => ({
  edition: head.edition,
  head: head.hash,
  day: head.day,
  epoch: roster.epoch,
  expires: roster.expires,
  settings: roster.settings,
  readers: roster.readers.map(({ key, group, label }) => ({
    key,
    group,
    reachable: today.dayKeys.has(key),
    ...comeOf(today, key, label),
  })),
  former: formerReaders(rosters).flatMap(({ reader: { key, label } }) =>
    today.statements.has(key) ? [comeOf(today, key, label)] : [],
  ),
  notice: head.notice,
  cells: head.cells,
});
