import { answersOf, leftOutBy, questionsIn } from '../../crypto/source/answers.js';
import { choiceAnswer, CHOICES } from '../../crypto/source/choices.js';
import { gistOf, mayOfferGist, type Ticks } from '../../crypto/source/standings.js';
import type { Key } from '../../crypto/wire/fields.js';
import type { Answer as TipAnswer, Gist } from '../../crypto/wire/tipJson.js';
import { textsOf } from '../site/texts/texts.js';
import type { Standing } from '../standing.js';
import type { FormReader } from './editionNow.js';
import type { Post } from './post.js';

/** What a posted form comes to, by the questionnaire's own rules. */
export interface Told {
  readonly answers: readonly TipAnswer[];
  /** Who may read: of those whom an answer leaves out, only who was ticked in their second box. */
  readonly ticked: Ticks;
  /** Those whom an answer leaves out and who were not ticked all the same. */
  readonly leftOut: ReadonlySet<Key>;
  readonly gist: Gist;
}

export function toldIn(
  { site }: Standing,
  readers: readonly FormReader[],
  post: Post,
  language: string,
): Told {
  const questions = site.questionnaire === null ? [] : questionsIn(site.questionnaire, language);
  const byAnswer = leftOutBy(questions, post.given, readers);
  const ticked = new Set(
    readers
      .map(({ key }) => key)
      .filter((key) => (byAnswer.has(key) ? post.anyway : post.readers).has(key)),
  );
  const leftOut = new Set([...byAnswer.keys()].filter((key) => !ticked.has(key)));
  const choices = CHOICES.filter((choice) => post.choices.has(choice));
  return {
    answers: [
      ...choices.map((choice) => choiceAnswer(choice, textsOf(language).choices[choice].label)),
      ...answersOf(questions, post.given),
    ],
    ticked,
    leftOut,
    gist: gistOf(post.gist, mayOfferGist(readers, ticked, new Set(site.default), byAnswer)),
  };
}
