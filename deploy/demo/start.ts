import { resolve } from 'node:path';
import { DEMO_READERS, demoLine, isReady, makeLine, openDemoLine, typed } from './line.js';
import { startDrop } from './server.js';

/** `npm start`: makes the demonstration line the first time, starts its drop, says how to play. */
const cwd = process.cwd();
const line = demoLine(resolve(cwd, 'demo'));
const say = (text: string): void => {
  process.stderr.write(`turnbox: ${text}\n`);
};

const fresh = !isReady(line);
if (fresh) {
  say('making a demonstration line in ./demo (about half a minute, once)');
  await makeLine(line, say);
}
say('starting the drop ...');
const drop = await startDrop(line.drop);
if (fresh) {
  say('publishing the first edition ...');
  await openDemoLine(line, drop.couriers);
}

const reader = DEMO_READERS[0]?.name ?? '';
const sync = typed('turnbox-courier', ['sync', line.stick, ...line.courier], cwd);
process.stdout.write(`
  DEMONSTRATION. All secrets of this line lie in ./demo. Do not send anything real.

  The source     open ${drop.site} in Firefox or Tor Browser, write, and keep the eight words
  The courier    ${sync}
  The reader     ${typed('turnbox', ['import', line.stick, ...line.vault(reader)], cwd)}
                 ${typed('turnbox', ['list', ...line.vault(reader)], cwd)}
                 ${typed('turnbox', ['show', '1', ...line.vault(reader)], cwd)}
                 ${typed('turnbox', ['reply', '1', '--text', '"Thank you. Are you safe?"', ...line.vault(reader)], cwd)}
                 ${typed('turnbox', ['outbox', line.stick, ...line.vault(reader)], cwd)}
  The courier    the same sync again
  The source     "Check for a reply", with the eight words

  The other readers' vaults are demo/vaults/${DEMO_READERS.slice(1)
    .map(({ name }) => name)
    .join(' and demo/vaults/')}; the root's is demo/vaults/root.
  The couriers' listener is ${drop.couriers}. Stop with Ctrl-C; what was sent stays in ./demo.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    void drop.stop().then(() => process.exit(0));
  });
drop.process.on('exit', (code) => process.exit(code ?? 1));
