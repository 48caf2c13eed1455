import type { JSX } from 'preact';
import { Emergency } from '../parts/emergency.js';
import { EditionNotice, Facts, Waiting } from '../parts/notices.js';
import { Section } from '../parts/section.js';
import { paragraphs } from '../texts/texts.js';
import { GUIDE, linkTo, type View } from '../view.js';

/** The first screen: what this is, two doors, and help for whoever cannot wait. */
export const Start = (view: View): JSX.Element => {
  const { own, site, texts } = view;
  return (
    <Section name="start" title={own['headline'] ?? texts.start.headline} texts={texts}>
      <div class="lead">
        {paragraphs(own.about).map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p>{texts.start.runBy({ name: own.name })}</p>
      </div>
      <p class="doors">
        <a class="button" href={linkTo('write')} data-go="write">
          {texts.start.write}
        </a>
        {site.questionnaire !== null && (
          <a class="button second" href={GUIDE} data-go="write">
            {texts.start.guide}
          </a>
        )}
        <a class="button second" href={linkTo('check')} data-go="check">
          {texts.start.check}
        </a>
      </p>
      <EditionNotice own={own} />
      <Emergency view={view} id="emergency" />
      <Waiting texts={texts} />
      <h2>{texts.start.know}</h2>
      <Facts facts={texts.start.facts} />
      <ul class="ways">
        {(['about', 'help', 'keys'] as const).map((name) => (
          <li key={name}>
            <a href={linkTo(name)}>{name === 'about' ? texts.start.more : texts[name].link}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
};
