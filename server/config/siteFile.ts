import * as v from 'valibot';
import type { Engine } from '../../crypto/engine/engine.js';
import { attempt } from '../../crypto/refusal.js';
import type { Hash, Key, Word } from '../../crypto/wire/fields.js';
import { fileHash } from '../../crypto/wire/file.js';
import { parseVerifierKey } from '../../crypto/wire/note.js';
import type { Questionnaire } from '../../crypto/wire/questionnaire.js';
import { parseQuestionnaire } from '../../crypto/wire/questionnaireJson.js';
import { SetUpFault } from '../setUpFault.js';
import { parseJson } from './json.js';

/**
 * What a line says of itself, `site.json`: its root key, its languages, its groups of readers and
 * its texts. The roster names this file's SHA-256, so the drop cannot change a word of it.
 */
export interface Site {
  /** The root as C2SP writes a verifier key: NAME+ID+BASE64. */
  readonly root: string;
  readonly rootKey: Key;
  /** SHA-256 of the file. */
  readonly hash: Hash;
  /** The first is the one of the address without a language. */
  readonly languages: readonly string[];
  /** Whether pages are shown in a language that no native reader has signed off. */
  readonly drafts: boolean;
  /** The groups whose readers are chosen unless a source chooses otherwise. */
  readonly default: readonly Word[];
  /** Left alone for so many minutes, a page covers itself, and then is left. */
  readonly cover: number;
  readonly wipe: number;
  /** Each group's name in each language. */
  readonly groups: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The line's own words in each language. */
  readonly texts: Readonly<Record<string, SiteTexts>>;
  /** What it asks besides the message; null when nothing. */
  readonly questionnaire: Questionnaire | null;
}
export interface SiteTexts {
  /** What a window or a tab shows: something that a passer-by reads past. */
  readonly title: string;
  /** Who runs the line. */
  readonly name: string;
  readonly about: string;
  /** What to do in danger, now. */
  readonly emergency: string;
  readonly [other: string]: string;
}

export const SITE_CAP = 1024 * 1024;
const FILE = 'site.json';

const text = v.pipe(
  v.string('a text belongs here, in quotation marks.'),
  v.minLength(1, 'this text is empty. Write it, or take the line out.'),
  v.maxLength(4000, 'this text is longer than 4,000 characters. Shorten it.'),
);
const language = v.pipe(
  v.string('a language belongs here, such as "en".'),
  v.regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/, 'write the language as its short code, such as "en".'),
);
const group = v.pipe(
  v.string('the name of a group belongs here, such as "charity".'),
  v.regex(/^[a-z][a-z0-9-]{0,31}$/, 'write the group as one lower-case word, such as "charity".'),
);
/** Long enough to think, short enough for whoever walks away. */
const COVER_MINUTES = 3;
const WIPE_MINUTES = 10;
const minutes = v.pipe(
  v.number('a number of minutes belongs here.'),
  v.integer('a whole number of minutes belongs here.'),
  v.minValue(1, 'allow at least one minute.'),
  v.maxValue(60, 'an hour is the longest.'),
);
const once = (list: string[]): boolean => new Set(list).size === list.length;

const schema = v.strictObject(
  {
    root: v.string('the root key belongs here: root.XXXXXXXX+id+base64.'),
    languages: v.pipe(
      v.array(language, 'a list of languages belongs here, such as ["en"].'),
      v.minLength(1, 'name at least one language.'),
      v.check(once, 'a language stands here twice. Take one out.'),
    ),
    drafts: v.optional(v.boolean('write true or false.'), false),
    default: v.pipe(
      v.array(group, 'a list of groups belongs here, such as ["charity"].'),
      v.minLength(1, 'name at least one group.'),
      v.check(once, 'a group stands here twice. Take one out.'),
    ),
    groups: v.record(group, v.record(language, text), 'the groups and their names belong here.'),
    cover: v.optional(minutes, COVER_MINUTES),
    wipe: v.optional(minutes, WIPE_MINUTES),
    texts: v.record(
      language,
      v.objectWithRest({ title: text, name: text, about: text, emergency: text }, text),
      'the texts of each language belong here.',
    ),
    questionnaire: v.optional(v.unknown()),
  },
  'it has an entry too many or too few: root, languages, default, groups and texts belong in it; a questionnaire, cover, wipe and drafts may.',
);

/** Reads `site.json`, or says where it is wrong and how to mend it. */
export async function parseSite(engine: Engine, bytes: Uint8Array): Promise<Site> {
  if (bytes.length > SITE_CAP)
    throw new SetUpFault('site-malformed', `${FILE} is larger than 1 MiB. Shorten its texts.`);
  const site = parseJson(FILE, 'site-malformed', schema, bytes);
  const fault = (place: string, mend: string): never => {
    throw new SetUpFault('site-malformed', `${FILE}: ${place}: ${mend}`);
  };
  for (const each of site.languages) {
    if (site.texts[each] === undefined) fault(`texts.${each}`, 'write the texts of this language.');
    for (const [word, names] of Object.entries(site.groups))
      if (names[each] === undefined)
        fault(`groups.${word}.${each}`, 'write the name of this group in this language.');
  }
  for (const word of site.default)
    if (site.groups[word] === undefined) fault(`groups.${word}`, 'give this group a name.');
  const questionnaire =
    site.questionnaire === undefined
      ? null
      : parseQuestionnaire(site.questionnaire, site.languages, fault);
  if (site.wipe <= site.cover)
    fault('wipe', 'a page is covered first: make `wipe` longer than `cover`.');
  const root = await attempt(() => parseVerifierKey(engine, site.root));
  if (!root.ok || !/^root\.[0-9a-f]{8}$/.test(root.value.name))
    return fault('root', 'copy the whole root key again, as the root key holders publish it.');
  return {
    ...site,
    default: site.default as Word[],
    questionnaire,
    rootKey: root.value.key,
    hash: await fileHash(engine, bytes),
  };
}
