import type { JSX } from 'preact';
import { UploadPart } from '../parts/filesPart.js';
import { Facts, Progress } from '../parts/notices.js';
import { Practice } from '../parts/practice.js';
import { Section } from '../parts/section.js';
import { AS_IT_IS, type View } from '../view.js';

/** The last step before sending: words to keep, or that there is nothing to keep. */
export const Keep = ({ texts, roster }: View): JSX.Element => {
  const title = (
    <>
      <span data-for="words">{texts.keep.titleWords}</span>
      <span data-for="none further">{texts.keep.titleSend}</span>
    </>
  );
  const days = roster.settings.replies;
  return (
    <Section name="keep" title={title} texts={texts} back="write" form>
      <p id="not-sent">
        <strong>{texts.keep.notSent}</strong>
      </p>
      <div data-for="words">
        <p>{texts.keep.words}</p>
        <ol id="words" class="words" data-wipe="" {...AS_IT_IS} />
        <Facts facts={[...texts.keep.facts, texts.keep.stay({ days })]} />
        <p>{texts.keep.nowhere}</p>
      </div>
      <Practice texts={texts} />
      <p data-for="none">{texts.keep.none}</p>
      <p data-for="further">{texts.keep.further}</p>
      <Progress id="upload-now" />
      <UploadPart texts={texts} />
      <p class="with">
        <button type="button" id="send">
          <span data-for="words">{texts.keep.sendWords}</span>
          <span data-for="none further">{texts.keep.send}</span>
        </button>
      </p>
    </Section>
  );
};
