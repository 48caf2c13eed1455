import type { Case } from '../cases/cases.js';
import type { Look } from './session.js';
import type { Shown } from './shown.js';

/** A thread that is open under the list. */
export interface Opened {
  readonly number: number;
  readonly lines: readonly Shown[];
  readonly top: number;
}

export const casesOf = (look: Look | null): readonly Case[] =>
  look?.state === 'ready' ? look.cases : [];

/** A third for the list above, and the rest for the thread. */
export const listHeight = (height: number): number => Math.max(4, Math.floor(height / 4));
export const threadHeight = (height: number): number => height - listHeight(height) - 1;
