import type { KeptSettings } from '../vault/caseContents.js';
import { plain } from '../vault/pinned.js';
import type { Vault } from '../vault/vault.js';

const NO_SETTINGS: KeptSettings = {
  dutyPhone: null,
  breakRule: null,
  secondDecider: null,
  acknowledgement: null,
  drillWord: null,
  rules: 'eu-2019-1937',
  acknowledgeDays: null,
  answerDays: null,
  lockMinutes: null,
};

/**
 * Promises no more than is true the moment it is sent, repeats nothing and names nobody: a source may
 * not be alone when reading it.
 */
export const STANDARD_WORDS =
  'Thank you. Your message has come, and people here can read it. We will answer here. Look again when it is safe for you.';

export const settingsOf = (vault: Vault): KeptSettings => ({
  ...NO_SETTINGS,
  ...vault.settings.get(1),
});

/** Long enough to read a long message; a desk that is left is locked before long. */
const USUAL_LOCK_MINUTES = 10;

export const lockMinutesOf = ({ lockMinutes }: KeptSettings): number =>
  lockMinutes ?? USUAL_LOCK_MINUTES;

export const changeSettings = (vault: Vault, change: Partial<KeptSettings>): void =>
  vault.settings.put(1, { ...settingsOf(vault), ...change });

export const acknowledgementOf = ({ acknowledgement }: KeptSettings): string =>
  acknowledgement ?? STANDARD_WORDS;

/**
 * A message counts as practice only by the word that the line's own people know, as its answer to the
 * question `drill` or as its first line. One that merely says so is a real one: nobody's call for help
 * may be put aside as a drill.
 */
export type Drill = 'drill' | 'says-so' | null;

export function drillOf(
  answers: readonly string[],
  messages: readonly string[],
  { drillWord }: KeptSettings,
): Drill {
  const word = drillWord === null ? '' : plain(drillWord);
  const said = [...answers, ...messages.map((message) => message.split('\n')[0] ?? '')];
  if (word !== '' && said.some((each) => plain(each) === word)) return 'drill';
  return answers.length > 0 ? 'says-so' : null;
}
