import { describe, expect, test } from '@jest/globals';
import { DEFAULT_CONFIG, encodeConfig, parseConfig } from '../../../server/config/config.js';

const withChange = (changes: object): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ ...DEFAULT_CONFIG, ...changes }));

describe('config.json', () => {
  test('is read as init writes it', () => {
    expect(parseConfig(encodeConfig(DEFAULT_CONFIG))).toEqual(DEFAULT_CONFIG);
  });

  test('takes a socket for a listener', () => {
    const site = { socket: '/run/turnbox/site.sock' };
    expect(parseConfig(withChange({ site })).site).toEqual(site);
  });

  test.each([
    ['site', { site: { host: '127.0.0.1' } }],
    ['courier', { courier: { socket: 'relative.sock' } }],
    ['store', { store: 'memory' }],
    ['inbox.total', { inbox: { largest: 2_000_000, total: 1 } }],
    ['extra', { extra: true }],
  ])('names the place that is wrong: %s', (place, changes) => {
    expect(() => parseConfig(withChange(changes))).toThrow(`config.json: ${place}`);
  });
});
