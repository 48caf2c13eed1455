import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CHECKS } from '../../../journalist-cli/case/checks.js';
import { threadOf } from '../../../crypto/keys/source.js';
import { parseDay } from '../../../crypto/wire/day.js';
import { parseLabel } from '../../../crypto/wire/fields.js';
import { signClaim } from '../../../crypto/wire/claim.js';
import { keyName, verifierKey } from '../../../crypto/wire/note.js';
import { engine, keyOf, LINE } from '../../harness/line.js';
import { photo } from '../../harness/photo.js';
import { source } from '../../harness/tip.js';
import { type Desk, desk, type Session } from '../../harness/tool.js';
import { startThread, type Thread } from '../colleagues/aThread.js';

const HOSTILE = 'He said <script>alert(1)</script> \u202egnp.exe \u001b[31m & "so".';
const CONDITION = {
  id: 'condition-name',
  label: 'Before you act?',
  answer: ['Ask me <b>first</b>.'],
};
const COURT = ['--court', '--asked-by', 'District court', '--power', 'Order 14/26'];

/** Messages of one batch come in no order that a test could know. */
const numbers = new Map<string, number>();
let here: Desk;
let thread: Thread;
beforeAll(async () => {
  here = desk();
  thread = await startThread(here, ['anna', 'ben']);
  await thread.send({
    from: 'mara',
    message: HOSTILE,
    leftOut: ['ben'],
    answers: [CONDITION, { id: 'who', label: 'Who?', answer: ['Sergeant Amberley'] }],
    files: [
      { name: '../../x/Foto.JPG', bytes: photo('Pocket 9') },
      { name: 'отчёт.pdf', bytes: Uint8Array.from({ length: 1_200_000 }, (_, i) => i >> 4) },
    ],
    changes: { language: 'fr' },
  });
  await thread.send({ from: 'mara', message: 'More of it.', leftOut: ['ben'] });
  await thread.send({ from: 'noor', message: 'Somebody else.', changes: { gist: 'yes' } });
  await thread.sync('2026-03-02');
  await thread.import('anna');
  const { tips } = await here.ask(['list', '--vault', 'anna']);
  for (const { number, message } of tips as { number: number; message: string }[])
    numbers.set(message.slice(0, 7), number);
  await thread.show('anna', Number(noor()));
  await thread.show('anna', Number(mara()));
  await thread.reply('anna', 'Thank you. Are you safe?', Number(mara()));
});
afterAll(() => here.remove());

const mara = (): string => String(numbers.get('He said'));
const noor = (): string => String(numbers.get('Somebod'));

const makeCase = (number: string, to: string, ...args: string[]): Promise<Session> =>
  here.turnbox(['case', number, '--to', to, '--vault', 'anna', ...args]);
const codeOf = ({ err }: Session): unknown => (JSON.parse(err) as { code: string }).code;
const read = (...names: string[]): string => readFileSync(here.path(...names), 'utf8');
const everyByte = (folder: string): string =>
  readdirSync(here.path(folder))
    .map((name) => `${name}\n${read(folder, name)}`)
    .join('\n');
const run = (folder: string, line: string): string =>
  execFileSync('sh', ['-c', line], { cwd: here.path(folder), stdio: 'pipe' }).toString();
/** A copy that may be spoilt. */
function copyOf(folder: string): string {
  const copy = mkdtempSync(here.path('copy-'));
  cpSync(here.path(folder), copy, { recursive: true });
  for (const name of readdirSync(copy)) chmodSync(join(copy, name), 0o600);
  return copy;
}

describe('a gist', () => {
  test("goes where the source allows it, in the investigator's words alone", async () => {
    const session = await makeCase(noor(), 'gist', '--gist', 'A pattern of bribes.');
    expect([session.code, session.err]).toEqual([0, expect.stringContaining('your own words')]);
    const all = everyByte('gist');
    expect(all).toContain('A pattern of bribes.');
    for (const word of ['Somebody else', 'Reader ben: ', 'in the batch of', 'language of the form'])
      expect([word, all.includes(word)]).toEqual([word, false]);
    expect(readdirSync(here.path('gist')).sort()).toEqual([
      'case.note',
      'case.sig',
      'case.txt',
      'index.html',
      'reader.pem',
      'roster.note',
    ]);
    expect(await here.ask(['verify', 'gist'])).toMatchObject({ holds: ['gist'], thread: null });
  });

  test('is refused where the source did not agree, and logged as agreed when it has', async () => {
    const refused = await makeCase(mara(), 'no', '--gist', 'Bribes.', '--json');
    expect([refused.code, codeOf(refused)]).toEqual([1, 'case-not-agreed']);
    const more = await makeCase(noor(), 'no', '--gist', 'x', '--include', 'words', '--json');
    expect(codeOf(more)).toBe('case-not-agreed');
    expect(existsSync(here.path('no'))).toBe(false);
    const session = await makeCase(mara(), 'agreed', '--gist', 'Bribes.', '--agreed');
    expect(session.code).toBe(0);
    expect(session.err).toContain('The source left out: Reader ben. They must not get this');
    const all = everyByte('agreed');
    expect(all).toContain('Ask me &lt;b&gt;first&lt;/b&gt;.');
    for (const word of ['Amberley', 'He said', 'Pocket', 'Foto'])
      expect([word, all.includes(word)]).toEqual([word, false]);
  });

  test('is not made of nothing, nor of a message without a source', async () => {
    expect(codeOf(await makeCase(noor(), 'no', '--gist', ' ', '--json'))).toBe('gist-missing');
    expect(codeOf(await makeCase('99', 'no', '--gist', 'x', '--json'))).toBe('tip-unknown');
    expect(codeOf(await makeCase(noor(), 'no', '--gist', 'x', '--power', 'y', '--json'))).toBe(
      'usage',
    );
    expect(codeOf(await makeCase(mara(), 'no', '--court', '--json'))).toBe('usage');
  });
});

describe('a case for a court', () => {
  beforeAll(async () => {
    await makeCase(mara(), 'court', ...COURT);
  });

  test('holds the thread, originals byte for byte, and says who asked by what power', () => {
    const page = read('court', 'index.html');
    for (const said of [
      'District court',
      'Order 14/26',
      'Sergeant Amberley',
      'More of it.',
      'Thank you. Are you safe?',
      'LEFT OUT by the source',
      'Pocket 9',
      'Its name says in which folder to put it',
      'Its name ends in .pdf, and its bytes are not of that kind.',
      'opened message',
      'asked for by District court; by the power of Order 14/26',
    ])
      expect([said, page.includes(said)]).toEqual([said, true]);
    expect(page).not.toContain('Somebody else');
    expect(readFileSync(here.path('court', '001-x-Foto.JPG')).equals(photo('Pocket 9'))).toBe(true);
    const exact = ['message-1.json', 'message-2.json'].map(
      (name) => (JSON.parse(read('court', name)) as { message: string }).message,
    );
    expect(exact.sort()).toEqual([HOSTILE, 'More of it.']);
  });

  test('is a page in which nothing runs, nothing is fetched, and nothing hides', async () => {
    const page = read('court', 'index.html');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; [U+202E]gnp.exe ␛[31m');
    expect(page).not.toMatch(/<(?:script|img|iframe|link|object|a|form)\b|\bon\w+=|https?:|style=/);
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
    const hash = Buffer.from(await engine.sha256(new TextEncoder().encode(style)));
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash.toString('base64')}'; base-uri 'none'; form-action 'none'"`,
    );
  });

  test('is checked without this program by the lines that it prints', () => {
    expect(
      CHECKS.every((line) => readFileSync('docs/formats/case.md', 'utf8').includes(line)),
    ).toBe(true);
    expect(run('court', CHECKS[0])).toContain('Signature Verified Successfully');
    const sums = run('court', CHECKS[1]);
    expect(sums.match(/: OK/g)).toHaveLength(7);
    const key = run('court', CHECKS[2]).trim();
    expect(read('court', 'case.txt')).toContain(`\nkey ${key}\n`);
    expect(read('court', 'roster.note')).toContain(`\nreader ${key} charity - Reader anna\n`);
  });

  test('is checked by turnbox verify, against the published root', async () => {
    const { published } = thread.round;
    const found = await here.ask(['verify', 'court', '--root', published]);
    expect(found).toMatchObject({ reader: 'Reader anna', rootHolds: true });
    const other = desk();
    await other.ask(['init', '--vault', 'root', '--role', 'root', '--label', 'Root']);
    const { root } = await other.ask(['roster', 'key', '--vault', 'root']);
    other.remove();
    const wrong = await here.turnbox(['verify', 'court', '--root', String(root)]);
    expect([wrong.code, wrong.out]).toEqual([1, expect.stringContaining('NOT signed')]);
  });

  test('that was changed, cut, added to or linked is refused, by the program and by the lines', async () => {
    const spoilt: [string, (folder: string) => void][] = [
      ['case-changed', (f) => appendFileSync(join(f, 'index.html'), ' ')],
      ['case-changed', (f) => writeFileSync(join(f, 'reader.pem'), 'x')],
      ['case-changed', (f) => appendFileSync(join(f, 'case.txt'), 'x')],
      ['case-changed', (f) => appendFileSync(join(f, 'log.txt'), 'x')],
      ['case-incomplete', (f) => rmSync(join(f, '001-x-Foto.JPG'))],
      ['case-incomplete', (f) => writeFileSync(join(f, 'more'), '')],
      [
        'case-incomplete',
        (f) => {
          rmSync(join(f, '001-x-Foto.JPG'));
          symlinkSync('/etc/hostname', join(f, '001-x-Foto.JPG'));
        },
      ],
      ['note-malformed', (f) => appendFileSync(join(f, 'case.note'), 'x')],
    ];
    for (const [code, spoil] of spoilt) {
      const copy = copyOf('court');
      spoil(copy);
      expect(codeOf(await here.turnbox(['verify', copy, '--json']))).toBe(code);
    }
    const copy = copyOf('court');
    appendFileSync(join(copy, '002-отчёт.pdf'), 'x');
    expect(() => run(copy.slice(here.folder.length + 1), CHECKS[1])).toThrow(/FAILED|failed/);
    writeFileSync(join(copy, 'case.txt'), read('court', 'case.txt').replace('files ', ''));
    expect(() => run(copy.slice(here.folder.length + 1), CHECKS[0])).toThrow(/Failure|failed/i);
  });

  test('chains its log to that of the case before: what was done since is only added', async () => {
    await makeCase(mara(), 'later', ...COURT, '--include', 'log');
    const leaves = (name: string): string[] =>
      read(name, 'log.txt')
        .trim()
        .split('\n')
        .map((line) => line.replace(/^(\d+) (\S+) .*$/, '$1 $2'));
    const [first, later] = [leaves('court'), leaves('later')];
    expect(later.length).toBe(first.length + 1);
    expect(later.slice(0, first.length)).toEqual(first);
    expect(read('court', 'log.txt')).not.toContain(`opened message ${noor()}`);
  });
});

const makeClaim = async (from: string, signedBy = from): Promise<void> => {
  const { keys } = await source(signedBy);
  const named = await source(from);
  const claim = {
    line: thread.round.line,
    day: parseDay('2026-03-02'),
    thread: await threadOf(engine, thread.round.line, named.public),
    for: parseLabel('Counsel Okoye, amber kettle'),
  };
  writeFileSync(here.path('claim'), await signClaim(engine, claim, keys.sign));
};

describe("a source's claim", () => {
  test('is proved against a thread of the vault, and of a case that holds its key', async () => {
    await makeClaim('mara');
    const { out, code } = await here.turnbox(['verify', 'claim', '--vault', 'anna']);
    expect([code, out]).toEqual([0, expect.stringContaining('Counsel Okoye, amber kettle')]);
    // A case of another line's root proves no source, whoever signed the claim.
    const other = await verifierKey(engine, keyName('root', LINE), await keyOf('ada'));
    const ofCase = ['verify', 'claim', '--case', 'court', '--json', '--root'];
    expect(codeOf(await here.turnbox([...ofCase, other]))).toBe('case-not-reader');
    expect(await here.ask(['verify', 'claim', '--case', 'court'])).toMatchObject({
      for: 'Counsel Okoye, amber kettle',
    });
    const gist = await here.turnbox(['verify', 'claim', '--case', 'gist', '--json']);
    expect(codeOf(gist)).toBe('claim-unknown');
  });

  test('of another source, or about a thread that is not here, is refused', async () => {
    await makeClaim('mara', 'noor');
    const forged = await here.turnbox(['verify', 'claim', '--vault', 'anna', '--json']);
    expect(codeOf(forged)).toBe('note-unsigned');
    await makeClaim('nobody');
    const unknown = await here.turnbox(['verify', 'claim', '--vault', 'anna', '--json']);
    expect(codeOf(unknown)).toBe('claim-unknown');
  });
});
