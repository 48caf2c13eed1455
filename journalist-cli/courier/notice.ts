import { parseDay } from '../../crypto/wire/day.js';
import { parseWord } from '../../crypto/wire/fields.js';
import type { HeadText } from '../../crypto/wire/head.js';
import { stop } from '../refusal.js';

/** The options with which a courier sets the line's public notice. */
export const NOTICE_OPTIONS = {
  notice: { type: 'string' },
  until: { type: 'string' },
  'no-notice': { type: 'boolean', default: false },
} as const;

/** What was asked for: a notice, none, or undefined for the one that is there. */
export function noticeOf(values: {
  readonly notice?: string | undefined;
  readonly until?: string | undefined;
  readonly 'no-notice': boolean;
}): HeadText['notice'] | undefined {
  const { notice, until } = values;
  if (values['no-notice']) return notice === undefined ? null : stop('usage');
  if (notice === undefined) return until === undefined ? undefined : stop('usage');
  return { word: parseWord(notice), day: until === undefined ? null : parseDay(until) };
}
