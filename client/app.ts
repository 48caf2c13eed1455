import { nobleEngine } from '../crypto/engine/noble.js';
import { startPage } from './page.js';
import { makeBench } from './worker/bench.js';
import { serve } from './worker/serve.js';

/** On the page, work gives the page its turn: a task of its own for each step. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve);
  });

/** One file, with one hash, is page and worker: nobody gets other code than everybody. */
if (typeof document === 'undefined') serve(self, makeBench(nobleEngine));
else
  startPage({
    engine: nobleEngine,
    clock: () => Date.now(),
    onPage: () => makeBench(nobleEngine, turn),
    own: document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '',
  });
