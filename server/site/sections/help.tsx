import type { JSX } from 'preact';
import { OtherWays } from '../parts/emergency.js';
import { Facts } from '../parts/notices.js';
import { Section } from '../parts/section.js';
import { paragraphs } from '../texts/texts.js';
import type { View } from '../view.js';

const SITUATIONS = ['shared', 'own', 'library', 'leaveOut', 'photos'] as const;

/** Advice by situation, then what the line itself has to say: legal advice, prescribed bodies. */
export const Help = ({ own, texts }: View): JSX.Element => (
  <Section name="help" title={texts.help.title} texts={texts} back="start">
    {SITUATIONS.map((each) => (
      <div key={each}>
        <h2>{texts.help[each].title}</h2>
        <Facts facts={texts.help[each].facts} />
      </div>
    ))}
    <h2>{own['leave'] ?? texts.leave}</h2>
    <Facts facts={texts.help.leaving.facts} />
    <p class="with">{texts.help.leaving.scripts}</p>
    <p class="without">{texts.help.leaving.noScripts}</p>
    {paragraphs(own['help'] ?? '').map((text) => (
      <p key={text}>{text}</p>
    ))}
    <OtherWays own={own} />
  </Section>
);
