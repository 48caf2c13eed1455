import { archiveStream } from '../../crypto/wire/archive.js';
import { toHex } from '../../crypto/wire/bytes.js';
import { sourceKeys } from '../../crypto/keys/source.js';
import { isSealedName } from '../../crypto/source/offlineName.js';
import { recipientsOf } from '../../crypto/source/recipients.js';
import { standings } from '../../crypto/source/standings.js';
import { parseId } from '../../crypto/wire/fields.js';
import { tipEntries } from '../../crypto/wire/tip.js';
import { sealInto } from '../inbox/sealInto.js';
import type { Form } from '../http/multipart.js';
import { kindOf, refusedBy } from '../refusal.js';
import type { Answer } from '../site/answer.js';
import { dayNow } from '../standing.js';
import { draw, wipeKeys } from './codename.js';
import type { Desk } from './desk.js';
import type { EditionNow } from './editionNow.js';
import { checkedFiles } from './files.js';
import type { Post } from './post.js';
import { mend, refusedWith } from './problems.js';
import { takeSealed } from './sealedFiles.js';
import { type Sender, senderOf } from './sender.js';
import { type Told, toldIn } from './told.js';
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
  const intake = await drop.store.intake();
  const back = formBack(drop, standing, edition, intake, post, form.hasFiles);
  const told = toldIn(standing, back.readers, post, language);
  // Answers and ticks are text too: beside a sealed file they would be lost without a word.
  if (post.wants === 'send' && isSealedName(form.firstFile))
    return takeSealed(desk, form, isSaid(post, told), back);
  try {
    const refused = await beforeSending(desk, standing, edition, form, post, told, back.state);
    if (refused !== null) return { kind: 'write', form: back, ...refused };
    if (post.wants === 'words') {
      const { words, keys } = await draw({ ...desk, engine: drop.engine }, standing.roster.line);
      wipeKeys(drop.engine, keys);
      return { kind: 'words', words, form: { ...back, words: words.join(' ') } };
    }
    if (edition === null) return { kind: 'write', form: back, ...refusedWith('not-open') };
    const sender = await senderOf(desk, post);
    if ('problems' in sender) return { kind: 'write', form: back, ...mend(...sender.problems) };
    try {
      const place = form.hasFiles ? desk.sealing : desk.sealingText;
      await place(() => seal(desk, edition, form, { ...post, ...told, language }, sender));
    } finally {
      wipeKeys(drop.engine, sender.keys);
    }
    const chosen = back.readers.filter(({ key }) => told.ticked.has(key));
    return {
      kind: 'sent',
      words: sender.words,
      replies: post.replies || post.words !== '',
      reached: chosen.filter(({ reachable }) => reachable),
      unreached: chosen.filter(({ reachable }) => !reachable),
    };
  } catch (error) {
    const { code } = refusedBy(error);
    if (code === 'unexpected') drop.report(kindOf(error));
    const field = /^(?:pgp|age)-/.test(code) ? 'files' : undefined;
    return { kind: 'write', form: back, ...refusedWith(form.failure() ?? code, field) };
  }
}

const isSaid = ({ message, choices }: Post, { answers }: Told): boolean =>
  message.trim() !== '' || answers.length > 0 || choices.size > 0;

/** What goes into the tip. */
interface Letter extends Told, Pick<Post, 'message' | 'keepNames'> {
  readonly language: string;
}

async function seal(
  { drop, certificates }: Desk,
  edition: EditionNow,
  form: Form,
  { message, keepNames, language, answers, ticked, leftOut, gist }: Letter,
  { keys, move }: Sender,
): Promise<void> {
  const { engine } = drop;
  const { roster, today, facts } = edition;
  const { site } = await drop.standing();
  const readers = standings(
    roster.readers.map(({ key, group }) => ({ key, group, reachable: today.dayKeys.has(key) })),
    ticked,
    new Set(site.default),
    leftOut,
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
    gist,
    answers,
    message,
  } as const;
  const files = checkedFiles(form.files, (await certificates()).ids, keepNames);
  const inside = archiveStream(tipEntries(engine, tip, files, keys.sign, move));
  await sealInto(drop, facts.edition, recipientsOf(engine, readers, today.dayKeys), inside);
}
