import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { safeName } from '../../../journalist-cli/vault/safeName.js';
import { type Desk, desk } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

const bytes = Uint8Array.from({ length: 2_500_000 }, (_, i) => (i * 7919) >> 3);
let here: Desk;
let thread: Thread;
beforeEach(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben']);
});
afterEach(() => here.remove());

describe('an export', () => {
  test('holds message and files byte for byte, read-only, with checksums that sha256sum agrees to', async () => {
    await thread.send({
      from: 'mara',
      message: 'He takes money.',
      answers: [{ id: 'who', label: 'Who?', answer: ['An officer'] }],
      leftOut: ['ben'],
      files: [
        { name: '../../etc/passwd', bytes },
        { name: '', bytes: new Uint8Array(0) },
        { name: 'Foto am See.JPG', bytes: new Uint8Array(10) },
      ],
    });
    await thread.sync('2026-03-02');
    await thread.import('anna');
    const session = await here.turnbox(['export', '1', '--to', 'case', '--vault', 'anna']);
    expect(session.err).toContain('The source left out: Reader ben.');
    const names = [
      '001-etc-passwd',
      '002-file',
      '003-Foto-am-See.JPG',
      'SHA256SUMS',
      'message.json',
      'message.txt',
    ];
    expect(readdirSync(here.path('case')).sort()).toEqual(names);
    expect(readFileSync(here.path('case', '001-etc-passwd')).equals(bytes)).toBe(true);
    expect(readFileSync(here.path('case', '002-file'))).toHaveLength(0);
    const text = readFileSync(here.path('case', 'message.txt'), 'utf8');
    expect(text).toContain('He takes money.');
    expect(text).toContain('An officer');
    expect(text).toContain('its source calls it ../../etc/passwd');
    for (const name of names) expect(statSync(here.path('case', name)).mode & 0o222).toBe(0);
    const checked = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: here.path('case') });
    expect(checked.toString().match(/: OK/g)).toHaveLength(5);
  });

  test('is never written into a folder that holds something, and takes an empty one', async () => {
    await thread.send({ from: 'mara' });
    await thread.sync('2026-03-02');
    await thread.import('anna');
    mkdirSync(here.path('case'));
    writeFileSync(here.path('case', 'precious'), 'precious');
    const refused = await here.turnbox([
      'export',
      '1',
      '--to',
      'case',
      '--vault',
      'anna',
      '--json',
    ]);
    expect([refused.code, JSON.parse(refused.err)]).toMatchObject([1, { code: 'file-exists' }]);
    expect(readdirSync(here.path('case'))).toEqual(['precious']);
    mkdirSync(here.path('empty'));
    await here.ask(['export', '1', '--to', 'empty', '--vault', 'anna']);
    expect(readdirSync(here.path('empty')).sort()).toEqual([
      'SHA256SUMS',
      'message.json',
      'message.txt',
    ]);
    const unknown = await here.turnbox(['export', '9', '--to', 'x', '--vault', 'anna', '--json']);
    expect(JSON.parse(unknown.err)).toMatchObject({ code: 'tip-unknown' });
    expect(existsSync(here.path('x'))).toBe(false);
  });

  test('gives the whole inside of a damaged message', async () => {
    await thread.send({ from: 'mara', message: 'still', spoil: (entries) => entries.slice(0, -1) });
    await thread.sync('2026-03-02');
    await thread.import('anna');
    await here.ask(['export', '1', '--to', 'case', '--vault', 'anna']);
    const inside = readFileSync(here.path('case', '001-inside.tar'));
    expect(inside.subarray(0, 8).toString()).toBe('tip.json');
    expect(readFileSync(here.path('case', 'message.txt'), 'utf8')).toContain('still');
  });
});

describe('a safe name', () => {
  test('is one name of its own, whatever a source calls its file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(998), (name, i) => {
        const safe = safeName(i + 1, name);
        expect(safe).toMatch(/^[0-9]{3}-[\p{L}\p{N}._-]+$/u);
        expect(safe).not.toContain('..');
        expect(Buffer.byteLength(safe)).toBeLessThan(255);
      }),
    );
    // Letters of four bytes, and an extension of such: still a name that a file system takes.
    for (const long of ['\u{10330}'.repeat(80), `${'\u4e00'.repeat(300)}.${'\u{10330}'.repeat(4)}`])
      expect(Buffer.byteLength(safeName(999, long))).toBeLessThan(143);
    expect(safeName(7, 'con.TXT')).toBe('007-con.TXT');
    expect(safeName(8, '.bashrc')).toBe('008-bashrc');
    expect(safeName(9, 'отчёт за март.pdf')).toBe('009-отчёт-за-март.pdf');
  });
});
