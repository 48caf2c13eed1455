import type { JSX } from 'preact';
import { Choices } from '../parts/choices.js';
import { SealedForm, TextBox } from '../parts/fields.js';
import { FilesPart } from '../parts/filesPart.js';
import { Gist } from '../parts/gist.js';
import { EditionNotice, Progress, Waiting } from '../parts/notices.js';
import { QuestionsOffer } from '../parts/questions.js';
import { Section } from '../parts/section.js';
import type { View } from '../view.js';

/** One box, who reads, and whether a reply is wanted. */
export const Write = (view: View): JSX.Element => {
  const { texts } = view;
  const title = (
    <>
      <span data-for="first">{texts.write.title}</span>
      <span data-for="further">{texts.write.titleFurther}</span>
    </>
  );
  return (
    <Section name="write" title={title} texts={texts} back="start" form>
      <EditionNotice own={view.own} />
      <Waiting texts={texts} go="plainWrite" />
      <SealedForm id="report">
        <QuestionsOffer view={view} />
        <TextBox
          id="message"
          label={texts.write.message}
          hint={texts.write.messageHint}
          rows={9}
          describedBy="room"
        />
        <p class="room" id="room" role="status" />
        <FilesPart texts={texts} />
        <Readers {...view} />
        <Gist view={view} prefix="c" />
        <Replies {...view} />
        <Choices texts={texts} kind="first" prefix="c" />
        <Choices texts={texts} kind="further" prefix="c" />
        <Progress />
        <p>
          <button type="button" id="to-keep">
            {texts.write.next}
          </button>
        </p>
      </SealedForm>
    </Section>
  );
};

/** The readers themselves come with the edition, which the script has checked; here are their groups. */
const Readers = ({ texts, site, language }: View): JSX.Element => (
  <fieldset id="readers" tabIndex={-1} aria-describedby="readers-hint readers-error">
    <legend class="question">{texts.write.readers}</legend>
    <p class="hint" id="readers-hint">
      <span data-for="first">{texts.write.readersHint}</span>
      <span data-for="further">{texts.write.readersHintFurther}</span>{' '}
      <span>
        {texts.write.readersAlone} {texts.write.readersSee}
      </span>
    </p>
    <p class="error" id="readers-error" data-error-of="readers" hidden />
    {[...Object.entries(site.groups), ['', null] as const].map(([group, names]) => (
      <div key={group} data-group={group} hidden>
        <h2 class="group">{names?.[language] ?? texts.write.otherGroup}</h2>
        <div data-in-group="" />
      </div>
    ))}
  </fieldset>
);

const Replies = ({ texts }: View): JSX.Element => (
  <fieldset data-for="first">
    <legend class="question">{texts.write.replies}</legend>
    <div class="choice">
      <input type="radio" name="replies" value="yes" id="replies-yes" checked />
      <label for="replies-yes">
        {texts.write.repliesYes}
        <span class="hint">{texts.write.repliesYesHint}</span>
      </label>
    </div>
    <div class="choice">
      <input type="radio" name="replies" value="no" id="replies-no" />
      <label for="replies-no">
        {texts.write.repliesNo}
        <span class="hint">{texts.write.repliesNoHint}</span>
      </label>
    </div>
  </fieldset>
);
