import type { JSX } from 'preact';
import { Section } from '../parts/section.js';
import { AS_IT_IS, noteAddress, type View, writtenDay } from '../view.js';

/** Everything public about who reads, to look at and to compare; the same for everyone. */
export const Keys = ({
  texts: { keys, locale },
  texts,
  site,
  roster,
  language,
}: View): JSX.Element => (
  <Section name="keys" title={keys.title} texts={texts} back="about">
    <p>{keys.text}</p>
    <p class="hint">
      {keys.roster({
        epoch: roster.epoch,
        day: writtenDay(roster.day, locale),
        expires: writtenDay(roster.expires, locale),
      })}
    </p>
    <h2>{keys.root}</h2>
    <p>
      <code {...AS_IT_IS}>{site.root}</code>
    </p>
    <h2>{keys.readers}</h2>
    <dl class="keys">
      {roster.readers.map(({ key, label, group, pgp }) => (
        <div key={key}>
          <dt>
            {label} <span class="hint">{site.groups[group]?.[language] ?? ''}</span>
          </dt>
          <dd>
            <code {...AS_IT_IS}>{key}</code>{' '}
            {pgp !== null && <a href={noteAddress(pgp)}>{keys.pgp}</a>}
          </dd>
        </div>
      ))}
    </dl>
    <h2>{keys.notes}</h2>
    <ul class="facts">
      <li>
        <a href={noteAddress(roster.hash)}>{keys.rosterNote}</a>
      </li>
      <li>
        <a href="/head">{keys.headNote}</a>
      </li>
    </ul>
    <p class="hint saved">{keys.notesText}</p>
  </Section>
);
