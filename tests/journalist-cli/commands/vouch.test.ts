import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Hash, Id } from '../../../crypto/wire/fields.js';
import {
  encodeManifest,
  parseManifestNote,
  verifyManifest,
} from '../../../crypto/wire/manifest.js';
import { parseVerifierKey } from '../../../crypto/wire/note.js';
import { engine } from '../../harness/line.js';
import { startRound } from '../../harness/startRound.js';
import { type Desk, desk, type Session } from '../../harness/tool.js';

let here: Desk;
let published: string;
let line: Id;
beforeEach(async () => {
  here = desk();
  ({ published } = await startRound(here));
  line = String((await here.ask(['roster', 'key', '--vault', 'root']))['line']) as Id;
});
afterEach(() => here.remove());

const list = (of: Id, epoch: number): void =>
  writeFileSync(
    here.path('manifest.json'),
    encodeManifest({
      version: '0.1.0',
      csp: "default-src 'none'",
      line: of,
      epoch,
      files: new Map([['/', 'ab'.repeat(32) as Hash]]),
    }),
  );
const vouch = (vault: string): Promise<Session> =>
  here.turnbox(['roster', 'vouch', 'manifest.json', '--vault', vault, '--out', 'note', '--json']);
const codeOf = ({ err }: Session): unknown => (JSON.parse(err) as { code: string }).code;

test('the root vouches for the list of its line and newest roster', async () => {
  list(line, 1);
  expect((await vouch('root')).json).toMatchObject({ epoch: 1, version: '0.1.0', files: 1 });
  const { key } = await parseVerifierKey(engine, published);
  const note = parseManifestNote(readFileSync(here.path('note')));
  const manifest = await verifyManifest(
    engine,
    note,
    readFileSync(here.path('manifest.json')),
    key,
  );
  expect([...manifest.files.keys()]).toEqual(['/']);
});

test('no other list, and nobody else', async () => {
  list(line, 2);
  expect(codeOf(await vouch('root'))).toBe('roster-old');
  list('0'.repeat(32) as Id, 1);
  expect(codeOf(await vouch('root'))).toBe('wrong-line');
  writeFileSync(here.path('manifest.json'), '{}');
  expect(codeOf(await vouch('root'))).toBe('manifest-malformed');
  list(line, 1);
  expect(codeOf(await vouch('anna'))).toBe('not-root');
});
