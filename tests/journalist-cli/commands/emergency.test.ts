import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Decrypter } from 'age-encryption';
import { bundlePath } from '../../../crypto/wire/bundle.js';
import { type Desk, desk } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

const bytes = Uint8Array.from({ length: 2_300_000 }, (_, i) => (i * 7919) >> 3);
let here: Desk;
let thread: Thread;
beforeEach(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben']);
});
afterEach(() => here.remove());

describe('a message in an emergency', () => {
  test('is opened by age and GNU tar alone, with the key of its day', async () => {
    const hash = await thread.send({
      from: 'mara',
      message: 'He takes money.',
      files: [{ name: 'photo.jpg', bytes }],
    });
    await thread.sync('2026-03-02');
    writeFileSync(here.path('tip.age'), thread.round.files.get(bundlePath.blob(hash)) ?? '');
    const recovery = ['keys', '--recovery', '2026-03-02', '--out', 'key.txt', '--vault', 'anna'];
    const session = await here.turnbox(recovery);
    expect([session.code, session.out]).toEqual([
      0,
      expect.stringContaining('opens everything that was sealed to you on that day'),
    ]);
    expect(statSync(here.path('key.txt')).mode & 0o777).toBe(0o600);
    // Debian's age is older than the stanza: typage, by age's author, stands in for age 1.3.
    const decrypter = new Decrypter();
    const key = /AGE-SECRET-KEY-PQ-1\S+/.exec(readFileSync(here.path('key.txt'), 'utf8'));
    decrypter.addIdentity(key?.[0] ?? '');
    writeFileSync(here.path('t.tar'), await decrypter.decrypt(readFileSync(here.path('tip.age'))));
    const lines = /```\n# in the folder[^\n]*\n([\s\S]*?)```/.exec(
      readFileSync('docs/EMERGENCY.md', 'utf8'),
    )?.[1];
    execFileSync('sh', ['-ec', lines ?? 'false'], { cwd: here.folder });
    expect(readFileSync(here.path('photo.jpg')).equals(Buffer.from(bytes))).toBe(true);
    expect(readFileSync(here.path('tip.json'), 'utf8')).toContain('He takes money.');
    expect(readdirSync(here.path('files'))).toHaveLength(3);
  });

  test('is not opened with a key of a day that is not here, or over a file that is', async () => {
    const recovery = (day: string, out: string): Promise<{ code: number; err: string }> =>
      here.turnbox(['keys', '--recovery', day, '--out', out, '--vault', 'anna', '--json']);
    const code = async (day: string, out = 'key.txt'): Promise<unknown> =>
      (JSON.parse((await recovery(day, out)).err) as { code: string }).code;
    expect(await code('2020-01-01')).toBe('day-key-missing');
    expect(await code('yesterday')).toBe('usage');
    expect(await code('2026-03-02', 'passphrase')).toBe('file-exists');
    expect(existsSync(here.path('key.txt'))).toBe(false);
  });
});
