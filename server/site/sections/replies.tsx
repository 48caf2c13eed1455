import type { JSX } from 'preact';
import { Progress } from '../parts/notices.js';
import { Section } from '../parts/section.js';
import type { View } from '../view.js';

/** What was found, how far the readers have come, and how to write again. */
export const Replies = ({ texts }: View): JSX.Element => (
  <Section name="replies" title={texts.replies.title} texts={texts} back="check" form>
    <div data-for="some">
      <p>{texts.replies.found}</p>
      <div id="found" data-wipe="" />
    </div>
    <div data-for="none">
      <p>
        <strong>{texts.replies.none}</strong>
      </p>
      <p>{texts.replies.noneHint}</p>
    </div>
    <p>
      <button type="button" id="again">
        {texts.replies.again}
      </button>
    </p>
    <h2>{texts.replies.collected}</h2>
    <ul id="collected" class="facts" data-wipe="" />
    <div id="opened-part" hidden>
      <h2>{texts.replies.opened}</h2>
      <ul id="opened" class="facts" data-wipe="" />
      <p class="hint">{texts.replies.openedHint}</p>
    </div>
    <Progress />
    <p>
      <button type="button" id="older" class="second">
        {texts.replies.older}
      </button>
    </p>
    <p class="hint">{texts.replies.careful}</p>
  </Section>
);
