/**
 * Plays the root key holders for check.sh: a root, a reader, a courier, and a roster that names the
 * drop whose card lies in the folder. Writes site.json and roster.note there.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKOUT, runProgram } from '../../build/deploy/demo/programs.js';

const folder = process.argv[2];
const home = await mkdtemp(join(tmpdir(), 'turnbox-root-'));
const at = (...names) => join(home, ...names);
writeFileSync(at('passphrase'), 'nobody needs to keep this one\n');
const passphrase = ['--passphrase-file', at('passphrase')];
const vault = (name) => ['--vault', at(name), ...passphrase];
try {
  await runProgram('turnbox', ['init', ...vault('root'), '--role', 'root', '--label', 'Root']);
  const { root } = JSON.parse(
    await runProgram('turnbox', ['roster', 'key', ...vault('root'), '--json']),
  );
  const template = readFileSync(join(CHECKOUT, 'deploy', 'demo', 'site.json'), 'utf8');
  const site = join(folder, 'site.json');
  writeFileSync(site, `${JSON.stringify({ ...JSON.parse(template), root }, null, 2)}\n`);
  await runProgram('turnbox', ['init', ...vault('reader'), '--label', 'Reader']);
  await runProgram('turnbox', ['card', ...vault('reader'), '--out', at('reader.card')]);
  const courier = ['--folder', at('courier'), ...passphrase];
  await runProgram('turnbox-courier', ['init', ...courier, '--label', 'Courier']);
  await runProgram('turnbox-courier', ['card', ...courier, '--out', at('courier.card')]);
  await runProgram(
    'turnbox',
    ['roster', 'new', ...vault('root'), '--demo', '--name', 'Line', '--site', site].concat(
      ['--drop', join(folder, 'drop.card'), '--reader', `charity=${at('reader.card')}`],
      ['--courier', at('courier.card'), '--out', join(folder, 'roster.note')],
    ),
  );
} finally {
  await rm(home, { recursive: true, force: true });
}
