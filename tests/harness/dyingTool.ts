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

/** Has a method tell of itself before it does what it did; null is no write. */
function watch(
  owner: object,
  name: string,
  what: (args: readonly unknown[]) => string | null,
): void {
  const method: unknown = Reflect.get(owner, name);
  if (typeof method !== 'function') throw new Error('there is no such method');
  const apply = (_: unknown, self: unknown, args: unknown[]): unknown => {
    const kind = what(args);
    if (kind !== null) point(kind);
    const result: unknown = Reflect.apply(method, self, args);
    return result;
  };
  Reflect.set(owner, name, new Proxy(method, { apply }));
}

/** Every way by which durable.ts and durableRows.ts change a disk. */
const { open } = promises;
promises.open = async (path, flags, mode) => {
  if (flags === 'wx') point('create');
  const handle = await open(path, flags, mode);
  watch(handle, 'writeFile', () => 'write');
  watch(handle, 'sync', () => 'sync');
  return handle;
};
watch(promises, 'rename', () => 'rename');
watch(promises, 'rm', () => 'remove');
watch(promises, 'mkdir', () => 'folder');
syncBuiltinESMExports();
watch(DatabaseSync.prototype, 'exec', ([text]) => {
  if (String(text).startsWith('COMMIT')) return 'commit';
  return /^(?:CREATE|PRAGMA (?:wal_checkpoint|user_version=))/.test(String(text)) ? 'schema' : null;
});
watch(StatementSync.prototype, 'run', () => 'row');

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
