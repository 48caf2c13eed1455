import type { GistView } from '../cases/gist.js';
import { quoted } from './layout.js';

/** Gists behind the margin of a stranger's text: a colleague's words are told, and not checked. */
export const gistLines = (gists: readonly GistView[], columns: number): string[] =>
  gists.flatMap(({ author, day, text, group, thread, told, id }) => [
    '',
    author === null
      ? `Your gist of thread ${String(thread ?? '-')} for ${group ?? ''}, ${day}${told ? '' : ', taken back'} (${id.slice(0, 8)})`
      : `Gist of ${author}, ${day}${told ? '' : ', no longer told'}. It proves no source; ask its author.`,
    ...quoted(text, columns),
  ]);
