import { useReducer, useRef } from 'react';

/**
 * State that is read as it is now: several keys may come at once, and each must see what the one
 * before it did.
 */
export function useStore<T extends object>(
  initial: T,
): readonly [() => T, (change: Partial<T>) => void] {
  const held = useRef(initial);
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const change = (part: Partial<T>): void => {
    held.current = { ...held.current, ...part };
    draw();
  };
  return [() => held.current, change];
}
