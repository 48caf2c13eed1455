import type { JSX } from 'preact';
import { firstTicks } from '../../../crypto/source/standings.js';
import type { Problem, WriteForm } from '../answer.js';
import { Facts } from '../parts/notices.js';
import { PlainBox, PlainForm } from '../parts/plainForm.js';
import { at } from '../parts/problems.js';
import { Section } from '../parts/section.js';
import { Offline } from '../parts/offlinePart.js';
import { LostWords } from './check.js';
import { WriteFields } from '../parts/writeFields.js';
import type { Texts } from '../texts/texts.js';
import type { View } from '../view.js';

/** Writing without scripts: what that means comes before the first question. */
export const PlainWrite = (view: View): JSX.Element => (
  <Section name="plainWrite" title={view.texts.write.title} texts={view.texts} back="start">
    <Warning {...view} />
    <WriteFields view={view} form={emptyForm(view)} problems={[]} prefix="p" />
  </Section>
);

/** Looking for a reply without scripts. */
export const PlainCheck = (view: View): JSX.Element => (
  <Section name="plainCheck" title={view.texts.check.title} texts={view.texts} back="start">
    <CheckWarning texts={view.texts} />
    <CheckFields view={view} words="" problems={[]} prefix="p" />
    <LostWords texts={view.texts} go="plainWrite" />
  </Section>
);

const Warning = ({ texts, assets }: Pick<View, 'texts' | 'assets'>): JSX.Element => (
  <div class="waiting">
    <h2>{texts.plain.warning.title}</h2>
    <Facts facts={texts.plain.warning.facts} />
    <p>
      <strong>{texts.plain.warning.stronger}</strong>
    </p>
    <Facts facts={[texts.plain.warning.scripts, texts.plain.warning.pgp]} />
    <Offline texts={texts} assets={assets} />
  </div>
);

const CheckWarning = ({ texts: { plain } }: { readonly texts: Texts }): JSX.Element => (
  <div class="waiting">
    <h2>{plain.warning.title}</h2>
    <p>{plain.checkText}</p>
    <p>
      <strong>{plain.warning.stronger}</strong> {plain.warning.scripts}
    </p>
  </div>
);

export const CheckFields = ({
  view,
  words,
  problems,
  prefix,
}: {
  readonly view: View;
  readonly words: string;
  readonly problems: readonly Problem[];
  readonly prefix: string;
}): JSX.Element => (
  <PlainForm view={view} asks="check">
    <PlainBox
      id={`${prefix}-codename`}
      name="words"
      label={view.texts.check.codename}
      hint={view.texts.check.codenameHint}
      rows={3}
      value={words}
      errors={at(view.texts, problems, 'codename')}
    />
    <p>
      <button>{view.texts.check.look}</button>
    </p>
    <p class="hint">{view.texts.check.same}</p>
  </PlainForm>
);

/** As the page has it before anything was typed; who cannot be reached is known to an answer only. */
const emptyForm = ({ roster, site }: View): WriteForm => ({
  kind: 'first',
  state: 'open',
  epoch: roster.epoch,
  message: '',
  readers: roster.readers.map(({ key, group, label }) => ({ key, group, label, reachable: true })),
  ticked: firstTicks(roster.readers, new Set(site.default)),
  unknown: new Set(),
  known: new Set(),
  replies: true,
  given: () => [],
  anyway: new Set(),
  gist: '',
  choices: new Set(),
  words: '',
  keepNames: false,
  filesWereLost: false,
});
