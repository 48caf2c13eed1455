import type { JSX } from 'preact';
import { Facts } from '../parts/notices.js';
import { Section } from '../parts/section.js';
import type { View } from '../view.js';

/** What it does, what it cannot do, and how to know that the page is genuine. */
export const About = ({ texts, site, rootWords }: View): JSX.Element => (
  <Section name="about" title={texts.about.title} texts={texts} back="start">
    <h2>{texts.about.can}</h2>
    <Facts facts={texts.about.canFacts} />
    <h2>{texts.about.cannot}</h2>
    <Facts facts={texts.about.cannotFacts} />
    <h2>{texts.about.safer}</h2>
    <p>{texts.about.saferText}</p>
    <h2>{texts.about.genuine}</h2>
    <p>{texts.about.genuineText}</p>
    <ol class="words small" id="root-words" translate={false}>
      {rootWords.map((word, i) => (
        <li key={`${String(i)} ${word}`}>{word}</li>
      ))}
    </ol>
    <p class="hint">
      {texts.about.key}: <code translate={false}>{site.root}</code>
    </p>
  </Section>
);
