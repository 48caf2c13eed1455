import { expect, test } from '@jest/globals';
import { openFirefox, openPage } from '../../deploy/demo/browser.js';
import { sourcePage } from '../../deploy/demo/sourcePage.js';
import { smallDrop } from './smallDrop.js';

test('a browser without Ed25519 loads it in JavaScript, and all goes as everywhere', async () => {
  const browser = await openFirefox();
  const drop = await smallDrop();
  try {
    // Without workers, so that what is taken away on the page is away for all.
    const page = await openPage(browser, { workers: false });
    await page.evaluateOnNewDocument(withoutEd25519);
    const source = sourcePage(page, drop.address);
    await source.open();
    await source.startWriting();
    await source.write('signed in JavaScript');
    await source.keepCodename();
    await source.send();
    const { tip } = await drop.opened('ada', drop.blobs[0] ?? new Uint8Array(0));
    expect(tip.message).toBe('signed in JavaScript');
    expect(drop.requests.filter((request) => request.includes('/a/signing-'))).toHaveLength(1);
  } finally {
    await browser.close();
    await drop.close();
  }
}, 60_000);

test('a browser of today does not load it', async () => {
  const browser = await openFirefox();
  const drop = await smallDrop();
  try {
    const source = sourcePage(await openPage(browser), drop.address);
    await source.open();
    expect(await source.edition()).toBe('open');
    expect(drop.requests.filter((request) => request.includes('/a/signing-'))).toEqual([]);
  } finally {
    await browser.close();
    await drop.close();
  }
}, 60_000);

/** Runs in the page, before its own script. */
function withoutEd25519(): void {
  const known = crypto.subtle.importKey.bind(crypto.subtle) as (
    ...asked: unknown[]
  ) => Promise<CryptoKey>;
  Object.defineProperty(SubtleCrypto.prototype, 'importKey', {
    value: (...asked: unknown[]) =>
      asked[2] === 'Ed25519'
        ? Promise.reject(new DOMException('not here', 'NotSupportedError'))
        : known(...asked),
  });
}
