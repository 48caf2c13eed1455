import type { Clock } from '../crypto/wire/day.js';
import { all, find } from './elements.js';
import type { PageData } from './pageData.js';

const MINUTE = 60_000;
const LOOK_EVERY = 5_000;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'input', 'scroll'] as const;

/**
 * Left alone, a screen may be seen by whoever comes by: covers the page when nobody has touched it
 * for so many minutes, and in the end leaves it.
 */
export function watchIdling(
  clock: Clock,
  { cover: coverAfter, wipe: wipeAfter }: PageData['idle'],
  leave: () => void,
): void {
  const cover = find('#cover', HTMLElement);
  const covered = all('main, footer');
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
    if (idle >= wipeAfter * MINUTE) leave();
    else if (idle >= coverAfter * MINUTE && cover.hidden) setCovered(true);
  };
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, touched, { passive: true });
  find('button', HTMLButtonElement, cover).addEventListener('click', () => {
    setCovered(false);
    touched();
  });
  addEventListener('visibilitychange', look);
  setInterval(look, LOOK_EVERY);
}
