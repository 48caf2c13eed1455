import type { JSX } from 'preact';
import type { Texts } from '../texts/texts.js';

/** Sentences and pieces that the script shows: they belong to the page, not to the script. */
export const ScriptParts = ({ texts }: { texts: Texts }): JSX.Element => (
  <>
    {Object.entries(texts.script).map(([name, text]) => (
      <template key={name} data-text={name}>
        {text}
      </template>
    ))}
    <template id="reader-row">
      <div class="choice" data-reader="">
        <input type="checkbox" name="reader" />
        <label>
          <span data-label="" />
          <span class="hint" data-note="" />
        </label>
      </div>
    </template>
    <template id="reply">
      <article class="reply" data-reply="">
        <h2 data-from="" />
        <p class="hint" data-when="" />
        <p class="said" data-text-of="" dir="auto" />
        <p class="hint" data-incomplete="" />
      </article>
    </template>
  </>
);
