import type { HeadText } from '../../crypto/wire/head.js';
import type { LineState } from '../forms/editionNow.js';
import { fill } from './texts/texts.js';
import { type View, writtenDay } from './view.js';

/** How the line stands today, which an answer to a form can say without scripts. */
export interface LineToday {
  readonly state: LineState;
  readonly notice: HeadText['notice'];
}

/** The couriers' word to everybody, for which the line has a text, then the state of the line. */
export function noticesOf({ own, texts }: View, { state, notice }: LineToday): string[] {
  const text = notice === null ? undefined : own[`notice-${notice.word}`];
  const day = notice?.day ?? null;
  return [
    ...(text === undefined
      ? []
      : [fill(text, { day: day === null ? '' : writtenDay(day, texts.locale) })]),
    ...(state === 'open' ? [] : [texts.script[`edition-${state}`]]),
  ];
}
