import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';

/** Pictures of every state, for people to look at; git does not keep them. */
const FOLDER = new URL('../../pictures', import.meta.url).pathname;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Looking {
  /** What the names of pictures begin with. */
  readonly name: string;
  readonly rtl?: boolean;
  /** As if somebody had made all text larger. */
  readonly percent?: number;
  /** Without, axe alone looks. */
  readonly pictures: boolean;
  /** Left out where another walk goes through the same structure. */
  readonly axe?: boolean;
}
/** Looks at the page as it is now. */
export type Look = (state: string) => Promise<void>;

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}

/** Collects what axe and a ruler find in each state, and takes its picture. */
export function looking(
  page: Page,
  faults: string[],
  { name, rtl = false, percent = 100, pictures, axe = true }: Looking,
): Look {
  mkdirSync(FOLDER, { recursive: true });
  let number = 0;
  return async (state) => {
    number += 1;
    await page.evaluate(turn, rtl, percent);
    if (axe) {
      await page.evaluate(AXE);
      for (const fault of await page.evaluate(faultsByAxe))
        faults.push(`${name} ${state}: ${fault}`);
    }
    if (await page.evaluate(isTooWide)) faults.push(`${name} ${state}: wider than the screen`);
    if (!pictures) return;
    const file = `${name}-${String(number).padStart(2, '0')}-${state}.png`;
    await page.screenshot({ path: join(FOLDER, file), fullPage: true });
  };
}

/** Runs in the page. */
function turn(rtl: boolean, percent: number): void {
  const { documentElement: root } = document;
  if (rtl) root.dir = 'rtl';
  if (percent !== 100) root.style.fontSize = `${String(1.0625 * percent)}%`;
}

/** Runs in the page. */
const isTooWide = (): boolean =>
  document.documentElement.scrollWidth > document.documentElement.clientWidth;

/** Runs in the page, where axe has been put beside the page's own script. */
async function faultsByAxe(): Promise<string[]> {
  const { axe } = globalThis as typeof globalThis & { axe: Axe };
  const { violations } = await axe.run();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`);
}
