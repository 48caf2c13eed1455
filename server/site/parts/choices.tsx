import type { JSX } from 'preact';
import type { Texts } from '../texts/texts.js';

/** What one tick says beside the message: of a first one, or of a further one. */
const OF = { first: ['lost-words'], further: ['withdrawn', 'move'] } as const;
export type Ticked = ReadonlySet<string>;

interface Props {
  readonly texts: Texts;
  readonly kind: keyof typeof OF;
  /** What the ids begin with: a page may hold several of these. */
  readonly prefix: string;
  readonly ticked?: Ticked;
}

/** Each choice with its honest limit right below it. */
export const Choices = ({ texts, kind, prefix, ticked = new Set() }: Props): JSX.Element => (
  <div class="choices" data-for={kind}>
    {OF[kind].map((choice) => (
      <div key={choice} class="choice">
        <input
          type="checkbox"
          name="choice"
          value={choice}
          id={`${prefix}-${choice}`}
          checked={ticked.has(choice)}
        />
        <label for={`${prefix}-${choice}`}>
          {texts.choices[choice].label}
          <span class="hint">{texts.choices[choice].hint}</span>
        </label>
      </div>
    ))}
  </div>
);
