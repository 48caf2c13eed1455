import type { JSX } from 'preact';
import type { Texts } from '../texts/texts.js';
import { SealedForm, TextBox } from './fields.js';

/** Writing the words back; they are hidden meanwhile. The script compares, and nothing leaves. */
export const Practice = ({ texts: { keep } }: { readonly texts: Texts }): JSX.Element => (
  <details class="more" id="practice" data-for="words">
    <summary>{keep.practise}</summary>
    <SealedForm id="practising">
      <TextBox id="practised" label={keep.practiseLabel} hint={keep.practiseHint} rows={3} />
      <p>
        <button type="button" id="compare" class="second">
          {keep.practiseCheck}
        </button>
      </p>
      <p id="compared" class="said" role="status" data-wipe="" />
    </SealedForm>
  </details>
);
