/**
 * What `npm start`, `npm test` and the others run: plain JavaScript for any Node from 20, because on
 * a fresh clone nothing is there yet. It installs from the lockfile (which brings Node 24), builds
 * what changed, and hands over to Node 24.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BIN = join(ROOT, 'node_modules', '.bin');
const NODE = join(BIN, 'node');
const ENV = { ...process.env, PATH: `${BIN}:${process.env['PATH'] ?? ''}` };
/** What the tests drive besides Node: a package of Debian's, and where its program may lie. */
const PROGRAMS = {
  'firefox-esr': ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser'],
  tor: ['/usr/bin/tor', '/usr/sbin/tor'],
  minisign: ['/usr/bin/minisign'],
  gnupg: ['/usr/bin/gpg'],
  tmux: ['/usr/bin/tmux'],
};

const say = (text) => process.stderr.write(`turnbox: ${text}\n`);

/** Ends with the reason and what to do; npm would bury a stack trace under its own lines. */
function stop(text) {
  say(text);
  process.exit(1);
}

function run(command, args, what) {
  const done = spawnSync(command, args, { cwd: ROOT, env: ENV, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) stop(`${what} failed. The reason is above.`);
}

const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** Install scripts stay off: every package here works without its own. */
function install() {
  const stamp = join(ROOT, 'node_modules', '.turnbox-lock');
  const lock = sha256(readFileSync(join(ROOT, 'package-lock.json')));
  if (read(stamp) === lock && existsSync(NODE)) return;
  say('installing from the lockfile (about 20 seconds the first time) ...');
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci');
  if (!existsSync(NODE))
    stop('this machine has no Node 24 in the lockfile. Turnbox runs on Linux, x64 or arm64.');
  writeFileSync(stamp, lock);
}

const SOURCES = ['crypto', 'server', 'client', 'journalist-cli', 'deploy'];
const SINGLE = ['package-lock.json', 'tsconfig.base.json', 'tsconfig.json'];

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

function build() {
  const stamp = join(ROOT, 'build', '.stamp');
  const files = [
    ...SOURCES.flatMap((room) => filesUnder(join(ROOT, room))),
    ...SINGLE.map((name) => join(ROOT, name)),
  ];
  const state = sha256(
    files.map((file) => `${file} ${statSync(file).size} ${statSync(file).mtimeMs}`).join('\n'),
  );
  if (read(stamp) === state) return;
  say('building ...');
  for (const room of SOURCES) run(join(BIN, 'tsc'), ['-b', room], `building ${room}`);
  run(NODE, ['client/build.mjs'], 'bundling the page');
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  writeFileSync(stamp, state);
}

/** The tests drive real programs; what is missing is named in one line, and installed where we may. */
function needPrograms() {
  const missing = Object.keys(PROGRAMS).filter((name) => !PROGRAMS[name].some(existsSync));
  if (missing.length === 0) return;
  const line = `apt-get install -y ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0)
    stop(`the tests need ${missing.join(' and ')}. Run this, then try again:  sudo ${line}`);
  say(`installing ${missing.join(' and ')} from the packages of this machine ...`);
  const options = { env: { ...ENV, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 2, 2] };
  spawnSync('apt-get', ['update', '-qq'], options);
  if (spawnSync('apt-get', ['install', '-y', '-qq', ...missing], options).status !== 0)
    stop(`not everything could be installed. Run this, then try again:  ${line}`);
}

function lint() {
  const checks = [
    ['types and rooms', 'tsc', ['-b']],
    ['lint and arrows', 'oxlint', ['--type-aware', '--deny-warnings']],
    ['format', 'oxfmt', ['--check', '.']],
  ];
  return checks.map(([what, program, args]) => {
    const done = spawnSync(join(BIN, program), args, {
      cwd: ROOT,
      env: ENV,
      stdio: ['ignore', 2, 2],
    });
    say(`${done.status === 0 ? 'ok    ' : 'FAILED'} ${String(what)}`);
    return done.status === 0;
  });
}

/** Hands over to Node 24; a signal reaches the child through the terminal, and its end is ours. */
function handOver(args, env = {}) {
  const child = spawn(NODE, args, { cwd: ROOT, env: { ...ENV, ...env }, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

function test(args) {
  needPrograms();
  const checks = args.length === 0 ? lint() : [];
  const out = join(ROOT, 'build', 'jest.json');
  const jest = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--json',
    `--outputFile=${out}`,
    ...args,
  ];
  // jest prints its JSON to stdout as well when asked for a file; people read its stderr.
  const done = spawnSync(NODE, jest, { cwd: ROOT, env: ENV, stdio: ['ignore', 'ignore', 2] });
  const result = existsSync(out) ? JSON.parse(readFileSync(out, 'utf8')) : null;
  const broken = result === null ? 1 : result.numRuntimeErrorTestSuites;
  const skipped = result === null ? 0 : result.numPendingTests + result.numTodoTests;
  const passed = (result?.numPassedTests ?? 0) + checks.filter(Boolean).length;
  const failed =
    (result?.numFailedTests ?? 0) + broken + skipped + checks.filter((each) => !each).length;
  if (skipped > 0) say(`${String(skipped)} tests were skipped; a skipped test counts as failed.`);
  process.stdout.write(`${String(passed)} passed, ${String(failed)} failed\n`);
  process.exit(done.status === 0 && failed === 0 ? 0 : 1);
}

const [command, ...rest] = process.argv.slice(2);
if (process.platform !== 'linux') stop('Turnbox runs on Linux.');
try {
  execFileSync('npm', ['--version'], { stdio: 'ignore' });
} catch {
  stop('npm is missing. On Debian:  sudo apt-get install -y nodejs npm');
}
install();
if (command === 'lint') process.exit(lint().every(Boolean) ? 0 : 1);
build();
if (command === 'start') handOver(['build/deploy/demo/start.js', ...rest]);
else if (command === 'tour') {
  if (rest.includes('--tor')) needPrograms();
  handOver(['build/deploy/demo/tour.js', ...rest]);
} else if (command === 'release') handOver(['build/deploy/release/release.js', ...rest]);
else if (command === 'test') test(rest);
else if (command !== 'build') stop(`there is no command ${String(command)}.`);
