import fc from 'fast-check';
import type { When } from '../../crypto/wire/questionnaire.js';

/** Questionnaires as a line may write them, and what somebody may have left in their fields. */
const EN = (en: string): { readonly en: string } => ({ en });

export interface QuestionJson {
  readonly id: string;
  readonly kind: string;
  readonly label: { readonly en: string };
  readonly options?: readonly {
    readonly id: string;
    readonly label: { readonly en: string };
    readonly leaveOut?: readonly string[];
  }[];
  readonly when?: When;
}
export interface QuestionnaireJson {
  readonly sections: readonly {
    readonly title: { readonly en: string };
    readonly when?: When;
    readonly questions: readonly QuestionJson[];
  }[];
}

/** A small one with a choice, two that hang on it in a row, and one that leaves the force out. */
export const SMALL: QuestionnaireJson = {
  sections: [
    {
      title: EN('What and who'),
      questions: [
        {
          id: 'who',
          kind: 'one',
          label: EN('Who did it?'),
          options: [
            { id: 'officer', label: EN('An officer') },
            { id: 'team', label: EN('Somebody who reads here'), leaveOut: ['force'] },
          ],
        },
        {
          id: 'known',
          kind: 'one',
          label: EN('Do you know a name?'),
          options: [
            { id: 'yes', label: EN('Yes') },
            { id: 'no', label: EN('No') },
          ],
          when: { question: 'who', is: ['officer'] },
        },
        {
          id: 'which',
          kind: 'text',
          label: EN('Which name?'),
          when: { question: 'known', is: ['yes'] },
        },
      ],
    },
    {
      title: EN('Places'),
      when: { question: 'who', is: ['officer'] },
      questions: [{ id: 'where', kind: 'text', label: EN('Where was it?') }],
    },
    {
      title: EN('You'),
      questions: [{ id: 'condition-not', kind: 'long', label: EN('What must we not do?') }],
    },
  ],
};

const OPTIONS = ['a', 'b', 'c'];
const LEFT_OUT = ['force', 'Reader ada', 'nobody'];

const when = (earlier: readonly string[]): fc.Arbitrary<When | undefined> =>
  earlier.length === 0
    ? fc.constant(undefined)
    : fc.option(
        fc.record({
          question: fc.constantFrom(...earlier),
          is: fc.uniqueArray(fc.constantFrom(...OPTIONS), { minLength: 1, maxLength: 2 }),
        }),
        { nil: undefined },
      );

/** What a number of choices and texts in up to three sections may look like, as JSON. */
export const questionnaires: fc.Arbitrary<QuestionnaireJson> = fc
  .array(fc.constantFrom('one', 'many', 'text', 'long', 'date'), { minLength: 1, maxLength: 7 })
  .chain((kinds) => {
    const choices = (until: number): string[] =>
      kinds.flatMap((kind, i) =>
        i < until && (kind === 'one' || kind === 'many') ? [`q${String(i)}`] : [],
      );
    const questions = kinds.map((kind, i) =>
      fc
        .record({
          when: when(choices(i)),
          leaveOut: fc.array(fc.option(fc.constantFrom(...LEFT_OUT), { nil: undefined }), {
            minLength: 3,
            maxLength: 3,
          }),
        })
        .map(({ when, leaveOut }) => ({
          id: `q${String(i)}`,
          kind,
          label: EN(`Question ${String(i)}`),
          ...(when === undefined ? {} : { when }),
          ...(kind === 'one' || kind === 'many'
            ? {
                options: OPTIONS.map((id, o) => ({
                  id,
                  label: EN(`Option ${id}${String(i)}`),
                  ...(leaveOut[o] === undefined ? {} : { leaveOut: [leaveOut[o]] }),
                })),
              }
            : {}),
        })),
    );
    return fc
      .tuple(fc.tuple(...questions), fc.integer({ min: 1, max: kinds.length }))
      .map(([all, cut]): QuestionnaireJson => ({
        sections: [all.slice(0, cut), all.slice(cut)]
          .filter((part) => part.length > 0)
          .map((part, i) => ({ title: EN(`Section ${String(i)}`), questions: part })),
      }));
  });

/** For each question, any options ticked or any text typed, also where it is not asked. */
export const fillings: fc.Arbitrary<Readonly<Record<string, readonly string[]>>> = fc.dictionary(
  fc.constantFrom(...Array.from({ length: 7 }, (_, i) => `q${String(i)}`)),
  fc.oneof(
    fc.uniqueArray(fc.constantFrom(...OPTIONS), { maxLength: 3 }),
    fc.array(fc.string({ maxLength: 8 }), { maxLength: 1 }),
  ),
);
