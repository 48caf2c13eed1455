import type { CaseChoice } from '../case/caseFiles.js';
import type { CaseThread } from '../case/caseThread.js';
import { conditionsOf, leftOutOf } from '../case/caseView.js';
import type { Receivers } from '../case/receivers.js';
import { counted } from './layout.js';

/** What whoever hands a case over must know: who was left out, what was asked, what it tells. */
export function handOverWarnings(
  { tips }: CaseThread,
  { holds, asked }: CaseChoice,
  { names, classical }: Receivers,
): string[] {
  const views = tips.map(({ view }) => view);
  const leftOut = leftOutOf(views);
  const conditions = conditionsOf(views);
  const points = holds.filter((field) => POINTING.includes(field));
  return [
    ...(leftOut.length > 0
      ? [`The source left out: ${leftOut.join(', ')}. They must not get this, nor hear of it.`]
      : []),
    ...(holds.includes('readers') && leftOut.length > 0
      ? ['The case itself names those who were left out.']
      : []),
    ...(conditions.length > 0
      ? [
          `The source made ${counted(conditions.length, 'condition', 'conditions')}, first on the page.`,
        ]
      : []),
    ...(points.length > 0
      ? [`It holds what can point at the source: ${points.join(', ')}. Files can name their maker.`]
      : ['Read your own words once more: do they tell what only one person could know?']),
    ...(asked === null ? [] : ['Who asked, and by what power, is in the log and in the case.']),
    ...(names.length === 0 ? ['It is not sealed: whoever finds this folder reads it.'] : []),
    ...(classical && names.length > 0
      ? ['These keys are not post-quantum: who keeps the file may open it one day.']
      : []),
  ];
}

const POINTING: readonly string[] = ['words', 'answers', 'files', 'days', 'language', 'readers'];
