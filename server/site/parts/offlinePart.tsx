import type { JSX } from 'preact';
import type { View } from '../view.js';

/**
 * A page to seal with on a computer without a network, and what it needs to know of the day. Style
 * hides it on phones, which keep and show what was saved where others find it.
 */
export const Offline = ({
  texts: {
    plain: { offline },
  },
  assets,
}: Pick<View, 'texts' | 'assets'>): JSX.Element | null =>
  assets.offline === undefined ? null : (
    <details class="more offline">
      <summary>{offline.title}</summary>
      <p>{offline.text}</p>
      <p>
        <a href={`/a/${assets.offline.name}`} download="offline.html">
          {offline.page}
        </a>
      </p>
      <p>
        <a href="/edition" download="edition.txt">
          {offline.edition}
        </a>
      </p>
    </details>
  );
