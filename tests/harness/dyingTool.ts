import { writeSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { sodiumEngine } from '../../crypto/engine/sodium.js';
import type { Io } from '../../journalist-cli/io.js';
import { runTurnbox } from '../../journalist-cli/program.js';

/**
 * A process that kills itself at its Nth durable write, before it happens; at none for 0, and then it
 * says what each one was. Arguments: the desk, N. It says what is done once a command has returned.
 */
const [desk = '', wanted = '0'] = process.argv.slice(2);
const points: string[] = [];

function point(what: string): void {
  points.push(what);
  if (points.length === Number(wanted)) process.kill(process.pid, 'SIGKILL');
}

/** Every way by which durable.ts and durableRows.ts change a disk. */
const { open, rename, rm, mkdir } = promises;
promises.open = async (path, flags, mode) => {
  if (flags === 'wx') point('create');
  const handle = await open(path, flags, mode);
  const { writeFile, sync } = handle;
  handle.writeFile = (...args) => {
    point('write');
    return writeFile.apply(handle, args);
  };
  handle.sync = () => {
    point('sync');
    return sync.apply(handle);
  };
  return handle;
};
promises.rename = (from, to) => {
  point('rename');
  return rename(from, to);
};
promises.rm = (path, options) => {
  point('remove');
  return rm(path, options);
};
promises.mkdir = ((path: string, options: object) => {
  point('folder');
  return mkdir(path, options);
}) as typeof mkdir;
syncBuiltinESMExports();

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function execute(text: string): void {
  if (/^COMMIT/.test(text)) point('commit');
  else if (/^(?:CREATE|PRAGMA (?:wal_checkpoint|user_version=))/.test(text)) point('schema');
  exec.call(this, text);
};
const { run } = StatementSync.prototype;
StatementSync.prototype.run = new Proxy(run, {
  apply: (target, statement: StatementSync, values: Parameters<typeof run>) => {
    point('row');
    return target.apply(statement, values);
  },
});

const engine = await sodiumEngine();
const io: Io = {
  engine,
  clock: () => Date.parse('2026-03-02T12:00:00Z'),
  cwd: desk,
  columns: 80,
  workFactor: 4,
  out: () => undefined,
  err: (line) => writeSync(2, `${line}\n`),
  input: () => Promise.resolve(''),
  secret: () => Promise.resolve(null),
};
const COMMANDS = [
  'import stick --passphrase-file passphrase',
  'reply 1 --text acknowledged --passphrase-file passphrase',
  'outbox stick --passphrase-file passphrase',
  'passphrase --passphrase-file passphrase --new-passphrase-file next',
];
for (const command of COMMANDS) {
  const code = await runTurnbox([...command.split(' '), '--vault', 'vault'], io);
  if (code !== 0) process.exit(code);
  writeSync(1, `${command.split(' ')[0] ?? ''}\n`);
}
if (wanted === '0') writeSync(1, `points ${points.join(' ')}\n`);
