import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

/** The three levels of Tor Browser, as what each switches off in Firefox. */
export type SecurityLevel = 'standard' | 'safer' | 'safest';

const WITHOUT_JIT = {
  'javascript.options.ion': false,
  'javascript.options.baselinejit': false,
  'javascript.options.native_regexp': false,
  'javascript.options.wasm': false,
  'javascript.options.asmjs': false,
};
const LEVELS: Readonly<Record<SecurityLevel, Readonly<Record<string, boolean>>>> = {
  standard: {},
  safer: WITHOUT_JIT,
  safest: { 'javascript.enabled': false },
};

/** Firefox calls nobody by itself: what a test sees on the wire is what the page did. */
const QUIET = {
  'app.update.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': '',
  'toolkit.telemetry.enabled': false,
};

export const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

export interface BrowserOptions {
  readonly level?: SecurityLevel;
  /** Without a window unless somebody wants to watch. */
  readonly headless?: boolean;
  /** Preferences beyond the level's, such as a SOCKS proxy. */
  readonly preferences?: Readonly<Record<string, boolean | number | string>>;
}

/** Starts a fresh Firefox at a level of Tor Browser; close it when done. */
export async function openFirefox({
  level = 'standard',
  headless = true,
  preferences = {},
}: BrowserOptions = {}): Promise<Browser> {
  const executablePath = FIREFOX.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error('Firefox is not installed: apt-get install firefox-esr');
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    extraPrefsFirefox: {
      ...QUIET,
      'privacy.resistFingerprinting': true,
      ...LEVELS[level],
      ...preferences,
    },
  });
}

export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Chromium, for whoever comes with another browser than Tor's; it calls nobody by itself either. */
export async function openChromium(): Promise<Browser> {
  const executablePath = CHROMIUM.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error('Chromium is not installed: apt-get install chromium');
  return puppeteer.launch({
    browser: 'chrome',
    executablePath,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      // Its sandbox cannot be had by root, as whom a container often runs.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  /** The day of its clock, when a demonstration moves the days. */
  readonly day?: string;
  /** Whether pages can start workers; Firefox has no preference for that any more. */
  readonly workers?: boolean;
}

/** A page of this size, on a day of the caller's. */
export async function openPage(
  browser: Browser,
  { width = 1280, height = 800, day, workers = true }: PageOptions = {},
): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  if (day !== undefined)
    await page.evaluateOnNewDocument(moveClock, Date.parse(`${day}T12:00:00Z`));
  if (!workers) await page.evaluateOnNewDocument(withoutWorkers);
  return page;
}

/** Runs in the page, before its own script. */
function withoutWorkers(): void {
  Object.defineProperty(globalThis, 'Worker', { value: undefined });
}

/** Runs in the page, before its own script. */
function moveClock(noon: number): void {
  Date.now = () => noon;
}
