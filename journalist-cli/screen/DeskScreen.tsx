/** @jsxImportSource react */
import { type ReactNode, useEffect, useRef } from 'react';
import { Refusal } from '../../crypto/refusal.js';
import { ToolRefusal } from '../refusal.js';
import { keepDraft } from './draft.js';
import type { Desk } from './desk.js';
import { findCase } from './flows.js';
import { useRoom } from './Frame.js';
import type { Press } from './keys.js';
import { flowOf } from './letters.js';
import { ListScreen } from './ListScreen.js';
import { pressOn } from './overlayKeys.js';
import { OverlayScreen } from './OverlayScreen.js';
import type { Overlay } from './overlay.js';
import { casesOf, type Opened, threadHeight } from './opened.js';
import { messageOf } from './rows.js';
import type { Look, Session } from './session.js';
import { said, shown } from './shown.js';
import { useIdle } from './useIdle.js';
import { useKeys } from './useKeys.js';
import { useStore } from './useStore.js';
import { useUi } from './useUi.js';

interface Props {
  readonly session: Session;
  readonly lockMs: number | undefined;
  readonly onLock: () => void;
  readonly onLeave: () => void;
  readonly onFail: (error: unknown) => void;
}

interface State {
  readonly look: Look | null;
  readonly chosen: number;
  readonly opened: Opened | null;
  readonly overlay: Overlay | null;
}

const START: State = { look: null, chosen: 0, opened: null, overlay: null };
const MS_A_MINUTE = 60_000;

export function DeskScreen({ session, lockMs, onLock, onLeave, onFail }: Props): ReactNode {
  const [now, change] = useStore(START);
  const room = useRoom();
  const stick = useRef('');

  const refresh = async (): Promise<void> => {
    const look = await session.look();
    const { chosen, look: before } = now();
    // The same source stays chosen, wherever it stands in the list by now.
    const first = casesOf(before)[chosen]?.messages[0].number;
    const at = casesOf(look).findIndex(({ messages }) => messages[0].number === first);
    change({
      look,
      chosen: at >= 0 ? at : Math.min(chosen, Math.max(0, casesOf(look).length - 1)),
    });
  };
  useEffect(() => {
    refresh().catch(onFail);
    // However the screen ends, the key is forgotten with it.
    return () => session.close();
  }, []);

  const { ui, stopWork } = useUi(room.columns, (overlay) => change({ overlay }));

  /** One piece of work at a time; what it refuses is told, and the list is read anew after it. */
  function start(flow: (desk: Desk) => Promise<unknown>): void {
    const desk: Desk = {
      session,
      ui,
      get stick() {
        return stick.current;
      },
      set stick(path) {
        stick.current = path;
      },
    };
    flow(desk)
      .catch((error: unknown) => {
        if (!(error instanceof ToolRefusal || error instanceof Refusal)) throw error;
        return ui.show('That did not work', [shown(error.message, 'danger')]);
      })
      .then(refresh)
      .catch(onFail);
  }

  const open = async (number: number): Promise<void> => {
    const ran = await session.run(['show', String(number)], { columns: room.columns });
    change({ opened: { number, lines: said([...ran.err, ...ran.out], room.columns), top: 0 } });
  };

  const leaveQuietly = (then: () => void): void => {
    const { overlay } = now();
    if (overlay?.kind === 'busy') return;
    (overlay?.kind === 'write' ? keepDraft(session, overlay) : Promise.resolve())
      .then(then)
      .catch(onFail);
  };
  const heard = useIdle(lockMs ?? session.lockMinutes * MS_A_MINUTE, () => leaveQuietly(onLock));

  useKeys((press) => {
    heard();
    const { overlay } = now();
    if (press.key === 'ctrl' && press.text === 'c') {
      stopWork();
      if (overlay?.kind === 'busy') change({ overlay: { ...overlay, stopping: true } });
      else leaveQuietly(onLeave);
      return;
    }
    if (overlay?.kind === 'busy') {
      if (press.key !== 'escape') return;
      stopWork();
      change({ overlay: { ...overlay, stopping: true } });
      return;
    }
    if (overlay === null) onDesk(press);
    else pressOn(overlay, press, room.height, (next) => change({ overlay: next }));
  });

  function onDesk(press: Press): void {
    const { look, chosen, opened } = now();
    const cases = casesOf(look);
    const found = opened === null ? cases[chosen] : findCase(look, opened.number);
    const number = opened?.number ?? (found === undefined ? 0 : messageOf(found));
    const move = (by: number): void => {
      if (opened === null) change({ chosen: Math.max(0, Math.min(cases.length - 1, chosen + by)) });
      else {
        const most = Math.max(0, opened.lines.length - threadHeight(room.height));
        change({ opened: { ...opened, top: Math.max(0, Math.min(most, opened.top + by)) } });
      }
    };
    const page = (opened === null ? room.height : threadHeight(room.height)) - 2;
    if (press.key === 'up') move(-1);
    if (press.key === 'down') move(1);
    if (press.key === 'page-up') move(-page);
    if (press.key === 'page-down' || (press.text === ' ' && press.key === 'text')) move(page);
    if (press.key === 'home') move(-Infinity);
    if (press.key === 'end') move(opened === null ? cases.length : opened.lines.length);
    if (press.key === 'escape' && opened !== null) change({ opened: null });
    if (press.key === 'enter' && opened === null && found !== undefined) start(() => open(number));
    if (press.key === 'tab' && opened !== null && cases.length > 0) {
      const next = (chosen + 1) % cases.length;
      change({ chosen: next });
      const other = cases[next];
      if (other !== undefined) start(() => open(messageOf(other)));
    }
    if (press.key === 'text') onLetter(press.text, found, number);
  }

  function onLetter(letter: string, found: ReturnType<typeof findCase>, number: number): void {
    const flow = flowOf(letter, {
      found,
      number,
      open,
      isOpen: () => now().opened !== null,
      look: () => now().look,
    });
    if (letter === 'L') leaveQuietly(onLock);
    else if (letter === 'q') onLeave();
    else if (flow !== undefined) start(flow);
  }

  const { look, chosen, opened, overlay } = now();
  if (overlay !== null) return <OverlayScreen overlay={overlay} />;
  return <ListScreen look={look} chosen={chosen} opened={opened} />;
}
