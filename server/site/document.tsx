import type { ComponentChildren, JSX } from 'preact';
import { leftOutIn } from '../../crypto/wire/questionnaire.js';
import type { View } from './view.js';
import { OtherWays } from './parts/emergency.js';
import { Questions } from './parts/questions.js';
import { Cover } from './parts/cover.js';
import { ScriptParts } from './parts/scriptParts.js';
import type { Answer } from './answer.js';
import { About } from './sections/about.js';
import { AnswerPart } from './sections/answer.js';
import { Check } from './sections/check.js';
import { Help } from './sections/help.js';
import { Keep } from './sections/keep.js';
import { Keys } from './sections/keys.js';
import { PlainCheck, PlainWrite } from './sections/plain.js';
import { Replies } from './sections/replies.js';
import { Sent } from './sections/sent.js';
import { Start } from './sections/start.js';
import { Write } from './sections/write.js';
import { type LineToday, noticesOf } from './standingNotice.js';

/** One page a language holds everything, so the drop never learns which part is being read. */
export const LinePage = (view: View): JSX.Element => (
  <Document view={view} script>
    <Head {...view} />
    <main class="column">
      <Start {...view} />
      <Questions view={view} />
      <Write {...view} />
      <Keep {...view} />
      <Sent {...view} />
      <Check {...view} />
      <Replies {...view} />
      <About {...view} />
      <Help {...view} />
      <Keys {...view} />
      <PlainWrite {...view} />
      <PlainCheck {...view} />
    </main>
    <Footer {...view} />
    <Cover texts={view.texts} />
    <ScriptParts {...view} />
  </Document>
);

/**
 * The same page after a form was posted, with its answer. Without the script: a visit that went on
 * without one goes on so, and a script that arrived now would take away what was typed.
 */
export const AnswerPage = ({
  view,
  answer,
  today,
}: {
  readonly view: View;
  readonly answer: Answer;
  readonly today: LineToday;
}): JSX.Element => {
  const { texts, own } = view;
  const form = 'form' in answer ? answer.form : null;
  const isError = 'problems' in answer && answer.problems.length > 0;
  const title = isError ? texts.plain.errorTitle({ title: own.title }) : own.title;
  return (
    <Document view={view} title={title} state={today.state}>
      <Head {...view} />
      <main class="column">
        {noticesOf(view, today).map((notice) => (
          <p key={notice} class="notice">
            {notice}
          </p>
        ))}
        <OtherWays own={own} />
        <Start {...view} />
        <Questions view={view} {...(form === null ? {} : { given: form.given })} />
        <Write {...view} />
        <Check {...view} />
        <About {...view} />
        <Help {...view} />
        <Keys {...view} />
        {form === null && <PlainWrite {...view} />}
        <PlainCheck {...view} />
        <AnswerPart view={view} answer={answer} />
      </main>
      <Footer {...view} />
    </Document>
  );
};

const Head = ({ own, texts, roster }: View): JSX.Element => (
  <header>
    <div class="column">
      <span class="name">{own.title}</span>
      <a class="leave" href="/leave">
        {own['leave'] ?? texts.leave}
      </a>
    </div>
    {roster.settings.demo === 1 && <p class="demonstration">{texts.demonstration}</p>}
  </header>
);

/**
 * Where 'leave now' leads, and what stands for everything that is not there or went wrong: nothing
 * to see, and nothing that says what was here.
 */
export const LeftPage = ({
  view,
  text,
}: {
  readonly view: View;
  readonly text: string;
}): JSX.Element => (
  <Document view={view} title={view.texts.left.title}>
    <main class="column">
      <h1>{view.texts.left.title}</h1>
      <p>{text}</p>
    </main>
  </Document>
);

const Footer = ({ site, language, texts, own }: View): JSX.Element => (
  <footer>
    <div class="column">
      <p>{own.name}</p>
      {site.languages.length > 1 && (
        <nav aria-label={texts.languages}>
          {site.languages.map((each) => (
            <a
              key={each}
              href={`/${each}/`}
              lang={each}
              hreflang={each}
              aria-current={each === language ? 'page' : undefined}
            >
              {nameOf(each)}
            </a>
          ))}
        </nav>
      )}
    </div>
  </footer>
);

/** A language by its own name. */
const nameOf = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;

interface DocumentProps {
  readonly view: View;
  readonly title?: string;
  readonly state?: LineToday['state'];
  /** Whether the script belongs to it, and with that what the script needs to know. */
  readonly script?: boolean;
  readonly children: ComponentChildren;
}

const Document = ({ view, title, state, script = false, children }: DocumentProps): JSX.Element => {
  const { assets, texts, language } = view;
  return (
    <html
      lang={language}
      dir={texts.direction}
      data-edition={state}
      {...(script ? dataOf(view) : {})}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title ?? view.own.title}</title>
        <link rel="icon" href={`/a/${assets.icon.name}`} />
        <link
          rel="stylesheet"
          href={`/a/${assets.style.name}`}
          integrity={assets.style.integrity}
        />
        {script && <script defer src={`/a/${assets.app.name}`} integrity={assets.app.integrity} />}
      </head>
      <body>{children}</body>
    </html>
  );
};

const dataOf = ({ site, roster, assets, texts }: View): Record<string, string> => ({
  'data-line': roster.line,
  'data-root': site.root,
  'data-words': `/a/${assets['words-en'].name}`,
  'data-words-integrity': assets['words-en'].integrity,
  'data-default': site.default.join(' '),
  ...(site.questionnaire === null
    ? {}
    : { 'data-left-out': leftOutIn(site.questionnaire).join('\n') }),
  'data-locale': texts.locale,
  'data-idle': `${String(site.cover)} ${String(site.wipe)}`,
});
