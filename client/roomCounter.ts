import { find } from './elements.js';
import type { Answer } from '../crypto/wire/tipJson.js';
import { roomForMessage, sizeOfTold } from './room.js';
import { say } from './sentences.js';
import type { Edition } from './worker/messages.js';

/** Counts, below the message, what still fits into a text tip. */
export interface RoomCounter {
  /** Bytes left; negative when message and answers are too long. */
  left(edition: Edition): number;
  /** Before there is an edition, how much fits is not known. */
  count(edition: Edition | null): void;
}

export function roomCounter(
  message: HTMLTextAreaElement,
  answers: () => readonly Answer[],
  { language }: { readonly language: string },
): RoomCounter {
  const left = ({ readers, edition }: Edition): number =>
    roomForMessage(
      readers.map(({ key }) => key),
      edition,
      language,
    ) - sizeOfTold(message.value, answers());
  return {
    left,
    count: (edition) => {
      const room = edition === null ? null : left(edition);
      const counter = find('#room', HTMLElement);
      counter.classList.toggle('over', room !== null && room < 0);
      counter.textContent =
        room === null
          ? say('room-waiting')
          : say(room < 0 ? 'room-over' : 'room', { n: Math.abs(room) });
    },
  };
}
