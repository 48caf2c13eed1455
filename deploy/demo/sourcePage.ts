import type { ElementHandle, Page } from 'puppeteer-core';
import type { SourcePage } from './sourceSteps.js';

const READY = 30_000;
const shown = (section: string): string => `section[data-section="${section}"]`;

export function sourcePage(page: Page, address: string): SourcePage {
  const click = async (selector: string): Promise<void> => {
    await page.waitForSelector(selector, { visible: true, timeout: READY });
    // By the script rather than by a point on the screen: a sticky header may cover that point.
    await page.$eval(selector, (element) => {
      (element as HTMLElement).click();
    });
  };
  const arrive = async (section: string): Promise<void> => {
    await page.waitForSelector(shown(section), { visible: true, timeout: READY });
  };
  const fill = async (selector: string, text: string): Promise<void> => {
    await page.waitForSelector(selector, { visible: true, timeout: READY });
    await page.$eval(
      selector,
      (element, text) => {
        const field = element as HTMLTextAreaElement;
        field.focus();
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      },
      text,
    );
  };
  /** One of two things will come: the section after this step, or an error summary in this one. */
  const settle = async (next: string, timeout = READY): Promise<boolean> => {
    const handle = await page.waitForFunction(outcome, { timeout }, next);
    return (await handle.jsonValue()) === 'next';
  };
  const settled = async (next: string, patience = READY): Promise<void> => {
    if (!(await settle(next, patience)))
      throw new Error(`refused before ${next}: ${(await errors()).join(' ')}`);
  };
  const errors = (): Promise<string[]> => page.$$eval('[data-errors]:not([hidden]) li', texts);
  const chooseReaders = async (labels: readonly string[]): Promise<void> => {
    await page.waitForSelector('input[name="reader"]', { timeout: READY });
    await page.$$eval(
      'input[name="reader"]',
      (boxes, labels) => {
        for (const box of boxes) {
          const label = box.closest('[data-reader]')?.querySelector('[data-label]')?.textContent;
          if (box.checked !== labels.includes(label ?? '')) box.click();
        }
      },
      labels,
    );
  };
  const write = async (message: string, { replies = true } = {}): Promise<void> => {
    await fill('#message', message);
    await page.$eval(`input[name="replies"][value="${replies ? 'yes' : 'no'}"]`, (choice) => {
      (choice as HTMLElement).click();
    });
  };

  return {
    page,
    open: async () => {
      await page.goto(address, { waitUntil: 'load' });
      await page.waitForSelector('html.ready', { timeout: READY });
    },
    section: async () => {
      const found = await page.$$eval('section[data-section]', (sections) =>
        sections
          .filter((section) => section.checkVisibility())
          .map((section) => section.getAttribute('data-section') ?? ''),
      );
      return found.join(' ');
    },
    edition: async () => {
      await page.waitForSelector('html[data-edition]', { timeout: READY });
      return page.$eval('html', (html) => html.dataset['edition'] ?? '');
    },
    startWriting: async () => {
      await click('[data-go="write"]');
      await arrive('write');
    },
    readers: async () => {
      await page.waitForSelector('input[name="reader"]', { timeout: READY });
      return page.$$eval('[data-reader]', (rows) =>
        rows.map((row) => ({
          label: row.querySelector('[data-label]')?.textContent ?? '',
          group: row.closest('[data-group]')?.getAttribute('data-group') ?? '',
          ticked: row.querySelector('input')?.checked ?? false,
          reachable: !row.hasAttribute('data-unreachable'),
          isNew: row.hasAttribute('data-new'),
        })),
      );
    },
    chooseReaders,
    write,
    keepCodename: async () => {
      await click('#to-keep');
      await settled('keep');
      return page.$$eval('#words li', texts);
    },
    addFiles: async (paths, { keepNames = false } = {}) => {
      const input = (await page.$('#files')) as ElementHandle<HTMLInputElement> | null;
      if (input === null) throw new Error('this page takes no files');
      await page.$eval('#report details', (part) => {
        part.open = true;
      });
      await input.uploadFile(...paths);
      await page.waitForFunction(
        (count) => document.querySelectorAll('#file-list li').length >= count,
        { timeout: READY },
        paths.length,
      );
      if (keepNames) await click('#keep-names');
    },
    plan: () => page.$eval('#plan', (plan) => plan.textContent ?? ''),
    send: async (patience) => {
      await click('#send');
      await settled('sent', patience);
    },
    trySend: async (patience) => {
      await click('#send');
      return (await settle('sent', patience)) ? 'sent' : 'refused';
    },
    check: async (words) => {
      await click('[data-go="check"]');
      await arrive('check');
      await fill('#codename', typeof words === 'string' ? words : words.join(' '));
      await click('#look');
      await settled('replies');
    },
    readReplies: () =>
      page.$$eval('[data-reply]', (replies) =>
        replies.map((reply) => ({
          reader: reply.querySelector('[data-from]')?.textContent ?? '',
          day: reply.getAttribute('data-day') ?? '',
          text: reply.querySelector('[data-text-of]')?.textContent ?? '',
        })),
      ),
    collected: () => page.$$eval('#collected li', texts),
    followUp: async (message, labels) => {
      await click('#again');
      await arrive('write');
      if (labels !== undefined) await chooseReaders(labels);
      await fill('#message', message);
      await click('#to-keep');
      await settled('keep');
      await click('#send');
      await settled('sent');
    },
    older: async () => {
      await click('#older');
      await page.waitForSelector('#older:not([aria-disabled])', { timeout: READY });
    },
    opened: () => page.$$eval('#opened li', texts),
    notice: async () => {
      await page.waitForSelector('html[data-edition]', { timeout: READY });
      return page.$eval('.first [data-edition-notice]', (notice) => notice.textContent ?? '');
    },
    errors,
    leave: async () => {
      await Promise.all([page.waitForNavigation({ timeout: READY }), click('a.leave')]);
    },
  };
}

/** Runs in the page. */
function outcome(next: string): 'next' | 'errors' | null {
  const shown = [...document.querySelectorAll('[data-errors], section[data-section]')].filter(
    (each) => each.checkVisibility(),
  );
  if (shown.some((each) => each.hasAttribute('data-errors'))) return 'errors';
  return shown.some((each) => each.getAttribute('data-section') === next) ? 'next' : null;
}

/** Runs in the page. */
const texts = (elements: Element[]): string[] =>
  elements.map((element) => element.textContent?.trim() ?? '');
