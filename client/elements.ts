/** Finds what the page must hold: a page without it is of another release, and nothing may go on. */
export function find<T extends HTMLElement>(
  selector: string,
  kind: new () => T,
  within: ParentNode = document,
): T {
  const found = within.querySelector(selector);
  if (found instanceof kind) return found;
  throw new TypeError(`this page has no ${selector}`);
}

export const all = (selector: string, within: ParentNode = document): HTMLElement[] =>
  [...within.querySelectorAll(selector)].filter((each) => each instanceof HTMLElement);

/** A copy of what a template of the page holds. */
export function copyOf(template: string): HTMLElement {
  const { content } = find(template, HTMLTemplateElement);
  const copy = content.firstElementChild?.cloneNode(true);
  if (copy instanceof HTMLElement) return copy;
  throw new TypeError(`the page's ${template} is empty`);
}

export const setText = (within: ParentNode, selector: string, text: string): void => {
  find(selector, HTMLElement, within).textContent = text;
};

/** Listens for one thing that takes a while, and lets nobody ask for it twice meanwhile. */
export function onPress(selector: string, work: () => Promise<void>): void {
  const button = find(selector, HTMLButtonElement);
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    void work().finally(() => {
      button.removeAttribute('aria-disabled');
    });
  });
}
