import type { JSX } from 'preact';
import type { Texts } from '../texts/texts.js';
import { linkTo, type View } from '../view.js';
import { OtherWays } from './emergency.js';

/**
 * Shown until the script is ready, and for good where there are no scripts: there it leads to the
 * form that the drop seals, by a step of its own, so that nobody posts in plain unawares.
 */
export const Waiting = ({
  texts,
  go,
}: {
  readonly texts: Texts;
  readonly go?: 'plainWrite' | 'plainCheck';
}): JSX.Element => (
  <div class="waiting without">
    <h2>{texts.waiting.title}</h2>
    <p>{texts.waiting.text}</p>
    <p>{texts.waiting.how}</p>
    {go !== undefined && (
      <p>
        <a class="button second" href={linkTo(go)}>
          {texts.plain.go}
        </a>
      </p>
    )}
  </div>
);

/** What the newest edition means for whoever wants to write; the script fills it. */
export const EditionNotice = ({ own }: Pick<View, 'own'>): JSX.Element => (
  <>
    <p class="notice" data-edition-notice="" role="status" hidden />
    <OtherWays own={own} />
  </>
);

/** What is under way; the script fills it. */
export const Progress = ({ id }: { readonly id?: string }): JSX.Element => (
  <p id={id} class="progress" data-progress="" role="status" />
);

export const Facts = ({ facts }: { facts: readonly string[] }): JSX.Element => (
  <ul class="facts">
    {facts.map((fact) => (
      <li key={fact}>{fact}</li>
    ))}
  </ul>
);
