import type { JSX } from 'preact';
import { conditionsOf } from '../conditions.js';
import type { View } from '../view.js';

interface Props {
  readonly view: View;
  readonly prefix: string;
  readonly answered?: string;
}

/** The groups that a line does not choose by itself, and of which somebody reads. */
export const otherGroups = ({ site, roster }: View): string[] => [
  ...new Set(
    roster.readers.map(({ group }) => group).filter((group) => !site.default.includes(group)),
  ),
];

/**
 * Whether the others may hear the gist: asked while none of them reads it, and never for somebody
 * whom an answer leaves out. Nothing is ticked: unanswered is no.
 */
export const Gist = ({ view, prefix, answered = '' }: Props): JSX.Element | null => {
  const { site, roster, texts, language } = view;
  const others = otherGroups(view);
  if (others.length === 0) return null;
  const names = others.flatMap((group) => site.groups[group]?.[language] ?? []);
  const group =
    names.length === 0
      ? texts.write.otherGroup
      : new Intl.ListFormat(texts.locale, { type: 'disjunction' }).format(names);
  const labels = roster.readers.flatMap(({ group, label }) =>
    others.includes(group) ? [group, label] : [],
  );
  const gone = site.questionnaire && conditionsOf(site.questionnaire).leftOut('f', labels);
  const says = {
    yes: texts.questions.gistYes,
    ask: texts.questions.gistAsk,
    no: texts.questions.gistNo,
  };
  return (
    <fieldset class={`gist ${gone ?? ''}`.trim()} aria-describedby={`${prefix}-gist-hint`}>
      <legend class="question">{texts.questions.gist({ group })}</legend>
      <p class="hint" id={`${prefix}-gist-hint`}>
        {texts.questions.gistHint}
      </p>
      {(['yes', 'ask', 'no'] as const).map((answer) => (
        <div key={answer} class="choice">
          <label>
            {says[answer]}
            <input type="radio" name="gist" value={answer} checked={answered === answer} />
          </label>
        </div>
      ))}
    </fieldset>
  );
};
