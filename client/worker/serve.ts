import { troubleOf } from '../trouble.js';
import type { Answering, Ask, Asking } from './messages.js';

/** What this side of the script needs of a worker's own scope. */
export interface WorkerScope {
  onmessage: ((event: MessageEvent<Asking>) => void) | null;
  postMessage(answer: Answering, options: { transfer: ArrayBuffer[] }): void;
}

async function answer(ask: Ask, { number, task, give }: Asking): Promise<Answering> {
  try {
    return { number, ok: true, get: await ask(task, give) };
  } catch (error) {
    return { number, ok: false, trouble: troubleOf(error) };
  }
}

/** Does what the page asks, one task after the other. */
export function serve(scope: WorkerScope, ask: Ask): void {
  let last: Promise<void> = Promise.resolve();
  scope.onmessage = ({ data }) => {
    const before = last;
    last = (async () => {
      await before;
      const answered = await answer(ask, data);
      scope.postMessage(answered, { transfer: handedOver(answered) });
    })();
  };
}

/** Sealed bytes are given away rather than copied. */
const handedOver = (answered: Answering): ArrayBuffer[] =>
  answered.ok && answered.get instanceof Uint8Array ? [answered.get.buffer] : [];
