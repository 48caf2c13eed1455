import { expect, it, jest } from '@jest/globals';
import { hex, unhex } from '../aLine.js';

/** A browser whose WebCrypto knows no Ed25519: older Tor Browsers, and some policies. */
it('signs and verifies in JavaScript alone where WebCrypto has no Ed25519', async () => {
  const real = crypto.subtle.importKey.bind(crypto.subtle) as (
    ...args: Parameters<SubtleCrypto['importKey']>
  ) => Promise<CryptoKey>;
  const asked: unknown[] = [];
  jest
    .spyOn(crypto.subtle, 'importKey')
    .mockImplementation((...args: Parameters<SubtleCrypto['importKey']>) => {
      asked.push(args[2]);
      return args[2] === 'Ed25519'
        ? Promise.reject(new DOMException('not here', 'NotSupportedError'))
        : real(...args);
    });
  const { nobleEngine } = await import('../../../crypto/engine/noble.js');
  // RFC 8032, 7.1, TEST 2
  const seed = unhex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
  const key = unhex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const signature = await nobleEngine.ed25519.sign(seed, unhex('72'));
  expect(hex(signature)).toBe(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
  expect(await nobleEngine.ed25519.verify(key, unhex('72'), signature)).toBe(true);
  expect(await nobleEngine.ed25519.verify(key, unhex('73'), signature)).toBe(false);
  expect(await nobleEngine.ed25519.verify(key, unhex('72'), signature.subarray(1))).toBe(false);
  expect(await nobleEngine.ed25519.verify(key.subarray(1), unhex('72'), signature)).toBe(false);
  expect(asked).toContain('Ed25519');
  jest.restoreAllMocks();
});
