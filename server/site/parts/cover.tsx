import type { JSX } from 'preact';
import type { Texts } from '../texts/texts.js';

/** In place of everything, when nobody has touched the page for a while: `main` itself is hidden then. */
export const Cover = ({ texts: { cover } }: { readonly texts: Texts }): JSX.Element => (
  <main id="cover" class="column" hidden>
    <h1>{cover.text}</h1>
    <p>
      <button type="button" class="second">
        {cover.show}
      </button>
    </p>
  </main>
);
