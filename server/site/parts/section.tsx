import type { ComponentChildren, JSX } from 'preact';
import type { Texts } from '../texts/texts.js';
import { linkTo, type SectionName, SECTIONS } from '../view.js';

interface Props {
  readonly name: SectionName;
  readonly title: ComponentChildren;
  readonly texts: Texts;
  /** Where the link above the title leads; the first part has none. */
  readonly back?: SectionName;
  /** What the script may say here: an error, or what is under way. */
  readonly form?: boolean;
  readonly children: ComponentChildren;
}

/** One part of the page; style shows it when the address names it, and the first otherwise. */
export const Section = ({
  name,
  title,
  texts,
  back,
  form = false,
  children,
}: Props): JSX.Element => {
  const heading = `h${SECTIONS[name]}`;
  return (
    <section
      id={SECTIONS[name]}
      class={name === 'start' ? 'first' : undefined}
      data-section={name}
      tabIndex={-1}
      aria-labelledby={heading}
    >
      {back !== undefined && (
        <a class="back" href={linkTo(back)}>
          {texts.back}
        </a>
      )}
      {form && (
        <div class="errors" data-errors="" hidden tabIndex={-1} role="alert">
          <h2>{texts.errors}</h2>
          <ul />
        </div>
      )}
      <h1 id={heading}>{title}</h1>
      {children}
    </section>
  );
};
