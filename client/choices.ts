import { type Choice, isChoice } from '../crypto/source/choices.js';
import { all, find } from './elements.js';
import type { Visit } from './visit.js';

/** What is ticked beside a message of this kind; what was ticked beside another kind is not meant. */
const ticked = (kind: Visit['kind']): string[] =>
  all(`#report [data-for="${kind}"] input[name="choice"]`).flatMap((each) =>
    each instanceof HTMLInputElement && each.checked ? [each.value] : [],
  );

export const choices = (kind: Visit['kind']): Choice[] => ticked(kind).filter(isChoice);

/** Whether the source goes on under new words. */
export const wantsNewWords = (kind: Visit['kind']): boolean => ticked(kind).includes('move');

/** The words that the source read beside the box. */
export const choiceLabel = (choice: Choice): string =>
  find(`#c-${choice}`, HTMLInputElement).labels?.[0]?.firstChild?.textContent ?? '';
