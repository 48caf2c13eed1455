#!/usr/bin/env node
/**
 * The offline tool's main file. It checks the version before anything else is loaded: an older Node
 * has no built-in database and would fail with a message that helps nobody.
 */
const LEAST = [22, 16] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])) {
  process.stderr.write(
    `turnbox needs Node ${LEAST.join('.')} or newer; this is ${process.version}.\n`,
  );
  process.exitCode = 1;
} else {
  // Otherwise React comes as it is for those who make it: slower, and it keeps what it drew.
  Object.assign(process.env, { NODE_ENV: 'production', DEV: '' });
  const { sodiumEngine } = await import('../crypto/engine/sodium.js');
  const { clockFrom } = await import('../crypto/clock.js');
  const { nodeIo } = await import('./nodeIo.js');
  const { runTurnbox } = await import('./program.js');
  const io = nodeIo(await sodiumEngine(), clockFrom(process.env));
  process.exitCode = await runTurnbox(process.argv.slice(2), io);
}
