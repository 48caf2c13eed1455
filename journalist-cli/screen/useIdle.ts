import { useEffect, useRef } from 'react';

/** Calls when no key was pressed for so long, again and again; the answer is to be called at each key. */
export function useIdle(ms: number, onIdle: () => void): () => void {
  const last = useRef(performance.now());
  const latest = useRef(onIdle);
  latest.current = onIdle;
  useEffect(() => {
    const often = Math.max(10, Math.min(1000, ms / 4));
    const timer = setInterval(() => {
      if (performance.now() - last.current < ms) return;
      last.current = performance.now();
      latest.current();
    }, often);
    return () => clearInterval(timer);
  }, [ms]);
  return () => {
    last.current = performance.now();
  };
}
