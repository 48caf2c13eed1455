import { find } from './elements.js';
import { TOR_SPEED, writtenMinutes, writtenSize } from './measures.js';
import { sizeToSend } from './room.js';
import { say } from './sentences.js';
import type { Answer } from '../crypto/wire/tipJson.js';
import type { PageData } from './pageData.js';
import type { Edition, LetterFile } from './worker/messages.js';

/** Above this, text comes first and files later: an upload that may fail or be noticed holds nothing up. */
const LARGE = 8 * 1024 * 1024;

/** Says before anything is sent how much will go out, and how long that takes over Tor. */
export function filesPlan(
  edition: Edition | null,
  { language, locale }: Pick<PageData, 'language' | 'locale'>,
  message: string,
  answers: readonly Answer[],
  files: readonly LetterFile[],
): void {
  const large = find('#plan-large', HTMLElement);
  const plan = find('#plan', HTMLElement);
  if (edition === null || files.length === 0) {
    plan.textContent = files.length === 0 ? '' : say('room-waiting');
    large.hidden = true;
    return;
  }
  const keys = edition.readers.map(({ key }) => key);
  const sized = files.map(({ name, file }) => ({ name, size: file.size }));
  const size = sizeToSend(keys, edition.edition, language, message, answers, sized);
  const seconds = size / TOR_SPEED;
  plan.textContent = say(seconds < 60 ? 'files-quick' : 'files-plan', {
    size: writtenSize(size, locale),
    time: writtenMinutes(seconds, locale),
  });
  large.hidden = size <= LARGE;
}
