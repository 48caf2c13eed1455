import { nobleEngine } from '../../crypto/engine/noble.js';
import { find } from '../elements.js';
import { makeBench } from '../worker/bench.js';
import { startOffline } from './form.js';

/** A task of its own for each step: no worker may start from a file, so the page does the work. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve);
  });

/**
 * From the drop's own address this page would be code that the drop could change at will: it works
 * from a file alone, which can be compared with what was released.
 */
if (location.protocol === 'file:' && window.isSecureContext) {
  find('#not-here', HTMLElement).hidden = true;
  startOffline({
    engine: nobleEngine,
    clock: () => Date.now(),
    ask: makeBench(nobleEngine, turn, 'offline'),
  });
}
