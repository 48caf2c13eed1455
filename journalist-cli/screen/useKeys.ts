import { useInput } from 'ink';
import { createContext, type RefObject, useContext, useRef } from 'react';
import { type Press, pressesOf } from './keys.js';

type OnPress = (press: Press) => void;

/** Whoever is on the screen hears the keys, from the moment it is there: none is lost in between. */
export const Hearer = createContext<RefObject<OnPress>>({ current: () => undefined });

export function useKeys(onPress: OnPress): void {
  useContext(Hearer).current = onPress;
}

/** For the whole screen, once: each key in the order in which they were pressed. */
export function useHearer(): RefObject<OnPress> {
  const hearer = useRef<OnPress>(() => undefined);
  useInput((input, key) => {
    for (const press of pressesOf(input, key)) hearer.current(press);
  });
  return hearer;
}
