import { plain } from '../vault/pinned.js';
import type { Case } from './cases.js';

/** Where words were found. */
export interface Hit {
  readonly message: number | null;
  readonly thread: number | null;
  readonly where: 'message' | 'answer' | 'file' | 'reply' | 'note' | 'label';
  /** The words around it. */
  readonly excerpt: string;
}

const AROUND = 40;

/**
 * Looks through what a vault holds, opened into memory for this one search: there is no index, for
 * an index on a disk would say what is in the vault. Capitals and marks of writing do not count.
 */
export function search(cases: readonly Case[], words: string): Hit[] {
  const wanted = plain(words);
  if (wanted === '') return [];
  return cases.flatMap((each) => {
    const { thread, messages, conversation, remarks, kept } = each;
    const texts: readonly (readonly [Hit['where'], number | null, string])[] = [
      ...(kept.label === null ? [] : [['label', null, kept.label] as const]),
      ...messages.flatMap(({ number, message, answers, files }) => [
        ['message', number, message] as const,
        ...answers.map(({ answer }) => ['answer', number, answer.join('\n')] as const),
        ...files.map(({ name }) => ['file', number, name] as const),
      ]),
      ...conversation.replies.map(({ text }) => ['reply', null, text] as const),
      ...remarks.map(({ text }) => ['note', null, text] as const),
    ];
    return texts.flatMap(([where, message, text]) =>
      plain(text).includes(wanted)
        ? [{ where, message, thread, excerpt: excerptOf(text, wanted) }]
        : [],
    );
  });
}

/** Cut from the text as it was written, near the first of the words. */
function excerptOf(text: string, wanted: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const at = line.toLowerCase().indexOf(wanted.split(' ')[0] ?? '');
  const from = Math.max(0, at - AROUND);
  const cut = Array.from(line.slice(from))
    .slice(0, 2 * AROUND + wanted.length)
    .join('');
  return `${from > 0 ? '…' : ''}${cut}${from + cut.length < line.length ? '…' : ''}`;
}
