import type { JSX } from 'preact';
import { scriptLines } from '../texts/texts.js';
import { FileRow } from './filesPart.js';
import type { View } from '../view.js';

/** A text of the line's own for a word that a head may carry: `notice-holiday` for `holiday`. */
const NOTICE = 'notice-';

/** Sentences and pieces that the script shows: they belong to the page, not to the script. */
export const ScriptParts = ({ texts, own, language }: View): JSX.Element => (
  <>
    <template id="sentences">{scriptLines(language)}</template>
    {Object.entries(own).flatMap(([name, text]) =>
      name.startsWith(NOTICE) ? (
        <template key={name} data-notice={name.slice(NOTICE.length)}>
          {text}
        </template>
      ) : (
        []
      ),
    )}
    <template id="reader-row">
      <div class="choice" data-reader="">
        <input type="checkbox" name="reader" />
        <label>
          <span data-label="" />
          <span class="hint" data-note="" />
          <span class="hint" data-why="" />
        </label>
      </div>
    </template>
    <FileRow texts={texts} />
    <template id="reply">
      <article class="reply" data-reply="">
        <h2 data-from="" />
        <p class="hint" data-when="" />
        <p class="said" data-text-of="" dir="auto" />
        <p class="hint" data-incomplete="" />
        <p class="hint" data-conflicting="" />
      </article>
    </template>
  </>
);
