import { today } from '../../crypto/wire/day.js';
import { type Case, loadCases } from '../cases/cases.js';
import { gistViews } from '../cases/gist.js';
import type { Command, Io } from '../io.js';
import { caseLines } from '../terminal/caseText.js';
import { countdownWarnings } from '../terminal/countdownText.js';
import { gistLines } from '../terminal/gistText.js';
import { counted } from '../terminal/layout.js';
import type { StatusView } from '../vault/conversation.js';
import { placeOf } from '../vault/line.js';
import type { TipView } from '../vault/tipView.js';
import { answer, demonstration, readOptions, VAULT_OPTIONS, withVault } from './options.js';

const usage = `turnbox list --vault DIR [--all] [--json]
Shows every source's messages on one line, the most pressing first: danger signs, then what waits to
be triaged, then by triage and by what is due. --all shows muted ones too.
  turnbox list --vault ./vault`;

const OPTIONS = { ...VAULT_OPTIONS, all: { type: 'boolean' } } as const;

interface Listed extends TipView {
  /** Own answers. */
  readonly waiting: number;
  readonly published: number;
  /** Answers of colleagues, by label. */
  readonly answeredBy: readonly string[];
  readonly statuses: readonly StatusView[];
  /** A colleague signed different texts under one reply. */
  readonly twoTexts: boolean;
  /** An answer of somebody else's of which nobody has told yet. */
  readonly colleagues: boolean;
  readonly alarm: boolean;
}

function listed({ conversation }: Case, tip: TipView): Listed {
  const { replies, statuses, colleagues, alarms } = conversation;
  const own = replies.filter(({ author }) => author === null);
  return {
    ...tip,
    waiting: own.filter(({ published }) => published === null).length,
    published: own.filter(({ published }) => published !== null).length,
    answeredBy: [...new Set(replies.flatMap(({ author }) => (author === null ? [] : [author])))],
    statuses,
    twoTexts: replies.some(({ conflicting }) => conflicting),
    colleagues: colleagues.length > 0,
    alarm: alarms.length > 0,
  };
}

/** A case without what its messages say. */
export const summaryOf = ({ messages, conversation, pinned, kept, ...rest }: Case): object => ({
  thread: rest.thread,
  messages: messages.map(({ number }) => number),
  triage: rest.triage,
  untriaged: rest.untriaged,
  unread: rest.unread,
  dangers: rest.dangers,
  withdrawn: pinned.withdrawn.length > 0,
  drill: rest.drill,
  due: rest.due,
  waits: rest.waits,
  muted: rest.muted,
  label: kept.label,
  assigned: kept.assigned,
  keepUntil: kept.keepUntil,
  hold: kept.hold,
  statuses: conversation.statuses,
});

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readOptions(args, OPTIONS, { least: 0, most: 0 });
  return withVault(io, values, async (vault) => {
    const place = await placeOf(io.engine, vault);
    const now = today(io.clock);
    const all = loadCases(vault, place, now);
    // Muting is for peace, and never for a danger.
    const shown = all.filter(
      ({ muted, dangers }) => values.all === true || !muted || dangers.length > 0,
    );
    const tips = all
      .flatMap((each) => each.messages.map((tip) => listed(each, tip)))
      .sort((a, b) => a.number - b.number);
    const isDemo = place.roster.settings.demo === 1;
    const gists = gistViews(vault, place).filter(({ author }) => author !== null);
    const told = { demonstration: isDemo, tips, cases: all.map(summaryOf), gists };
    answer(io, values.json, told, () => [
      ...demonstration(isDemo),
      ...(shown.length === 0 ? ['No messages yet.'] : caseLines(shown, io.columns)),
      ...gistLines(gists, io.columns),
      ...footer(all, shown),
    ]);
    if (values.json !== true) for (const line of countdownWarnings(vault, place, now)) io.err(line);
    return 0;
  });
}

function footer(all: readonly Case[], shown: readonly Case[]): string[] {
  const muted = all.length - shown.length;
  const untriaged = all.flatMap((each) => each.untriaged);
  return [
    ...(muted > 0
      ? ['', `${counted(muted, 'thread is', 'threads are')} muted: --all shows them.`]
      : []),
    ...(untriaged.length > 0
      ? ['', 'To triage: turnbox triage N life|child|continuing|past --vault DIR']
      : []),
  ];
}

export const list: Command = { usage, run };
