import { Stopped } from '../trouble.js';
import type { Answering, Ask, TaskName, Tasks } from './messages.js';

/** A place where tasks are done, and how to end it with all that it holds. */
export interface Workplace {
  readonly ask: Ask;
  readonly close: () => void;
}

/** Trusted Types: the only script address that this page will ever take is its own. */
function scriptAddress(own: string): string {
  const policy = window.trustedTypes?.createPolicy('turnbox', {
    createScriptURL: (address) => (address === own ? address : ''),
  });
  // Worker's constructor takes a TrustedScriptURL where there are such; its type does not know.
  return policy === undefined ? own : (policy.createScriptURL(own) as string & TrustedScriptURL);
}

/**
 * Starts this same script as a worker. If the browser starts none, the work is done on the page:
 * slower, and the same.
 */
export function openWorkplace(own: string, onPage: () => Ask): Workplace {
  let local: Ask | null = null;
  const here: Ask = (task, give) => (local ??= onPage())(task, give);
  let worker: Worker;
  try {
    worker = new Worker(scriptAddress(own));
  } catch {
    return { ask: here, close: () => undefined };
  }
  const waiting = new Map<number, { settle(answer: Answering): void; again(): void }>();
  let number = 0;
  let works = true;
  let answered = false;
  worker.addEventListener('message', ({ data }: MessageEvent<Answering>) => {
    answered = true;
    waiting.get(data.number)?.settle(data);
    waiting.delete(data.number);
  });
  worker.addEventListener('error', () => {
    // One that never started has done nothing: the page takes over. Keys held by one that broke
    // down later are gone with it.
    works = answered;
    for (const [number, task] of waiting)
      if (answered) task.settle({ number, ok: false, trouble: 'failed' });
      else task.again();
    waiting.clear();
  });
  const ask = <T extends TaskName>(task: T, give: Tasks[T]['give']): Promise<Tasks[T]['get']> => {
    if (!works) return here(task, give);
    number += 1;
    const asked = number;
    return new Promise((resolve, reject) => {
      waiting.set(asked, {
        settle: (answer) => {
          if (answer.ok) resolve(answer.get);
          else reject(new Stopped(answer.trouble));
        },
        again: () => {
          here(task, give).then(resolve, reject);
        },
      });
      worker.postMessage({ number: asked, task, give }, []);
    });
  };
  return {
    ask,
    close: () => {
      worker.terminate();
    },
  };
}
