import type { ComponentChildren, JSX } from 'preact';
import { type Given, hangsHere } from '../../../crypto/source/answers.js';
import type { QuestionSection } from '../../../crypto/wire/questionnaire.js';
import { type Conditions, conditionsOf } from '../conditions.js';
import { GUIDE, linkTo, type View } from '../view.js';
import { Waiting } from './notices.js';
import { InLanguage } from './inLanguage.js';
import { Asked } from './question.js';

/** Addresses of the parts, one sign each that no other part of the page has; the first is GUIDE. */
const LETTERS = 'gabcdfijlmno';
const letterOf = (n: number): string => LETTERS[n] ?? '';

interface Props {
  readonly view: View;
  /** What was answered, when the form comes back. */
  readonly given?: Given;
}
const NOTHING: Given = () => [];

/** A way to the questions, beside the one box. */
export const QuestionsOffer = ({ view }: { readonly view: View }): JSX.Element | null =>
  view.site.questionnaire === null ? null : (
    <p>
      <a href={GUIDE}>{view.texts.questions.offer}</a>
    </p>
  );

/**
 * A line's own questions in short parts, one after the other by style alone. They come before the
 * forms on the page: a drop that seals as it reads must know all before the first file.
 */
export const Questions = ({ view, given = NOTHING }: Props): JSX.Element | null => {
  const { questionnaire } = view.site;
  if (questionnaire === null) return null;
  const conditions = conditionsOf(questionnaire);
  const { sections } = questionnaire;
  return (
    <>
      {sections.map((section, i) => (
        <section
          key={letterOf(i)}
          id={letterOf(i)}
          data-section={letterOf(i)}
          tabIndex={-1}
          aria-labelledby={`h${letterOf(i)}`}
        >
          <Ways ways={waysFrom(sections, conditions, i, -1)} className="back" ends={[['1', '']]}>
            {view.texts.back}
          </Ways>
          <h1 id={`h${letterOf(i)}`}>
            <InLanguage texts={section.title} language={view.language} />
          </h1>
          {i === 0 && <Waiting texts={view.texts} go="plainWrite" />}
          <p class="hint">{view.texts.questions.part({ n: i + 1, of: sections.length })}</p>
          {section.hint !== null && (
            <p>
              <InLanguage texts={section.hint} language={view.language} />
            </p>
          )}
          {section.questions
            .filter((question) => !hangsHere(question, section))
            .map((question) => (
              <Asked
                key={question.id}
                question={question}
                asking={{ view, given, conditions, section }}
              />
            ))}
          <p>
            <Ways ways={waysFrom(sections, conditions, i, 1)} className="button" ends={ENDS}>
              {view.texts.write.next}
            </Ways>
          </p>
          <p>
            <Ways ways={waysFrom(sections, conditions, i, 1)} className="" ends={ENDS}>
              {view.texts.questions.skip}
            </Ways>
          </p>
        </section>
      ))}
    </>
  );
};

type Way = readonly [id: string, className: string];
/** After the last part comes the message: in the form of the script, or in that of the drop. */
const ENDS: readonly Way[] = [
  [linkTo('write').slice(1), 'with'],
  [linkTo('plainWrite').slice(1), 'without'],
];

interface Ways {
  readonly ways: readonly Way[];
  /** Whether one of the parts is certain, so that the way never leads past all of them. */
  readonly certain: boolean;
  readonly passed: string;
}

/** The parts that may come next in one direction: style shows the link to the first that is open. */
function waysFrom(
  sections: readonly QuestionSection[],
  conditions: Conditions,
  from: number,
  step: 1 | -1,
): Ways {
  const ways: Way[] = [];
  let passed = '';
  for (let i = from + step; i >= 0 && i < sections.length; i += step) {
    const when = sections[i]?.when ?? null;
    if (when === null) return { ways: [...ways, [letterOf(i), passed]], certain: true, passed };
    ways.push([letterOf(i), `${conditions.shown([when])}${passed}`]);
    passed += ` ${conditions.gone(when)}`;
  }
  return { ways, certain: false, passed };
}

const Ways = ({
  ways: { ways, certain, passed },
  className,
  ends,
  children,
}: {
  readonly ways: Ways;
  readonly className: string;
  readonly ends: readonly Way[];
  readonly children: ComponentChildren;
}): JSX.Element => (
  <>
    {[...ways, ...(certain ? [] : ends.map(([id, own]) => [id, `${own}${passed}`] as const))].map(
      ([id, shown]) => (
        <a
          key={`${id}${shown}`}
          class={`${className} ${shown}`.trim() || undefined}
          href={`#${id}`}
        >
          {children}
        </a>
      ),
    )}
  </>
);
