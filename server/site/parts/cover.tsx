import type { JSX } from 'preact';
import type { Texts } from '../texts/texts.js';

/** In place of everything, when nobody has touched the page for a while. */
export const Cover = ({ texts: { cover } }: { readonly texts: Texts }): JSX.Element => (
  <div id="cover" class="column" hidden>
    <p>{cover.text}</p>
    <p>
      <button type="button" class="second">
        {cover.show}
      </button>
    </p>
  </div>
);
