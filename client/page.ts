import type { Engine } from '../crypto/engine/engine.js';
import type { Clock } from '../crypto/wire/day.js';
import { writtenDay } from './days.js';
import { all, find } from './elements.js';
import { watchIdling } from './idle.js';
import { watchLeaving } from './leaveNow.js';
import { beginning, type LineState, openLine } from './line.js';
import { type PageData, readPageData } from './pageData.js';
import { leavePlainForms } from './plainForms.js';
import { watchPractice } from './practice.js';
import { replies } from './replies.js';
import { report, type Report } from './report.js';
import { clearErrors, startOver } from './sections.js';
import { say } from './sentences.js';
import { newVisit } from './visit.js';
import type { Ask, Edition } from './worker/messages.js';
import { openWorkplace } from './worker/call.js';

export interface PageParts {
  readonly engine: Engine;
  readonly clock: Clock;
  /** Does the work where no worker starts. */
  readonly onPage: () => Ask;
  /** The address of this script. */
  readonly own: string;
}

/** The order of everything on the page. */
export function startPage({ engine, clock, onPage, own }: PageParts): void {
  const data = readPageData(document.documentElement);
  const visit = newVisit();
  const { ask, close } = openWorkplace(own, onPage);
  // Tor Browser's level Safer has no WebAssembly; what the page says of itself differs a little there.
  document.documentElement.classList.toggle('safer', typeof WebAssembly === 'undefined');
  watchIdling(clock, data.idle, watchLeaving(close));
  let form: Report | null = null;

  // Everybody's visit begins with the same requests, before anybody has done anything.
  const begun = begin(data, ask);
  const afterBeginning: Ask = async (task, give) => {
    await begun;
    return ask(task, give);
  };
  const line = openLine({
    data,
    ask: afterBeginning,
    engine,
    clock,
    changed: (state, edition) => {
      showState(state, edition === null ? '' : lineNotice(edition, data.locale));
      if (edition !== null) editionCame(edition);
    },
  });
  const editionCame = (edition: Edition): void => form?.editionCame(edition);
  form = report(line, visit);
  replies(line, visit, form);
  watchPractice();
  watchSections();
  void showWhen(begun);
}

/** What needs the script appears once the script can do all that it is for. */
async function showWhen(begun: Promise<unknown>): Promise<void> {
  try {
    await begun;
    document.documentElement.classList.add('ready');
    leavePlainForms();
  } catch {
    showState('unreachable');
  }
}

const begin = async (data: PageData, ask: Ask): Promise<null> =>
  ask('begin', await beginning(data));

/** What the newest edition means for whoever wants to write, on every part where it matters. */
function showState(state: LineState, notice = ''): void {
  document.documentElement.dataset['edition'] = state;
  const text = [notice, state === 'open' ? '' : say(`edition-${state}`)].filter(Boolean).join(' ');
  for (const notice of all('[data-edition-notice]')) {
    notice.textContent = text;
    notice.hidden = text === '';
  }
}

/** What the couriers have to say to everybody: a word for which the line has a text of its own. */
function lineNotice({ notice }: Edition, locale: string): string {
  const template = document.querySelector(`template[data-notice="${notice?.word ?? ''}"]`);
  if (notice === null || !(template instanceof HTMLTemplateElement)) return '';
  const day = notice.day === null ? '' : writtenDay(notice.day, locale);
  return (template.content.textContent ?? '').replaceAll('{day}', day);
}

/** A part that shows what is no longer there sends back to the first, as after Back. */
function watchSections(): void {
  const empty: Readonly<Record<string, () => boolean>> = {
    keep: () => find('section[data-section="keep"]', HTMLElement).dataset['way'] === undefined,
    sent: () => find('#sent-to', HTMLElement).childElementCount === 0,
    replies: () => find('#collected', HTMLElement).childElementCount === 0,
  };
  const check = (): void => {
    const target = document.getElementById(location.hash.slice(1));
    if (empty[target?.dataset['section'] ?? '']?.() === true) startOver();
  };
  addEventListener('hashchange', check);
  for (const link of all('a[href^="#"]')) link.addEventListener('click', clearErrors);
  // A page that comes back as it was left has lost its worker: begin afresh.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
  check();
}
