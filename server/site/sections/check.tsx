import type { JSX } from 'preact';
import { SealedForm, TextBox } from '../parts/fields.js';
import { EditionNotice, Progress, Waiting } from '../parts/notices.js';
import { Section } from '../parts/section.js';
import type { Texts } from '../texts/texts.js';
import { linkTo, type View } from '../view.js';

/** For whoever has no words any more, or words that somebody saw. */
export const LostWords = ({
  texts: { check },
  go,
}: {
  readonly texts: Texts;
  readonly go: 'write' | 'plainWrite';
}): JSX.Element => (
  <div class="lost">
    <p>
      {check.lost}{' '}
      <a href={linkTo(go)} data-go={go}>
        {check.lostLink}
      </a>
    </p>
    <p>{check.other}</p>
  </div>
);

/** Eight words in. */
export const Check = ({ own, texts }: View): JSX.Element => (
  <Section name="check" title={texts.check.title} texts={texts} back="start" form>
    <EditionNotice own={own} />
    <Waiting texts={texts} go="plainCheck" />
    <SealedForm id="check">
      <TextBox
        id="codename"
        label={texts.check.codename}
        hint={texts.check.codenameHint}
        rows={3}
      />
      <Progress />
      <p>
        <button type="button" id="look">
          {texts.check.look}
        </button>
      </p>
      <p class="hint">{texts.check.same}</p>
    </SealedForm>
    <LostWords texts={texts} go="write" />
  </Section>
);
