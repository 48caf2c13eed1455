import { type CaseField, type CaseText, parseCase, signCase } from '../../crypto/wire/case.js';
import type { Engine } from '../../crypto/engine/engine.js';
import { concat, toHex, utf8 } from '../../crypto/wire/bytes.js';
import type { Day } from '../../crypto/wire/day.js';
import type { Hash, Label } from '../../crypto/wire/fields.js';
import { judge } from '../files/judge.js';
import { type KeptFile, piecesOf, strangeFile } from '../files/kept.js';
import { stop } from '../refusal.js';
import { STANDINGS } from '../terminal/tipText.js';
import { visible, visibleJson } from '../terminal/visible.js';
import { identityOf, type Place } from '../vault/line.js';
import { chainedLog, logLines } from '../vault/log.js';
import { safeName } from '../vault/safeName.js';
import type { Vault } from '../vault/vault.js';
import type { CaseThread } from './caseThread.js';
import {
  type CaseFile,
  type CaseMessage,
  conditionsOf,
  isCondition,
  proofNotes,
} from './caseView.js';
import { publicKeyPem } from './openssl.js';
import { casePage } from './page.js';
import type { TarFile } from './tar.js';

export interface CaseChoice {
  readonly day: Day;
  readonly holds: readonly CaseField[];
  readonly gist: string | null;
  readonly asked: Label | null;
  readonly power: Label | null;
}

export const NAMES = {
  page: 'index.html',
  log: 'log.txt',
  roster: 'roster.note',
  note: 'case.note',
  text: 'case.txt',
  signature: 'case.sig',
  key: 'reader.pem',
} as const;

/**
 * The files of a case, originals first: the page tells their hashes, and the note that is signed
 * last names them all. One piece is in memory at a time.
 */
export async function* caseFiles(
  engine: Engine,
  vault: Vault,
  place: Place,
  { thread, tips, conversation }: CaseThread,
  choice: CaseChoice,
): AsyncGenerator<TarFile> {
  const holds = (field: CaseField): boolean => choice.holds.includes(field);
  const signed = new Map<string, Hash>();
  const small = async (name: string, bytes: Uint8Array): Promise<TarFile> => {
    signed.set(name, toHex(await engine.sha256(bytes)) as Hash);
    return { name, size: bytes.length, pieces: [bytes] };
  };
  const messages: CaseMessage[] = [];
  let number = 0;
  for (const [i, { view, kept }] of tips.entries()) {
    const files: CaseFile[] = [];
    for (const file of holds('files') ? kept.files : []) {
      number += 1;
      const name = safeName(number, file.name);
      const hash = engine.sha256Stream();
      yield { name, size: file.size, pieces: hashing(vault, file, hash) };
      const digest = toHex(hash.digest()) as Hash;
      signed.set(name, digest);
      const judgement = judge(strangeFile(vault, file), true);
      files.push({ name, called: file.name, size: file.size, hash: digest, judgement });
    }
    const exact = {
      ...(holds('answers') ? { answers: view.answers } : {}),
      ...(holds('words') ? { message: view.message } : {}),
    };
    if (Object.keys(exact).length > 0)
      yield await small(`message-${String(i + 1)}.json`, utf8(`${visibleJson(exact)}\n`));
    messages.push({
      day: holds('days') ? view.day : null,
      language: holds('language') ? view.language : null,
      words: holds('words') ? view.message : null,
      answers: holds('answers') ? view.answers.filter((each) => !isCondition(each)) : [],
      readers: holds('readers')
        ? view.readers.map(({ label, standing }) => ({ label, standing: STANDINGS[standing] }))
        : [],
      notes: proofNotes(view),
      files,
    });
  }
  const numbers = tips.map(({ view }) => view.number);
  const { seed, label } = identityOf(vault);
  const log = holds('log') ? await chainedLog(engine, vault, seed) : null;
  if (log !== null) yield await small(NAMES.log, utf8(`${logLines(log, numbers).join('\n')}\n`));
  const { note } = vault.rosters.all().at(-1)?.value ?? stop('roster-needed');
  yield await small(NAMES.roster, note);
  const told = choice.holds.some((field) => field !== 'gist');
  const page = await casePage(engine, {
    line: place.roster.name,
    demonstration: place.roster.settings.demo === 1,
    by: label,
    day: choice.day,
    holds: choice.holds,
    conditions: conditionsOf(tips.map(({ view }) => view)),
    gist: choice.gist,
    asked: choice.asked,
    power: choice.power,
    messages: told ? messages : [],
    replies: holds('replies')
      ? conversation.replies.map(({ author, day, text }) => ({
          by: author ?? label,
          day: holds('days') ? day : null,
          text,
        }))
      : [],
    log:
      log?.entries.flatMap(({ entry: { day, event, message } }) =>
        message !== undefined && numbers.includes(message) ? [`${day} ${visible(event)}`] : [],
      ) ?? null,
  });
  yield await small(NAMES.page, utf8(page));
  const text: Omit<CaseText, 'key'> = {
    line: place.line,
    day: choice.day,
    holds: choice.holds,
    thread: holds('source') ? thread.thread : null,
    source: holds('source') ? thread.source.sign : null,
    asked: choice.asked,
    power: choice.power,
    log: log === null ? null : { entries: log.entries.length, hash: log.hash },
    files: signed,
  };
  yield* signedFiles(await signCase(engine, text, seed));
}

const whole = (name: string, content: Uint8Array): TarFile => ({
  name,
  size: content.length,
  pieces: [content],
});

/** The note, and the same in the parts that OpenSSL takes. */
function* signedFiles(bytes: Uint8Array): Generator<TarFile> {
  const { note, claims } = parseCase(bytes);
  yield whole(NAMES.note, bytes);
  yield whole(NAMES.text, utf8(note.text));
  yield whole(NAMES.signature, note.signatures[0]?.signature ?? concat());
  yield whole(NAMES.key, utf8(publicKeyPem(claims.key)));
}

function* hashing(
  vault: Vault,
  { rows }: KeptFile,
  hash: { update(data: Uint8Array): void },
): Generator<Uint8Array> {
  for (const piece of piecesOf(vault, rows)) {
    hash.update(piece);
    yield piece;
  }
}
