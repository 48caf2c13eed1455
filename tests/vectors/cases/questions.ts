import { utf8 } from '../../../crypto/wire/bytes.js';
import type { Authored, AuthoredFile } from './authored.js';

const EN = (en: string): { readonly en: string } => ({ en });
const option = (id: string, label: string, more: object = {}): object => ({
  id,
  label: EN(label),
  ...more,
});
const kind = {
  id: 'kind',
  kind: 'many',
  label: EN('What kind of thing was it?'),
  options: [option('bribe', 'A bribe'), option('other', 'Something else')],
};
const who = {
  id: 'who',
  kind: 'one',
  label: EN('Who did it?'),
  options: [
    option('officer', 'An officer'),
    option('team', 'One of the readers', { leaveOut: ['force'] }),
  ],
};
const rank = {
  id: 'rank',
  kind: 'text',
  label: EN('Which rank?'),
  when: { question: 'who', is: ['officer'] },
};
const condition = { id: 'condition-not', kind: 'long', label: EN('What must we not do?') };
const good = {
  sections: [
    { title: EN('What and who'), questions: [kind, who, rank] },
    { title: EN('You'), hint: EN('All of it may stay empty.'), questions: [condition] },
  ],
};
const bytes = (value: unknown): Uint8Array => utf8(JSON.stringify(value));
const given = {
  kind: ['other', 'bribe', 'unknown'],
  who: ['officer'],
  rank: [' a \n sergeant '],
  'condition-not': ['Do not call.\r\nDo not come.'],
};
const spoilt = (name: string, question: object): Authored => ({
  name,
  given: { languages: ['en'] },
  bytes: bytes({ sections: [{ title: EN('x'), questions: [question] }] }),
  refused: 'questionnaire-malformed',
});

export const QUESTIONS: readonly AuthoredFile[] = [
  {
    path: 'questionnaire/questionnaire.json',
    format: 'questionnaire',
    about: "A line's own questions, and the answers that travel for what a form holds.",
    cases: () =>
      Promise.resolve([
        {
          name: 'answers in the order of the form',
          given: { languages: ['en'], given },
          bytes: bytes(good),
        },
        {
          name: 'an answer to a question that is closed',
          given: { languages: ['en'], given: { ...given, who: ['team'] } },
          bytes: bytes(good),
        },
        { name: 'nothing answered', given: { languages: ['en'] }, bytes: bytes(good) },
        spoilt('a question without a label', { id: 'a', kind: 'text' }),
        spoilt('an unknown kind', { ...kind, kind: 'number' }),
        spoilt('an unknown member', { ...kind, more: 1 }),
        spoilt('a text in another language', { ...condition, label: { de: 'x' } }),
        spoilt('a choice without options', { ...kind, options: [] }),
        spoilt('options of a text', { ...condition, options: kind.options }),
        spoilt('one id for two options', { ...kind, options: [kind.options[0], kind.options[0]] }),
        spoilt('a condition on a later question', rank),
        spoilt('an id that is no word', { ...condition, id: 'What must we not do' }),
        {
          name: 'one id for two questions',
          given: { languages: ['en'] },
          bytes: bytes({ sections: [{ title: EN('x'), questions: [kind, kind] }] }),
          refused: 'questionnaire-malformed',
        },
      ]),
  },
];
