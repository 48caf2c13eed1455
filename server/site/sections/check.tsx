import type { JSX } from 'preact';
import { SealedForm, TextBox } from '../parts/fields.js';
import { EditionNotice, Progress, Waiting } from '../parts/notices.js';
import { Section } from '../parts/section.js';
import type { View } from '../view.js';

/** Eight words in. */
export const Check = ({ texts }: View): JSX.Element => (
  <Section name="check" title={texts.check.title} texts={texts} back="start" form>
    <EditionNotice />
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
  </Section>
);
