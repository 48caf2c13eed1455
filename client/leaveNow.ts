import { all } from './elements.js';

const ESCAPES = 3;
const ESCAPES_WITHIN = 5_000;

/** Everything typed or shown of one visit goes. */
export function wipePage(): void {
  for (const form of document.forms) form.reset();
  for (const shown of all('[data-wipe]')) shown.replaceChildren();
}

/**
 * Leaving: style has covered the page by then; this wipes it and puts a neutral page in its place
 * in the history. Three times Escape does the same, and so does whoever calls what this returns.
 */
export function watchLeaving(forget: () => void): () => void {
  const leave = (): void => {
    document.documentElement.classList.add('covered');
    forget();
    wipePage();
    location.replace('/leave');
  };
  for (const link of all('a[href="/leave"]'))
    link.addEventListener('click', (event) => {
      event.preventDefault();
      leave();
    });
  let pressed: number[] = [];
  document.addEventListener('keydown', ({ key, timeStamp }) => {
    if (key !== 'Escape') return;
    pressed = [...pressed.filter((time) => timeStamp - time < ESCAPES_WITHIN), timeStamp];
    if (pressed.length >= ESCAPES) leave();
  });
  // Back may bring a page back as it was left: forms and words must be gone by then.
  addEventListener('pagehide', () => {
    forget();
    wipePage();
  });
  // Whoever leaves by another way is asked first, if something was typed and not sent.
  let isPosting = false;
  addEventListener('submit', () => {
    isPosting = true;
  });
  addEventListener('beforeunload', (event) => {
    if (!isPosting && isUnsent()) event.preventDefault();
    isPosting = false;
  });
  return leave;
}

const isUnsent = (): boolean =>
  [...document.querySelectorAll<HTMLInputElement>('textarea, [type=text]')].some(
    ({ value }) => value !== '',
  ) || document.querySelector('#file-list > li') !== null;
