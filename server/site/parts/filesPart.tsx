import type { JSX } from 'preact';
import type { Texts } from '../texts/texts.js';
import { Facts } from './notices.js';

/** Files to go with the message; closed until wanted. The script lists and reads what was chosen. */
export const FilesPart = ({ texts: { files } }: { readonly texts: Texts }): JSX.Element => (
  <details class="more">
    <summary>{files.summary}</summary>
    <Facts facts={files.hints} />
    <label class="question" for="files">
      {files.label}
    </label>
    <p class="error" id="files-error" data-error-of="files" hidden />
    <input id="files" type="file" multiple aria-describedby="files-error plan" />
    <ul id="file-list" class="chosen" data-wipe="" />
    <div data-with-files="" hidden>
      <div class="choice">
        <input type="checkbox" id="keep-names" />
        <label for="keep-names">
          {files.keepNames}
          <span class="hint">{files.keepNamesHint}</span>
        </label>
      </div>
      <div class="notice" id="plan-large" hidden>
        <p>{files.large}</p>
        <button type="button" id="text-first" class="second small">
          {files.textFirst}
        </button>
      </div>
    </div>
    <p class="notice" id="files-wait" role="status" hidden>
      {files.wait}
    </p>
    <p class="hint" id="plan" role="status" />
  </details>
);

/** How far a long sending has come; the script shows it. */
export const UploadPart = ({ texts: { files } }: { readonly texts: Texts }): JSX.Element => (
  <div id="upload" class="upload" hidden>
    <progress aria-labelledby="upload-now" />
    <p id="upload-left" class="hint" />
    <button type="button" id="cancel" class="second">
      {files.cancel}
    </button>
  </div>
);

/** One chosen file. */
export const FileRow = ({ texts: { files } }: { readonly texts: Texts }): JSX.Element => (
  <template id="file-row">
    <li>
      <span>
        <span data-name="" /> <span class="hint" data-size="" />
      </span>
      <button type="button" class="second small">
        {files.remove}
      </button>
      <p class="hint" data-carries="" />
      <div class="choice">
        <input type="checkbox" />
        <label>
          <span data-box="" />
          <span class="hint" />
        </label>
      </div>
    </li>
  </template>
);
