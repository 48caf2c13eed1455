import type { JSX } from 'preact';
import { Emergency } from '../parts/emergency.js';
import { Facts } from '../parts/notices.js';
import { Section } from '../parts/section.js';
import type { Texts } from '../texts/texts.js';
import { AS_IT_IS, linkTo, listed, type View } from '../view.js';

/** Before you start: what this is, who reads, what is protected at this level, and what is not. */
export const About = (view: View): JSX.Element => {
  const { texts, own, site, language, rootWords } = view;
  const groups = site.default.map((group) => site.groups[group]?.[language] ?? group);
  return (
    <Section name="about" title={texts.about.title} texts={texts} back="start">
      <h2>{texts.about.what}</h2>
      <p>{texts.about.whatText({ name: own.name })}</p>
      <Emergency view={view} id="emergency-too" />
      <h2>{texts.about.who}</h2>
      <p>
        {texts.about.whoText({ groups: listed(texts, groups) })}{' '}
        <a href={linkTo('keys')}>{texts.keys.link}</a>
      </p>
      <h2>{texts.about.can}</h2>
      <Levels texts={texts} />
      <h2>{texts.about.cannot}</h2>
      <Facts facts={texts.about.cannotFacts} />
      <h2>{texts.about.genuine}</h2>
      <p>{texts.about.genuineText}</p>
      <ol class="words small" id="root-words" {...AS_IT_IS}>
        {rootWords.map((word, i) => (
          <li key={`${String(i)} ${word}`}>{word}</li>
        ))}
      </ol>
    </Section>
  );
};

/**
 * What holds at one level does not hold at another. The page cannot know where scripts are off, so
 * that is what it says until the script says otherwise.
 */
const Levels = ({ texts: { about, plain } }: { readonly texts: Texts }): JSX.Element => (
  <>
    <div class="with">
      <p class="level">
        <span class="at-standard">
          {about.levelStandard} {about.saferText}
        </span>
        <span class="at-safer">{about.levelSafer}</span>
      </p>
      <Facts facts={about.canFacts} />
    </div>
    <div class="without">
      <p class="level">{about.levelSafest}</p>
      <Facts facts={[...plain.warning.facts.slice(1), ...about.canFacts.slice(2)]} />
      <p>
        <strong>{plain.warning.stronger}</strong> {plain.warning.scripts}
      </p>
    </div>
  </>
);
