import type { Conversation } from '../vault/conversation.js';
import { safeName } from '../vault/safeName.js';
import type { TipView } from '../vault/tipView.js';
import { sourceOf, STANDINGS } from './tipText.js';
import { visible, visibleJson, visibleLines } from './visible.js';
import { warningsOf } from './warnings.js';

/** A message as a text file that goes with its files: who may know of it, what it says, its names. */
export function exportText(tip: TipView, conversation: Conversation): string {
  const lines = [
    `Message ${String(tip.number)}, in the batch of ${tip.day}`,
    `Source: ${sourceOf(tip)}`,
    ...tip.readers.map(({ label, standing }) => `Reader: ${label}: ${STANDINGS[standing]}`),
    ...warningsOf(tip, conversation).map((warning) => `! ${warning}`),
    ...tip.pinned.conditions.flatMap(({ label, answer, message }) => [
      `THE SOURCE'S CONDITION, in message ${String(message)}: ${visible(label)}`,
      ...visibleLines(answer).map((line) => `  ${line}`),
    ]),
    ...tip.files.map(
      ({ name, size }, i) =>
        `File: ${safeName(i + 1, name)}, ${String(size)} bytes; its source calls it ${visible(name)}`,
    ),
    '',
    ...tip.answers.flatMap(({ label, answer }) => [
      visible(label),
      ...answer.flatMap(visibleLines),
      '',
    ]),
    ...visibleLines(tip.message),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same words as they came, to the character, in ASCII: nothing in it can drive a terminal. */
export const exactText = ({ answers, message }: TipView): string =>
  `${visibleJson({ answers, message })}\n`;
