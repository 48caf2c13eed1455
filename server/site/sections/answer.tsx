import type { JSX } from 'preact';
import { type Come, comeSentences } from '../../../crypto/source/come.js';
import type { Day } from '../../../crypto/wire/day.js';
import type { Answer } from '../answer.js';
import { Facts } from '../parts/notices.js';
import { PlainForm } from '../parts/plainForm.js';
import { Summary } from '../parts/problems.js';
import { Section } from '../parts/section.js';
import { WriteFields, writeIds } from '../parts/writeFields.js';
import { AS_IT_IS, linkTo, type View, writtenDay } from '../view.js';
import { CheckFields } from './plain.js';

interface Props<K extends Answer['kind']> {
  readonly view: View;
  readonly answer: Extract<Answer, { kind: K }>;
}
const PREFIX = 'e';

/** The one part that differs between two people: the answer to a form that was posted. */
export const AnswerPart = ({ view, answer }: Props<Answer['kind']>): JSX.Element => {
  if (answer.kind === 'write') return <WriteAgain view={view} answer={answer} />;
  if (answer.kind === 'words') return <WordsFirst view={view} answer={answer} />;
  if (answer.kind === 'sent') return <Sent view={view} answer={answer} />;
  if (answer.kind === 'check') return <CheckAgain view={view} answer={answer} />;
  return <Replies view={view} answer={answer} />;
};

const WriteAgain = ({ view, answer: { form, problems } }: Props<'write'>): JSX.Element => {
  const { texts } = view;
  const title = form.kind === 'further' ? texts.write.titleFurther : texts.write.title;
  return (
    <Section name="answer" title={title} texts={texts} back="start">
      <Summary texts={texts} problems={problems} ids={writeIds(PREFIX)} />
      <WriteFields view={view} form={form} problems={problems} prefix={PREFIX} />
    </Section>
  );
};

const WordsFirst = ({ view, answer: { words, form } }: Props<'words'>): JSX.Element => {
  const { texts } = view;
  return (
    <Section name="answer" title={texts.plain.notSent} texts={texts} back="start">
      <h2>{texts.keep.titleWords}</h2>
      <p>{texts.plain.wordsText}</p>
      <Words words={words} />
      <KeepFacts view={view} />
      <WriteFields view={view} form={form} problems={[]} prefix={PREFIX} />
    </Section>
  );
};

const Sent = ({ view, answer }: Props<'sent'>): JSX.Element => {
  const { texts, own } = view;
  return (
    <Section name="answer" title={texts.sent.title} texts={texts}>
      <p>{answer.sealed === true ? texts.plain.sealedText : texts.sent.text}</p>
      <Facts facts={answer.reached.map(({ label }) => label)} />
      {answer.unreached.map(({ key, label }) => (
        <p key={key} class="notice">
          {texts.plain.unreached({ reader: label })}
        </p>
      ))}
      {answer.words !== null && (
        <>
          <h2>{texts.keep.titleWords}</h2>
          <p>{texts.plain.sentWordsText}</p>
          <Words words={answer.words} />
          <KeepFacts view={view} />
        </>
      )}
      <p>{answer.replies ? (own['when'] ?? texts.sent.when) : texts.keep.none}</p>
      <p class="doors">
        <a class="button" href="/leave">
          {texts.sent.finish}
        </a>
        {answer.replies && (
          <a class="button second" href={linkTo('plainCheck')}>
            {texts.start.check}
          </a>
        )}
      </p>
    </Section>
  );
};

const CheckAgain = ({ view, answer: { words, problems } }: Props<'check'>): JSX.Element => (
  <Section name="answer" title={view.texts.check.title} texts={view.texts} back="start">
    <Summary texts={view.texts} problems={problems} ids={{ codename: `${PREFIX}-codename` }} />
    <CheckFields view={view} words={words} problems={problems} prefix={PREFIX} />
  </Section>
);

const Replies = ({ view, answer }: Props<'replies'>): JSX.Element => {
  const { texts } = view;
  const day = (each: Day): string => writtenDay(each, texts.locale);
  const come = (all: readonly Come[], isFormer: boolean): string[] =>
    all.map((each) =>
      comeSentences(each, isFormer, (says, values) => texts.script[says](values), day).join(' '),
    );
  return (
    <Section name="answer" title={texts.replies.title} texts={texts} back="start">
      {answer.found.length === 0 ? (
        <>
          <p>
            <strong>{texts.replies.none}</strong>
          </p>
          <p>{texts.replies.noneHint}</p>
        </>
      ) : (
        answer.found.map((reply) => (
          <article key={reply.reply} class="reply">
            <h2>{reply.label}</h2>
            <p class="hint">{day(reply.day)}</p>
            <p class="said" dir="auto">
              {reply.text}
            </p>
            {!reply.complete && <p class="hint">{texts.script['reply-incomplete']}</p>}
            {reply.conflicting && <p class="hint">{texts.script['reply-conflicting']}</p>}
          </article>
        ))
      )}
      <h2>{texts.replies.collected}</h2>
      <Facts facts={[...come(answer.collected, false), ...come(answer.former, true)]} />
      {answer.older ? (
        <p class="hint">{texts.plain.olderShown}</p>
      ) : (
        <PlainForm view={view} asks="check">
          <input type="hidden" name="words" value={answer.form.words} />
          <button class="second" name="older" value="yes">
            {texts.replies.older}
          </button>
        </PlainForm>
      )}
      <p class="hint after">{texts.replies.careful}</p>
      <h2>{texts.replies.again}</h2>
      <p class="hint">{texts.plain.againHint}</p>
      <WriteFields view={view} form={answer.form} problems={[]} prefix={PREFIX} />
    </Section>
  );
};

const Words = ({ words }: { readonly words: readonly string[] }): JSX.Element => (
  <ol class="words" {...AS_IT_IS}>
    {words.map((word, i) => (
      <li key={`${String(i)} ${word}`}>{word}</li>
    ))}
  </ol>
);

const KeepFacts = ({ view: { texts, roster } }: { readonly view: View }): JSX.Element => (
  <Facts facts={[...texts.keep.facts, texts.keep.stay({ days: roster.settings.replies })]} />
);
