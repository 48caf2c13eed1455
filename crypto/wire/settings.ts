import { refuse } from '../refusal.js';
import { parseNumber, splitFields } from './fields.js';

/**
 * What all parties of a line must share, in the roster: `set NAME N`, all, in this order.
 * Counts, or days.
 */
export const DEFAULT_SETTINGS = {
  /** Reply cells are published in multiples of this. */
  batch: 8,
  /** Read marks are published in multiples of this. */
  marks: 64,
  /** 1 for a demonstration, which closes a batch at every sync and says so on every screen. */
  demo: 0,
  /** Day keys are made this many days ahead. */
  horizon: 60,
  /** Days for which a superseded key still opens what was sealed to it. */
  grace: 14,
  /** Days after which an edition is called late. */
  warn: 4,
  /** Days after which nothing is sealed to an edition. */
  stop: 30,
  /** Days for which sealed tips are kept. */
  keep: 60,
  /** Days for which replies are kept. */
  replies: 180,
} as const;

export type Settings = { readonly [name in keyof typeof DEFAULT_SETTINGS]: number };
const NAMES = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];

export const encodeSettings = (settings: Settings): string[] =>
  NAMES.map((name) => `set ${name} ${String(settings[name])}`);

export function parseSettings(values: readonly string[]): Settings {
  if (values.length !== NAMES.length) return refuse('roster-settings');
  const settings = Object.fromEntries(
    values.map((value, i) => {
      const [name, number] = splitFields(value, 2);
      if (name !== NAMES[i]) return refuse('roster-settings');
      return [name, parseNumber(number ?? '')];
    }),
  ) as Settings;
  const sane =
    settings.batch >= 1 &&
    settings.batch <= 1024 &&
    settings.marks >= 1 &&
    settings.marks <= 65536 &&
    settings.demo <= 1 &&
    settings.grace < settings.horizon &&
    // What is accepted late must not be of keys that are looked for no more.
    settings.grace <= settings.keep &&
    settings.horizon <= 400 &&
    settings.keep + settings.grace <= 1000 &&
    settings.stop <= settings.keep &&
    settings.replies <= 1000;
  return sane ? settings : refuse('roster-settings');
}
