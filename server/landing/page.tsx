import type { ComponentChildren, JSX } from 'preact';
import { paragraphs } from '../site/texts/texts.js';
import type { Landing } from './view.js';
import { words } from './words.js';

/** Nothing but this page's own style: no script, no picture, no form, no other place. */
const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

export const LandingPage = ({ language, own, onion, rootWords }: Landing): JSX.Element => (
  <Document language={language} title={own.title}>
    <header>
      <a class="leave" href="leave.html">
        {words.leave}
      </a>
    </header>
    <main>
      <h1>{own['headline'] ?? own.name}</h1>
      <section class="danger">
        <h2>{words.danger}</h2>
        {paragraphs(own.emergency).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      <Part title={words.traces.title} facts={words.traces.facts} />
      <Part title={words.get.title} facts={words.get.facts} />
      <Part title={words.open.title}>
        <p class="address">
          <code>http://{onion}/</code>
        </p>
        <p>{words.open.text}</p>
      </Part>
      <Part title={words.check.title} facts={words.check.facts}>
        <ol class="words">
          {rootWords.map((word, i) => (
            <li key={`${String(i)} ${word}`}>{word}</li>
          ))}
        </ol>
      </Part>
    </main>
    <footer>{own.name}</footer>
  </Document>
);

/** Where 'leave now' leads: nothing to see, and nothing that says what was here. */
export const LeftPage = ({ language }: Landing): JSX.Element => (
  <Document language={language} title={words.left.title}>
    <main>
      <h1>{words.left.title}</h1>
      <p>{words.left.text}</p>
    </main>
  </Document>
);

interface PartProps {
  readonly title: string;
  readonly facts?: readonly string[];
  readonly children?: ComponentChildren;
}
const Part = ({ title, facts = [], children }: PartProps): JSX.Element => (
  <section>
    <h2>{title}</h2>
    {facts.length > 0 && (
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    )}
    {children}
  </section>
);

interface DocumentProps {
  readonly language: string;
  readonly title: string;
  /** Whether it is for paper. */
  readonly print?: boolean;
  readonly children: ComponentChildren;
}
export const Document = ({
  language,
  title,
  print = false,
  children,
}: DocumentProps): JSX.Element => (
  <html lang={language}>
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="content-security-policy" content={POLICY} />
      <meta name="referrer" content="no-referrer" />
      <meta name="robots" content="noarchive" />
      <title>{title}</title>
      <link rel="stylesheet" href="style.css" />
    </head>
    <body class={print ? 'print' : undefined}>{children}</body>
  </html>
);
