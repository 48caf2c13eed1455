#!/usr/bin/env node
/**
 * The entry of the drop. On an older Node the native part of the store ends the process without a
 * word, so the version is looked at before anything of it is loaded.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(
    `This needs Node 22.13 or newer, and this is ${process.versions.node}.\n` +
      'The right one comes with the packages. Use npm: npm start\n',
  );
  process.exitCode = 2;
} else {
  const [{ program }, { askAt }, { sodiumEngine }, { clockFrom }, { fileURLToPath }] =
    await Promise.all([
      import('./program.js'),
      import('./ask.js'),
      import('../crypto/engine/sodium.js'),
      import('../crypto/clock.js'),
      import('node:url'),
    ]);
  process.exitCode = await program(process.argv.slice(2), {
    engine: await sodiumEngine(),
    clock: clockFrom(process.env),
    assets: fileURLToPath(new URL('../client/', import.meta.url)),
    out: (line) => void process.stdout.write(`${line}\n`),
    note: (line) => void process.stderr.write(`${line}\n`),
    ...(process.stdin.isTTY ? { ask: askAt(process.stdin, process.stderr) } : {}),
    onReload: (reload) => void process.on('SIGHUP', reload),
    stopped: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
      }),
  });
}
