import type { Engine } from '../../crypto/engine/engine.js';
import { rootWords } from '../../crypto/keys/rootWords.js';
import { parseEditionFile } from '../../crypto/wire/editionFile.js';
import type { Label } from '../../crypto/wire/fields.js';
import { parseRoster } from '../../crypto/wire/roster.js';
import { find } from '../elements.js';
import type { Ask, Edition } from '../worker/messages.js';

export interface OpenedEdition {
  readonly edition: Edition;
  /** The name of the line, as its newest roster has it. */
  readonly name: Label;
  /** Everything was checked against this key, and this key by nobody yet but whoever compares. */
  readonly words: readonly string[];
}

/** Checks all notes of an edition file, from the root key in it down. */
export async function openEdition(engine: Engine, ask: Ask, file: Blob): Promise<OpenedEdition> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { file: parts, claims } = parseEditionFile(bytes);
  const list = find('#wordlist', HTMLTemplateElement);
  const words = (list.content.textContent ?? '').trim();
  const { root } = parts;
  const shared = list.dataset['shared'] ?? '';
  await ask('begin', { line: claims.line, root, words, shared });
  const edition = await ask('edition', parts);
  return {
    edition,
    // Checked by now: the newest is the last.
    name: parseRoster(parts.rosters.at(-1) ?? bytes).claims.name,
    words: await rootWords(engine, root, words.split('\n')),
  };
}
