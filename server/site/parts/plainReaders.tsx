import type { JSX } from 'preact';
import { type Conditions, conditionsOf } from '../conditions.js';
import type { WriteForm } from '../answer.js';
import type { View } from '../view.js';
import { describedBy, FieldErrors } from './plainForm.js';
import { at } from './problems.js';
import type { WriteFieldsProps } from './writeFields.js';

/** Who may read, as boxes: one a reader, and a second, unticked one for whom an answer leaves out. */
export const PlainReaders = ({ view, form, problems, prefix }: WriteFieldsProps): JSX.Element => {
  const { texts, site, language } = view;
  const id = `${prefix}-readers`;
  const errors = at(texts, problems, 'readers');
  const groups = [...new Set([...Object.keys(site.groups), ...form.readers.map((r) => r.group)])];
  const hint = form.kind === 'further' ? texts.write.readersHintFurther : texts.write.readersHint;
  const conditions = site.questionnaire === null ? null : conditionsOf(site.questionnaire);
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={describedBy(id, errors)}>
      <legend class="question">{texts.write.readers}</legend>
      <p class="hint" id={`${id}-hint`}>
        {hint} {texts.write.readersAlone} {texts.write.readersSee}
      </p>
      <FieldErrors id={id} errors={errors} />
      {groups.map((group) => {
        const readers = form.readers.filter((each) => each.group === group);
        return (
          readers.length > 0 && (
            <div key={group}>
              <h2 class="group">{site.groups[group]?.[language] ?? texts.write.otherGroup}</h2>
              {readers.map((reader) => (
                <Reader
                  key={reader.key}
                  view={view}
                  form={form}
                  reader={reader}
                  conditions={conditions}
                  id={`${prefix}-r${String(form.readers.indexOf(reader))}`}
                />
              ))}
            </div>
          )
        );
      })}
    </fieldset>
  );
};

interface ReaderProps {
  readonly view: View;
  readonly form: WriteForm;
  readonly reader: WriteForm['readers'][number];
  readonly conditions: Conditions | null;
  readonly id: string;
}

const Reader = ({ view, form, reader, conditions, id }: ReaderProps): JSX.Element => {
  const { texts, site } = view;
  const { key, group, label, reachable } = reader;
  const newNote = texts.script[form.kind === 'further' ? 'reader-new' : 'reader-added'];
  const notes = [
    ...(form.unknown.has(key) ? [newNote] : []),
    ...(reachable ? [] : [texts.script['reader-unreachable']]),
  ];
  const givesWay = conditions?.leftOut('f', [group, label]) ?? '';
  const takesPlace = conditions?.leftOut('a', [group, label]) ?? '';
  const other = site.default.includes(group) ? undefined : 'other';
  const box = { label, other };
  return (
    <>
      <Box
        {...box}
        className={givesWay}
        name="reader"
        value={key}
        id={id}
        checked={form.ticked.has(key)}
        notes={notes}
      />
      {takesPlace !== '' && (
        <Box
          {...box}
          className={`anyway ${takesPlace}`}
          name="anyway"
          value={key}
          id={`${id}a`}
          checked={form.anyway.has(key)}
          notes={[texts.questions.leftOut, ...notes]}
        />
      )}
    </>
  );
};

interface BoxProps {
  readonly className: string;
  readonly other: string | undefined;
  readonly name: string;
  readonly value: string;
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly notes: readonly string[];
}

const Box = ({ className, other, id, label, notes, ...input }: BoxProps): JSX.Element => (
  <div class={`choice ${className}`.trim()}>
    <input type="checkbox" id={id} class={other} {...input} />
    <label for={id}>
      {label}
      {notes.length > 0 && <span class="hint">{notes.join(' ')}</span>}
    </label>
  </div>
);
