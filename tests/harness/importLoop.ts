import { sodiumEngine } from '../../crypto/engine/sodium.js';
import type { Io } from '../../journalist-cli/io.js';
import { runTurnbox } from '../../journalist-cli/program.js';

/**
 * A process to be killed: imports stick after stick and answers after each, and says what is done
 * only once the command has returned. Arguments: the desk, the vault, first and last stick.
 */
const [desk = '', vault = '', first = '', last = ''] = process.argv.slice(2);
const engine = await sodiumEngine();
const io: Io = {
  engine,
  clock: () => Date.parse('2026-03-02T12:00:00Z'),
  cwd: desk,
  columns: 80,
  workFactor: 4,
  out: () => undefined,
  err: (line) => {
    process.stderr.write(`${line}\n`);
  },
  input: () => Promise.resolve(''),
  secret: () => Promise.resolve(null),
};
const options = ['--vault', vault, '--passphrase-file', 'passphrase'];
for (let stick = Number(first); stick <= Number(last); stick += 1) {
  const imported = await runTurnbox(['import', `stick-${String(stick)}`, ...options], io);
  if (imported !== 0) process.exit(imported);
  process.stdout.write(`through ${String(stick)}\n`);
  const text = `answer ${String(stick)}`;
  const answered = await runTurnbox(['reply', String(stick), '--text', text, ...options], io);
  if (answered !== 0) process.exit(answered);
  process.stdout.write(`${text}\n`);
}
