import { describe, expect, test } from '@jest/globals';
import { base32 as reference } from '@scure/base';
import fc from 'fast-check';
import { base32 } from '../../../server/onion/base32.js';
import { makeClientKey, parseClientLabel } from '../../../server/onion/clientKey.js';
import { onionAddress, serviceKeyOf } from '../../../server/onion/serviceKey.js';
import { engine, seedOf } from '../../harness/line.js';

describe('the keys of an onion service', () => {
  test('are written in base32 as others write it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = reference.encode(bytes).toLowerCase().replaceAll('=', '');
        expect(base32(bytes)).toBe(text);
      }),
    );
  });

  test('give the address that the Tor Project publishes for its own', () => {
    const address = '2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion';
    const point = reference.decode(address.slice(0, 56).toUpperCase()).subarray(0, 32);
    expect(onionAddress(point)).toBe(address);
  });

  test('lie in files of the form and length that Tor reads', async () => {
    const { secretFile, publicFile, address } = await serviceKeyOf(engine, seedOf('service'));
    expect([secretFile.length, publicFile.length]).toEqual([96, 64]);
    expect(Buffer.from(secretFile.subarray(0, 32)).toString('latin1')).toBe(
      '== ed25519v1-secret: type0 ==\0\0\0',
    );
    expect((secretFile[32] ?? 0) & 7).toBe(0);
    expect((secretFile[63] ?? 0) & 192).toBe(64);
    expect(onionAddress(publicFile.subarray(32))).toBe(address);
  });

  test('of couriers are new each time, and their halves are not alike', () => {
    const address = `${'a'.repeat(56)}.onion`;
    const [one, two] = [makeClientKey(address), makeClientKey(address)];
    expect(one.service).toMatch(/^descriptor:x25519:[A-Z2-7]{52}\n$/);
    expect(one.client).toMatch(/^a{56}:descriptor:x25519:[A-Z2-7]{52}\n$/);
    expect(
      new Set([one.service, two.service, one.client.slice(57), two.client.slice(57)]).size,
    ).toBe(4);
  });

  test('take a name that is safe for a file, and no other', () => {
    expect(parseClientLabel('north-office')).toBe('north-office');
    for (const wrong of ['', '../x', 'North', 'a/b', '-x', 'x'.repeat(33), 'a b'])
      expect(() => parseClientLabel(wrong)).toThrow('Name the courier');
  });
});
