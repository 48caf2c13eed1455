import type { Engine } from '../../crypto/engine/engine.js';
import { toBase64, utf8 } from '../../crypto/wire/bytes.js';
import { sizeText } from '../files/judge.js';
import { metadataText } from '../files/metadataText.js';
import type { CaseFile, CaseMessage, CaseView, Condition } from './caseView.js';
import { type Html, markup, NOTHING, paragraphs, text } from './html.js';
import { CHECKS } from './checks.js';

/**
 * A case as one page that opens in any browser and prints well. Nothing in it runs, nothing is
 * fetched, no picture is shown; the policy in its head says so to the browser too.
 */
const STYLE = `
:root { color-scheme: light; }
body { font: 11pt/1.45 "Noto Serif", Georgia, serif; color: #111; background: #fff; max-width: 44em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.5em; margin: 0 0 .3em; }
h2 { font-size: 1.15em; margin: 1.8em 0 .4em; border-bottom: 1px solid #999; break-after: avoid; }
h3 { font-size: 1em; margin: 1em 0 .2em; break-after: avoid; }
p { margin: 0 0 .35em; overflow-wrap: anywhere; min-height: 1em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15em 1em; margin: .5em 0; }
dt { color: #444; } dd { margin: 0; overflow-wrap: anywhere; }
.words { border-inline-start: 3px solid #777; padding-inline-start: .9em; margin: .4em 0 1em; }
.own { margin: .4em 0 1em; }
.words p, .own p { unicode-bidi: plaintext; }
.pinned { border: 2px solid #111; padding: .6em .9em; margin: 1.2em 0; break-inside: avoid; }
.pinned h2 { border: 0; margin: 0 0 .3em; }
.demo { border: 2px dashed #111; padding: .4em .9em; font-weight: bold; }
.note { font-weight: bold; }
.file { break-inside: avoid; margin: .6em 0; }
code, pre { font: 8.5pt/1.4 "Noto Sans Mono", monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
footer { margin-top: 2.5em; border-top: 1px solid #999; font-size: .85em; }
@page { margin: 18mm 16mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
@media print { body { margin: 0; max-width: none; padding: 0; } h2, h3 { break-after: avoid; } p { orphans: 3; widows: 3; } }
`;

const FIELDS: { readonly [field in CaseView['holds'][number]]: string } = {
  gist: "the investigator's own words",
  words: "the source's words",
  answers: "the source's answers",
  files: 'the files',
  replies: 'what was answered',
  days: 'the days',
  language: 'the language of the form',
  readers: 'whom the source chose and left out',
  source: "the source's signing key",
  log: "the reader's log",
};

export async function casePage(engine: Engine, view: CaseView): Promise<Html> {
  const policy = `default-src 'none'; style-src 'sha256-${toBase64(await engine.sha256(utf8(STYLE)))}'; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy as Html}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(`Case, ${view.line}`)}</title>
<style>${STYLE as Html}</style>
</head>
<body>
${view.demonstration ? markup`<p class="demo">DEMONSTRATION LINE: nothing here is real</p>` : NOTHING}
<h1>${text(`Case, ${view.line}`)}</h1>
<dl>
${pair('Handed over by', view.by)}
${pair('On', view.day)}
${view.asked === null ? NOTHING : pair('Asked for by', view.asked)}
${view.power === null ? NOTHING : pair('By the power of', view.power)}
${pair('It holds', view.holds.map((field) => FIELDS[field]).join('; '))}
</dl>
${pinned(view.conditions)}
${view.gist === null ? NOTHING : markup`<h2>In the investigator's words</h2>\n${paragraphs(view.gist, 'own')}`}
${view.messages.map((message, i) => messagePart(message, i + 1))}
${view.replies.length === 0 ? NOTHING : markup`<h2>What was answered</h2>\n${view.replies.map(replyPart)}`}
${view.log === null ? NOTHING : logPart(view.log)}
<footer>
<h2>How to check this case</h2>
<p>In its folder, with OpenSSL and sha256sum:</p>
<pre>${text(CHECKS[0])}
${text(CHECKS[1])}
${text(CHECKS[2])}</pre>
<p>The last line prints the key that signed. It must stand in case.txt, and as a reader in roster.note. With Turnbox: turnbox verify DIR</p>
<p>Characters that hide, reorder or control text are shown as signs such as [U+202E]. The files and message-N.json beside this page, where there are any, hold everything as it came. Open a stranger's files only on a computer without keys that you can wipe.</p>
</footer>
</body>
</html>
`;
}

const pair = (name: string, value: string): Html =>
  markup`<dt>${text(name)}</dt><dd><bdi>${text(value)}</bdi></dd>\n`;

const pinned = (conditions: readonly Condition[]): Html =>
  conditions.length === 0
    ? NOTHING
    : markup`<section class="pinned"><h2>The source's conditions</h2>
${conditions.map(answerPart)}</section>`;

const answerPart = ({ label, answer }: Condition): Html =>
  markup`<h3 dir="auto">${text(label)}</h3>\n${answer.map((each) => paragraphs(each, 'words'))}`;

const messagePart = (
  message: CaseMessage,
  number: number,
): Html => markup`<h2>Message ${text(String(number))}</h2>
<dl>
${message.day === null ? NOTHING : pair('Came', `in the batch of ${message.day}`)}
${message.language === null ? NOTHING : pair('Language of the form', message.language)}
${message.readers.map(({ label, standing }) => pair(label, standing))}
</dl>
${message.notes.map(notePart)}
${message.answers.map(answerPart)}
${message.words === null ? NOTHING : markup`<h3>Words</h3>\n${paragraphs(message.words, 'words')}`}
${message.files.length === 0 ? NOTHING : markup`<h3>Files</h3>\n${message.files.map(filePart)}`}
`;

const notePart = (note: string): Html => markup`<p class="note">${text(note)}</p>\n`;

const filePart = ({
  name,
  called,
  size,
  hash,
  judgement,
}: CaseFile): Html => markup`<div class="file">
<dl>
${pair('File', name)}
${pair('The source calls it', called === '' ? '(no name)' : called)}
${pair('Size', size < 1000 ? sizeText(size) : `${String(size)} bytes (${sizeText(size)})`)}
${pair('It is', judgement.kind)}
${metadataText(judgement.metadata).map(([what, value]) => pair(what, value))}
<dt>SHA-256</dt><dd><code>${text(hash)}</code></dd>
</dl>
${judgement.notes.map(notePart)}
</div>
`;

const replyPart = ({ by, day, text: said }: CaseView['replies'][number]): Html =>
  markup`<h3>${text(day === null ? by : `${by}, ${day}`)}</h3>\n${paragraphs(said, 'own')}`;

const logPart = (lines: readonly string[]): Html => markup`<h2>What was done with it</h2>
${lines.map((line) => markup`<p>${text(line)}</p>\n`)}
<p>log.txt beside this page binds these entries to the rest of the reader's log.</p>`;
