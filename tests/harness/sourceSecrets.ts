import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../../crypto/engine/engine.js';
import { openCodename } from '../../crypto/keys/codename.js';
import { sourceKeys, threadOf } from '../../crypto/keys/source.js';
import { parseWordlist, type Wordlist } from '../../crypto/keys/wordlist.js';
import { toBase64, toHex } from '../../crypto/wire/bytes.js';
import type { Id } from '../../crypto/wire/fields.js';
import { CHECKOUT } from '../../deploy/demo/programs.js';

const read = (name: string): Promise<string> =>
  readFile(join(CHECKOUT, 'client', 'words', name), 'utf8');

export async function englishWords(): Promise<Wordlist> {
  return parseWordlist(await read('english.txt'), (await read('english.shared.txt')).trim());
}

/** What a codename makes, and the words themselves, in each spelling in which they could leak. */
export async function sourceSecrets(
  engine: Engine,
  line: Id,
  words: readonly string[],
): Promise<Map<string, string | Buffer>> {
  const keys = await openCodename(engine, line, await englishWords(), words.join(' '));
  const source = await sourceKeys(engine, keys);
  const thread = await threadOf(engine, line, source);
  const raw = { sign: keys.sign, reply: keys.reply, tag: keys.tag };
  return new Map<string, string | Buffer>([
    ['words', words.join(' ')],
    ['words with plus', words.join('+')],
    ['words with percent', words.join('%20')],
    ['three words', words.slice(0, 3).join(' ')],
    ['thread', thread],
    ['thread, raw', Buffer.from(thread, 'hex')],
    ['source key', source.sign],
    ['source key, raw', Buffer.from(source.sign, 'base64')],
    ['reply key', Buffer.from(source.reply.subarray(0, 64))],
    ...Object.entries(raw).flatMap(([name, key]): [string, string | Buffer][] => [
      [`${name}, raw`, Buffer.from(key)],
      [`${name}, hex`, toHex(key)],
      [`${name}, base64`, toBase64(key)],
    ]),
  ]);
}
