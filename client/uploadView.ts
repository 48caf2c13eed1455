import { find } from './elements.js';
import { writtenMinutes } from './measures.js';
import { section, showProgress } from './sections.js';
import { say } from './sentences.js';
import type { Sent } from './upload.js';

/** How a long sending shows: a bar, percent and time left, and a way to stop. */
export interface UploadView {
  /** Opens it; nothing is shown of what is over in one request. */
  begin(): AbortSignal;
  moved(sent: Sent): void;
  end(): void;
}

/** Whoever hears the page is told at each tenth, whoever sees it at each part. */
const TOLD_EVERY = 10;

export function uploadView(locale: string): UploadView {
  const part = find('#upload', HTMLElement);
  const bar = find('progress', HTMLProgressElement, part);
  const left = find('#upload-left', HTMLElement);
  const cancel = find('#cancel', HTMLButtonElement);
  let stopping = new AbortController();
  let began = { at: 0, bytes: 0 };
  let told = -1;

  cancel.addEventListener('click', () => {
    stopping.abort();
  });
  return {
    begin: () => {
      stopping = new AbortController();
      told = -1;
      return stopping.signal;
    },
    moved: ({ bytes, size }) => {
      const percent = Math.floor((bytes / size) * 100);
      if (told < 0) began = { at: performance.now(), bytes };
      part.hidden = false;
      bar.max = size;
      bar.value = bytes;
      cancel.hidden = bytes === size;
      const seconds = (performance.now() - began.at) / 1000;
      const speed = (bytes - began.bytes) / seconds;
      left.textContent =
        seconds > 2 && speed > 0 && bytes < size
          ? say('sending-left', { time: writtenMinutes((size - bytes) / speed, locale) })
          : '';
      if (bytes === size) showProgress('keep', say('sending-end'));
      else if (told < 0 || percent >= told + TOLD_EVERY) {
        told = Math.max(0, percent - (percent % TOLD_EVERY));
        showProgress('keep', say('sending-percent', { n: percent }));
      }
    },
    end: () => {
      part.hidden = true;
      showProgress('keep', '');
      // Focus must not be lost with the button that had it.
      if (document.activeElement === cancel) section('keep').focus();
    },
  };
}
