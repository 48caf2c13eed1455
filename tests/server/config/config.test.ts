import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bytesText, readBytes } from '../../../server/config/byteSize.js';
import {
  DEFAULT_CONFIG,
  encodeConfig,
  parseConfig,
  withListeners,
} from '../../../server/config/config.js';
import { limits } from '../../../server/doctor/machine.js';
import { SetUpFault } from '../../../server/setUpFault.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (file: Uint8Array): string => new TextDecoder().decode(file);
const withChange = (changes: object): Uint8Array =>
  bytes(JSON.stringify({ ...DEFAULT_CONFIG, ...changes }));
const faultOf = (file: Uint8Array): string => {
  try {
    parseConfig(file);
    return 'accepted';
  } catch (error) {
    if (error instanceof SetUpFault && error.code === 'config-malformed') return error.message;
    throw error;
  }
};

describe('config.json', () => {
  test('is read as init writes it', () => {
    expect(parseConfig(encodeConfig(DEFAULT_CONFIG))).toEqual(DEFAULT_CONFIG);
  });

  test('is read as a drop before it wrote it, without a comment and in bare bytes', () => {
    const file = bytes(`${JSON.stringify(DEFAULT_CONFIG, null, 2)}\n`);
    expect(parseConfig(file)).toEqual(DEFAULT_CONFIG);
    const { largest, total } = DEFAULT_CONFIG.inbox;
    expect(parseConfig(withChange({ inbox: { largest, total } }))).toEqual(DEFAULT_CONFIG);
  });

  test('takes a socket for a listener', () => {
    const site = { socket: '/run/turnbox/site.sock' };
    expect(parseConfig(withChange({ site })).site).toEqual(site);
  });

  test('is taken from a drop before it though a limit is above the total, which the doctor sees', () => {
    const small = parseConfig(withChange({ inbox: { largest: 2 ** 20, total: 2 ** 21 } }));
    expect(small.inbox.unfinished).toBe(DEFAULT_CONFIG.inbox.unfinished);
    expect([limits(small).state, limits(DEFAULT_CONFIG).state]).toEqual(['look', 'ok']);
  });

  test('takes sizes as people write them', () => {
    const inbox = { largest: '64 MiB', total: '2GiB', unfinished: 1024 * 1024 };
    expect(parseConfig(withChange({ inbox })).inbox).toEqual({
      largest: 64 * 1024 * 1024,
      total: 2 * 1024 * 1024 * 1024,
      unfinished: 1024 * 1024,
    });
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 40 }), (size) => {
        expect(readBytes(JSON.parse(bytesText(size)) as number | string)).toBe(size);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['site', { site: { host: '127.0.0.1' } }],
    ['courier.socket', { courier: { socket: 'relative.sock' } }],
    ['courier', { courier: DEFAULT_CONFIG.site }],
    ['store', { store: 'memory' }],
    ['inbox.total', { inbox: { largest: 2_000_000, total: 1 } }],
    ['inbox.total', { inbox: { largest: 2_000_000, total: '16 gigabytes' } }],
    ['extra', { extra: true }],
  ])('names the place that is wrong: %s', (place, changes) => {
    expect(faultOf(withChange(changes))).toContain(`config.json: ${place}, line `);
  });

  test('tells all that is wrong at once, each with its line', () => {
    const file = text(encodeConfig(DEFAULT_CONFIG))
      .replace('"sqlite"', '"memory"')
      .replace('"16 GiB"', '"much"');
    const lines = file.split('\n');
    const lineOf = (part: string): string =>
      String(lines.findIndex((line) => line.includes(part)) + 1);
    expect(faultOf(bytes(file)).split('\n')).toEqual([
      expect.stringContaining(`store, line ${lineOf('"memory"')}: write`),
      expect.stringContaining(`inbox.total, line ${lineOf('"much"')}: a size belongs here`),
    ]);
  });

  test('keeps what the operator wrote when other listeners are put in', () => {
    const file = bytes(
      text(encodeConfig(DEFAULT_CONFIG)).replace('"store"', '// our own word\n  "store"'),
    );
    const listeners = {
      site: { socket: '/run/turnbox/site.sock', proxy: true },
      courier: { host: '::1', port: 9 },
    };
    const changed = withListeners(file, listeners);
    expect(parseConfig(changed)).toEqual({ ...DEFAULT_CONFIG, ...listeners });
    expect(text(changed)).toContain('// our own word');
    expect(parseConfig(withListeners(changed, DEFAULT_CONFIG))).toEqual(DEFAULT_CONFIG);
  });
});
