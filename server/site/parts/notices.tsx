import type { JSX } from 'preact';
import type { Texts } from '../texts/texts.js';

/** Shown until the script is ready, and for good where there are no scripts. */
export const Waiting = ({ texts }: { texts: Texts }): JSX.Element => (
  <div class="waiting without">
    <h2>{texts.waiting.title}</h2>
    <p>{texts.waiting.text}</p>
    <p>{texts.waiting.how}</p>
  </div>
);

/** What the newest edition means for whoever wants to write; the script fills it. */
export const EditionNotice = (): JSX.Element => (
  <p class="notice" data-edition-notice="" role="status" hidden />
);

/** What is under way; the script fills it. */
export const Progress = (): JSX.Element => <p class="progress" data-progress="" role="status" />;

export const Facts = ({ facts }: { facts: readonly string[] }): JSX.Element => (
  <ul class="facts">
    {facts.map((fact) => (
      <li key={fact}>{fact}</li>
    ))}
  </ul>
);
