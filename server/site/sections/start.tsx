import type { JSX } from 'preact';
import { EditionNotice, Facts, Waiting } from '../parts/notices.js';
import { Section } from '../parts/section.js';
import { fill, paragraphs } from '../texts/texts.js';
import { linkTo, type View } from '../view.js';

/** The first screen: what this is, two doors, and help for whoever cannot wait. */
export const Start = ({ own, texts }: View): JSX.Element => (
  <Section name="start" title={own['headline'] ?? texts.start.headline} texts={texts}>
    <div class="lead">
      {paragraphs(own.about).map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p>{fill(texts.start.runBy, { name: own.name })}</p>
    </div>
    <p class="doors">
      <a class="button" href={linkTo('write')} data-go="write">
        {texts.start.write}
      </a>
      <a class="button second" href={linkTo('check')} data-go="check">
        {texts.start.check}
      </a>
    </p>
    <EditionNotice />
    <aside class="emergency" aria-labelledby="emergency">
      <h2 id="emergency">{texts.start.emergency}</h2>
      {paragraphs(own.emergency).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </aside>
    <Waiting texts={texts} />
    <h2>{texts.start.know}</h2>
    <Facts facts={texts.start.facts} />
    <p>
      <a href={linkTo('about')}>{texts.start.more}</a>
    </p>
  </Section>
);
