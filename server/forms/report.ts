import { archiveStream } from '../../crypto/wire/archive.js';
import { toHex } from '../../crypto/wire/bytes.js';
import type { CodenameKeys } from '../../crypto/keys/codename.js';
import { sourceKeys } from '../../crypto/keys/source.js';
import { recipientsOf } from '../../crypto/source/recipients.js';
import { standings } from '../../crypto/source/standings.js';
import { parseId } from '../../crypto/wire/fields.js';
import { tipEntries } from '../../crypto/wire/tip.js';
import { sealInto } from '../inbox/sealInto.js';
import type { Form } from '../http/multipart.js';
import { kindOf, refusedBy } from '../refusal.js';
import type { Answer } from '../site/answer.js';
import { dayNow } from '../standing.js';
import { draw, open, wipeKeys } from './codename.js';
import type { Desk } from './desk.js';
import { type EditionNow, readersNow } from './editionNow.js';
import { checkedFiles } from './files.js';
import type { Post } from './post.js';
import { mend, refusedWith } from './problems.js';
import { beforeSending, formBack } from './writeForm.js';

/** A message without scripts: looked at, sealed as it flows in, and answered with a page. */
export async function report(
  desk: Desk,
  form: Form,
  post: Post,
  language: string,
): Promise<Answer> {
  const { drop } = desk;
  const standing = await drop.standing();
  const edition = await desk.edition();
  const back = formBack(drop, standing, edition, post, form.hasFiles);
  try {
    const refused = await beforeSending(desk, standing, edition, form, post, back.state);
    if (refused !== null) return { kind: 'write', form: back, ...refused };
    if (post.wants === 'words') {
      const { words, keys } = await draw({ ...desk, engine: drop.engine }, standing.roster.line);
      wipeKeys(drop.engine, keys);
      return { kind: 'words', words, form: { ...back, words: words.join(' ') } };
    }
    if (edition === null) return { kind: 'write', form: back, ...refusedWith('not-open') };
    const codename = await codenameOf(desk, post);
    if ('problems' in codename) return { kind: 'write', form: back, ...mend(...codename.problems) };
    try {
      await desk.sealing(() => seal(desk, edition, form, post, codename.keys, language));
    } finally {
      wipeKeys(drop.engine, codename.keys);
    }
    const chosen = readersNow(standing, edition).filter(({ key }) => post.readers.has(key));
    return {
      kind: 'sent',
      words: codename.words,
      replies: post.replies || post.words !== '',
      reached: chosen.filter(({ reachable }) => reachable),
      unreached: chosen.filter(({ reachable }) => !reachable),
    };
  } catch (error) {
    const { code } = refusedBy(error);
    if (code === 'unexpected') drop.report(kindOf(error));
    const field = code.startsWith('pgp-') ? 'files' : undefined;
    return { kind: 'write', form: back, ...refusedWith(form.failure() ?? code, field) };
  }
}

/** The source's own, or new ones, which are shown only when a reply is wanted. */
async function codenameOf(
  desk: Desk,
  { words, replies }: Post,
): Promise<
  | { readonly keys: CodenameKeys; readonly words: readonly string[] | null }
  | Extract<Awaited<ReturnType<typeof open>>, { problems: unknown }>
> {
  const { line } = (await desk.drop.standing()).roster;
  const stretcher = { ...desk, engine: desk.drop.engine };
  if (words !== '') {
    const opened = await open(stretcher, line, words);
    return 'keys' in opened ? { keys: opened.keys, words: null } : opened;
  }
  const drawn = await draw(stretcher, line);
  return { keys: drawn.keys, words: replies ? drawn.words : null };
}

async function seal(
  { drop, certificates }: Desk,
  edition: EditionNow,
  form: Form,
  post: Post,
  keys: CodenameKeys,
  language: string,
): Promise<void> {
  const { engine } = drop;
  const { roster, today, facts } = edition;
  const { site } = await drop.standing();
  const readers = standings(
    roster.readers.map(({ key, group }) => ({ key, group, reachable: today.dayKeys.has(key) })),
    post.readers,
    new Set(site.default),
  );
  const tip = {
    tip: parseId(toHex(engine.random(16))),
    day: dayNow(drop),
    line: roster.line,
    edition: facts.edition,
    head: facts.hash,
    source: await sourceKeys(engine, keys),
    language,
    sealed: 'drop',
    readers,
    gist: 'no',
    answers: [],
    message: post.message,
  } as const;
  const files = checkedFiles(form.files, (await certificates()).ids);
  const inside = archiveStream(tipEntries(engine, tip, files, keys.sign));
  await sealInto(drop, facts.edition, recipientsOf(engine, readers, today.dayKeys), inside);
}
