/**
 * What a single executable runs first. The main file of such an executable must be CommonJS in
 * Node 24, and the programs are ES modules: this hands the bundle, which lies in the executable, to
 * the ordinary module loader. Before that it takes away what the program does not need, so that even
 * a fault in a library could not reach for it.
 */
const { registerHooks } = require('node:module');
const { getAsset } = require('node:sea');
const vm = require('node:vm');

const { name, denied } = JSON.parse(getAsset('settings', 'utf8'));
const MAIN = `file:///${name}.mjs`;
const bare = (specifier) => specifier.replace(/^node:/, '');
const isDenied = (specifier) => denied.includes(bare(specifier));

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === MAIN) return { url: MAIN, format: 'module', shortCircuit: true };
    if (isDenied(specifier)) throw new Error(`this program may not use ${bare(specifier)}`);
    return next(specifier, context);
  },
  load: (url, context, next) =>
    url === MAIN
      ? { format: 'module', source: getAsset('main', 'utf8'), shortCircuit: true }
      : next(url, context),
});
const { getBuiltinModule } = process;
process.getBuiltinModule = (specifier) =>
  isDenied(specifier) ? undefined : getBuiltinModule(specifier);
if (isDenied('net'))
  for (const call of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])
    delete globalThis[call];

const load = vm.runInThisContext('(main) => import(main)', {
  importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
load(MAIN).catch((error) => {
  // Its message may repeat what was read; its kind and place do not.
  const kind = error?.code ?? error?.name ?? 'unknown';
  process.stderr.write(`${name} stopped at something unexpected (${String(kind)}).\n`);
  process.exitCode = 1;
});
