import type { JSX } from 'preact';
import { paragraphs } from '../texts/texts.js';
import type { View } from '../view.js';

/** For whoever cannot wait; a page may hold it twice. */
export const Emergency = ({
  view: { own, texts },
  id,
}: {
  readonly view: View;
  readonly id: string;
}): JSX.Element => (
  <aside class="emergency" aria-labelledby={id}>
    <h2 id={id}>{texts.start.emergency}</h2>
    {paragraphs(own.emergency).map((text) => (
      <p key={text}>{text}</p>
    ))}
  </aside>
);

/** Other ways to be heard, where the line names some: shown when this one takes nothing. */
export const OtherWays = ({ own }: Pick<View, 'own'>): JSX.Element | null => {
  const text = own['other-ways'];
  return text === undefined ? null : (
    <div class="other-ways">
      {paragraphs(text).map((each) => (
        <p key={each}>{each}</p>
      ))}
    </div>
  );
};
