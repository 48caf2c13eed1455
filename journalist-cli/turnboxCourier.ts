/** The couriers' program. Online; it holds a courier's key and opens nothing that it carries. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write('turnbox-courier needs Node 24. Run it with npm, which brings it.\n');
  process.exit(1);
}
const [{ sodiumEngine }, { clockFrom }, { nodeIo }, { runCourier }] = await Promise.all([
  import('../crypto/engine/sodium.js'),
  import('../crypto/clock.js'),
  import('./nodeIo.js'),
  import('./courier/program.js'),
]);
const io = nodeIo(await sodiumEngine(), clockFrom(process.env));
process.exitCode = await runCourier(process.argv.slice(2), io);
