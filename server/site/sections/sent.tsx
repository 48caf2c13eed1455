import type { JSX } from 'preact';
import { Section } from '../parts/section.js';
import type { View } from '../view.js';

/** The thanks: who can open it, and when to look. */
export const Sent = ({ texts, own }: View): JSX.Element => (
  <Section name="sent" title={texts.sent.title} texts={texts} form>
    <p>{texts.sent.text}</p>
    <ul id="sent-to" class="facts" data-wipe="" />
    <div data-for="words further">
      <p>{own['when'] ?? texts.sent.when}</p>
      <p>{texts.sent.words}</p>
    </div>
    <p class="doors">
      <a class="button" href="/leave" data-leave="">
        {texts.sent.finish}
      </a>
      <button type="button" id="more" class="second" data-for="words further">
        {texts.sent.more}
      </button>
    </p>
  </Section>
);
