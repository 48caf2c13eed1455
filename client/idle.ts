import type { Clock } from '../crypto/wire/day.js';
import { all, find } from './elements.js';

const MINUTE = 60_000;
/** Left alone for so long, a screen may be seen by whoever comes by. */
const COVER_AFTER = 3 * MINUTE;
const WIPE_AFTER = 10 * MINUTE;
const LOOK_EVERY = 5_000;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'input', 'scroll'] as const;

/** Covers the page when nobody has touched it for a while, and in the end leaves it. */
export function watchIdling(clock: Clock, leave: () => void): void {
  const cover = find('#cover', HTMLElement);
  const covered = [cover, ...all('main, footer')];
  let last = clock();
  let scrolled = 0;
  const touched = (): void => {
    if (cover.hidden) last = clock();
  };
  const setCovered = (on: boolean): void => {
    if (on) scrolled = scrollY;
    for (const part of covered) part.hidden = on === (part !== cover);
    if (on) find('button', HTMLButtonElement, cover).focus();
    else scrollTo(0, scrolled);
  };
  const look = (): void => {
    // What is on its way is watched without a touch, and must not be lost.
    if (document.querySelector('button[aria-disabled="true"]') !== null) touched();
    const idle = clock() - last;
    if (idle >= WIPE_AFTER) leave();
    else if (idle >= COVER_AFTER && cover.hidden) setCovered(true);
  };
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, touched, { passive: true });
  find('button', HTMLButtonElement, cover).addEventListener('click', () => {
    setCovered(false);
    touched();
  });
  addEventListener('visibilitychange', look);
  setInterval(look, LOOK_EVERY);
}
