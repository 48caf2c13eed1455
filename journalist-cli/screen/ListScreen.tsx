/** @jsxImportSource react */
import type { ReactNode } from 'react';
import type { Case } from '../cases/cases.js';
import { findCase } from './flows.js';
import { casesOf, listHeight, type Opened, threadHeight } from './opened.js';
import { Frame, useRoom } from './Frame.js';
import { aboutLines, listLines, summaryOf } from './rows.js';
import type { Look } from './session.js';
import { shown, type Shown, windowOf, wrapped } from './shown.js';

interface Props {
  readonly look: Look | null;
  readonly chosen: number;
  readonly opened: Opened | null;
}

const ABOUT = 3;

/** The list, and under it what is chosen, or the thread that is open. */
export function ListScreen({ look, chosen, opened }: Props): ReactNode {
  const { columns, height } = useRoom();
  if (look === null) return <Frame title="Turnbox" body={[shown('Reading ...')]} keys={[]} />;
  if (look.state === 'refused')
    return (
      <Frame
        title="Turnbox"
        body={[
          ...wrapped(look.advice, columns, 'danger'),
          shown(''),
          shown('Type : and a command, as: card --out anna.card'),
        ]}
        keys={['i  import    :  command    ?  all keys', 'L  lock    q  leave']}
      />
    );
  const cases = casesOf(look);
  const title = `${look.isDemo ? 'DEMONSTRATION, nothing here is real. ' : ''}${look.line}: ${summaryOf(cases)}`;
  const about = opened === null ? look.warnings[0] : pinnedOf(findCase(look, opened.number));
  return (
    <Frame
      title={title}
      about={about === undefined ? undefined : shown(about, 'danger')}
      body={opened === null ? listBody() : threadBody(opened)}
      keys={opened === null ? LIST_KEYS : THREAD_KEYS}
    />
  );

  function listBody(): Shown[] {
    if (cases.length === 0)
      return [shown('No messages yet. When the courier brings a stick, press s.')];
    const rows = height - ABOUT - 1;
    return [
      ...listLines(cases, chosen, rows),
      shown('─'.repeat(columns), 'quiet'),
      ...aboutLines(cases[chosen], columns, ABOUT),
    ];
  }

  function threadBody({ lines, top, number }: Opened): Shown[] {
    const room = threadHeight(height);
    const below = lines.length - top - room;
    const more = below > 0 ? ` ${String(below)} more lines below ` : ' end ';
    const rule = ` Message ${String(number)} ──${more}`;
    return [
      ...listLines(cases, chosen, listHeight(height)),
      shown(`──${rule}${'─'.repeat(Math.max(0, columns - rule.length - 2))}`, 'quiet'),
      ...windowOf(lines, top, room),
    ];
  }
}

/** What the source asked for stays in sight, however far its thread is scrolled. */
function pinnedOf(found: Case | undefined): string | undefined {
  if (found === undefined) return undefined;
  const { dangerSeen, withdrawn, conditions } = found.pinned;
  const parts = [
    ...(dangerSeen.length > 0 ? ['DANGER SIGN'] : []),
    ...(withdrawn.length > 0 ? ['PLEASE DO NOT ACT'] : []),
    ...conditions.map(({ answer }) => `ASK FIRST: ${answer.replace(/\s+/g, ' ')}`),
  ];
  return parts.length === 0 ? undefined : parts.join('. ');
}

const LIST_KEYS = [
  'Up Down choose  Enter open  s stick  t triage  r reply  d danger  / search',
  'a acknowledge all  w week  k keys  : command  ? all keys  L lock  q leave',
];
const THREAD_KEYS = [
  'Up Down Space read  r reply  t triage  d danger  u status  n note  l label',
  'x export  f files  Tab next source  Esc back to list  ? all keys  L lock',
];
