import { useInput } from 'ink';
import { type Press, pressesOf } from './keys.js';

/** Hears each key of its own, in the order in which they were pressed. */
export function useKeys(onPress: (press: Press) => void): void {
  useInput((input, key) => {
    for (const press of pressesOf(input, key)) onPress(press);
  });
}
