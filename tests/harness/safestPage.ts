import { setTimeout as pause } from 'node:timers/promises';
import type { ElementHandle, Page } from 'puppeteer-core';

/**
 * A source's page at Safest, where the page itself can run nothing: what a test asks of it is asked
 * at once, and clicks go where the thing is on the screen.
 */
export interface SafestPage {
  readonly page: Page;
  open(): Promise<void>;
  /** Clicks the first of these that can be seen; within the page, as a link to a part does. */
  click(selector: string): Promise<void>;
  /** Clicks, and waits for the page that answers. */
  submit(selector: string): Promise<void>;
  /** Does something, and waits for the page that answers. */
  arriving(work: () => Promise<void>): Promise<void>;
  fill(selector: string, text: string): Promise<void>;
  attach(selector: string, ...files: string[]): Promise<void>;
  tick(label: string, ticked: boolean): Promise<void>;
  /** The parts of the page that can be seen. */
  shown(): Promise<string>;
  texts(selector: string): Promise<string[]>;
  value(selector: string): Promise<string>;
  /** Labels of the boxes and circles that are ticked in what can be seen. */
  ticked(): Promise<string[]>;
  title(): Promise<string>;
}

const LIMIT = 40_000;
const POLL = 50;

export function safestPage(page: Page, address: string): SafestPage {
  const rectangle = async (selector: string): Promise<{ x: number; y: number }> => {
    const found = await page.evaluate(placeOf, selector);
    if (found === null) throw new Error(`nothing to click: ${selector}`);
    return found;
  };
  const click = async (selector: string): Promise<void> => {
    const { x, y } = await rectangle(selector);
    await page.mouse.click(x, y);
  };
  /** Each page has a beginning of its own. */
  const beginning = (): Promise<number> => page.evaluate(() => performance.timeOrigin);
  const arrived = async (before: number): Promise<void> => {
    const end = Date.now() + LIMIT;
    while (Date.now() < end) {
      try {
        const now = await beginning();
        if (now !== before && (await page.evaluate(() => document.readyState)) === 'complete')
          return;
      } catch {
        // Between two pages there is none to ask.
      }
      await pause(POLL);
    }
    throw new Error('no page came');
  };
  const arriving = async (work: () => Promise<void>): Promise<void> => {
    const before = await beginning();
    await work();
    await arrived(before);
  };
  return {
    page,
    open: async () => {
      await page.goto(address, { waitUntil: 'load' });
    },
    click,
    submit: (selector) => arriving(() => click(selector)),
    arriving,
    fill: (selector, text) =>
      page.$eval(
        selector,
        (field, text) => {
          (field as HTMLTextAreaElement).value = text;
        },
        text,
      ),
    attach: async (selector, ...files) => {
      const field = (await page.$(selector)) as ElementHandle<HTMLInputElement> | null;
      await field?.uploadFile(...files);
    },
    tick: async (label, ticked) => {
      const is = await page.evaluate(labelled, label);
      if (is === null) throw new Error(`nobody to tick: ${label}`);
      if (is !== ticked) await click('label[data-found]');
    },
    shown: () =>
      page.evaluate(() =>
        [...document.querySelectorAll('section')]
          .filter((part) => part.checkVisibility())
          .map((part) => part.dataset['section'] ?? '')
          .join(' '),
      ),
    texts: (selector) =>
      page.evaluate(
        (selector) =>
          [...document.querySelectorAll(selector)]
            .filter((each) => each.checkVisibility())
            .map((each) => each.textContent?.trim() ?? ''),
        selector,
      ),
    value: (selector) =>
      page.$eval(selector, (field) => (field as HTMLTextAreaElement | HTMLInputElement).value),
    ticked: () =>
      page.evaluate(() =>
        [...document.querySelectorAll('input')]
          .filter((box) => box.checkVisibility() && box.checked)
          .map((box) => box.labels?.[0]?.firstChild?.textContent?.trim() ?? ''),
      ),
    title: () => page.evaluate(() => document.title),
  };
}

/** Runs in the page: brings the first one that can be seen to the middle, and says where it is. */
function placeOf(selector: string): { x: number; y: number } | null {
  const found = [...document.querySelectorAll(selector)].find((each) => each.checkVisibility());
  if (found === undefined) return null;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = found.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Runs in the page: finds the visible box with this label, and whether it is ticked. */
function labelled(label: string): boolean | null {
  const labels = [...document.querySelectorAll('label')];
  for (const each of labels) delete each.dataset['found'];
  const found = labels.find(
    (each) => each.checkVisibility() && each.firstChild?.textContent?.trim() === label,
  );
  if (!(found?.control instanceof HTMLInputElement)) return null;
  found.dataset['found'] = '';
  return found.control.checked;
}
