import { setTimeout as pause } from 'node:timers/promises';
import type { KeyInput, Page } from 'puppeteer-core';

/** Somebody who has a keyboard alone: Tab, Enter, Space and letters. */
export interface Keyboard {
  /** Presses Tab until this has the focus; notes each stop on the way that could not be seen. */
  tabTo(selector: string): Promise<void>;
  press(key: KeyInput): Promise<void>;
  type(text: string): Promise<void>;
  /** Whether this has the focus. */
  isAt(selector: string): Promise<boolean>;
  /** Stops whose focus could not be seen. */
  readonly unseen: readonly string[];
}

const MOST_STOPS = 120;

export function keyboardOf(page: Page): Keyboard {
  const unseen: string[] = [];
  const isAt = (selector: string): Promise<boolean> =>
    page.evaluate((each) => document.activeElement?.matches(each) === true, selector);
  return {
    unseen,
    isAt,
    tabTo: async (selector) => {
      for (let i = 0; i < MOST_STOPS; i += 1) {
        await page.keyboard.press('Tab');
        const fault = await lastingFault(page);
        if (fault !== null) unseen.push(fault);
        if (await isAt(selector)) return;
      }
      throw new Error(`no Tab leads to ${selector}`);
    },
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
  };
}

/** A browser scrolls to what has the focus a moment later, and longer under load: looked at again. */
const LOOKS = 20;
async function lastingFault(page: Page): Promise<string | null> {
  for (let look = 1; ; look += 1) {
    const fault = await page.evaluate(faultOfFocus);
    if (fault === null || look === LOOKS) return fault;
    await pause(50);
  }
}

/** Runs in the page: what has the focus, unless it has a ring and stands on the screen. */
function faultOfFocus(): string | null {
  const { activeElement: at } = document;
  if (at === null || at === document.body) return null;
  const { outlineStyle, outlineWidth, outlineColor, color } = getComputedStyle(at);
  const { top, bottom } = at.getBoundingClientRect();
  const head = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
  const isCovered = at.closest('header') === null && bottom <= head;
  const hasRing =
    outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && outlineColor !== 'transparent';
  if (hasRing && color !== '' && !isCovered && top < innerHeight) return null;
  return `${at.tagName} ${at.id || (at.textContent ?? '').trim().slice(0, 40)}`;
}
