import { firstTicks, keptTicks, ticksProblem } from '../../crypto/source/standings.js';
import type { Key } from '../../crypto/wire/fields.js';
import type { Form } from '../http/multipart.js';
import type { Problem, Refused, WriteForm } from '../site/answer.js';
import type { Drop, Standing } from '../standing.js';
import type { AnyCode } from '../refusal.js';
import type { Intake } from '../store/intakeStore.js';
import type { Desk } from './desk.js';
import { type EditionNow, type LineState, readersNow, stateNow } from './editionNow.js';
import { faultInText } from './openpgp.js';
import type { Post } from './post.js';
import { mend, refusedWith } from './problems.js';
import type { Told } from './told.js';

/** The form with all that was in it, for a page that asks again. */
export function formBack(
  drop: Drop,
  standing: Standing,
  edition: EditionNow | null,
  intake: Intake,
  post: Post,
  filesWereLost: boolean,
): WriteForm {
  const readers = readersNow(standing, edition);
  const then = standing.rosters[post.epoch - 1]?.readers ?? readers;
  const seen = new Set<Key>(post.further ? post.known : then.map(({ key }) => key));
  return {
    kind: post.further ? 'further' : 'first',
    state: stateNow(drop, standing, edition, intake),
    epoch: standing.roster.epoch,
    message: post.message,
    readers,
    // Somebody who takes words first may not have ticked anything yet.
    ticked:
      post.epoch === 0
        ? firstTicks(readers, new Set(standing.site.default))
        : keptTicks(readers, post.readers),
    unknown: new Set(readers.map(({ key }) => key).filter((key) => !seen.has(key))),
    known: post.known,
    replies: post.replies,
    given: post.given,
    anyway: keptTicks(readers, post.anyway),
    gist: post.gist,
    choices: post.choices,
    words: post.words,
    keepNames: post.keepNames,
    filesWereLost,
  };
}

/** A fresh form for a follow-up: only those are ticked whose signed reply is on the thread. */
export function furtherForm(
  drop: Drop,
  standing: Standing,
  edition: EditionNow | null,
  intake: Intake,
  known: ReadonlySet<Key>,
  words: string,
): WriteForm {
  const readers = readersNow(standing, edition);
  return {
    kind: 'further',
    state: stateNow(drop, standing, edition, intake),
    epoch: standing.roster.epoch,
    message: '',
    readers,
    ticked: keptTicks(readers, known),
    unknown: new Set(readers.map(({ key }) => key).filter((key) => !known.has(key))),
    known,
    replies: true,
    given: () => [],
    anyway: new Set(),
    gist: '',
    choices: new Set(),
    words,
    keepNames: false,
    filesWereLost: false,
  };
}

const codeOf = (state: LineState): AnyCode =>
  state === 'restored' || state === 'moving' || state === 'closed' ? `line-${state}` : 'not-open';

/** Why nothing is sealed yet: the line, the list of readers, or something that the source can mend. */
export async function beforeSending(
  { certificates }: Desk,
  standing: Standing,
  edition: EditionNow | null,
  form: Form,
  post: Post,
  told: Told,
  state: LineState,
): Promise<Refused | null> {
  const failure = form.failure();
  if (failure !== null) return refusedWith(failure);
  if (state !== 'open' && state !== 'late')
    return { code: codeOf(state), problems: [{ says: `edition-${state}` }] };
  if (post.wants === 'words') return null;
  if (post.epoch !== standing.roster.epoch) return refusedWith('edition-removed');
  const ticks = ticksProblem(readersNow(standing, edition), told.ticked);
  const problems: Problem[] = [];
  if (post.textWasCut) problems.push({ says: 'message-long', field: 'message' });
  if (post.message.trim() === '' && !form.hasFiles && told.answers.length === 0)
    problems.push({ says: 'message-missing', field: 'message' });
  if (ticks !== null) problems.push({ says: ticks, field: 'readers' });
  if (problems.length > 0) return mend(...problems);
  const texts = [post.message, ...told.answers.flatMap(({ answer }) => answer)].join('\n');
  const fault = await faultInText(texts, (await certificates()).ids);
  return fault === null ? null : refusedWith(fault, 'message');
}
