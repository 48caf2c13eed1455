/** @jsxImportSource react */
import { type ReactNode, useEffect } from 'react';
import { Refusal } from '../../crypto/refusal.js';
import type { Io } from '../io.js';
import { ToolRefusal } from '../refusal.js';
import { Frame, useRoom } from './Frame.js';
import { openSession, type Session } from './session.js';
import { shown, wrapped } from './shown.js';
import { useKeys } from './useKeys.js';
import { useStore } from './useStore.js';

interface Props {
  readonly io: Io;
  readonly folder: string;
  readonly wasLocked: boolean;
  readonly onOpen: (session: Session) => void;
  readonly onLeave: () => void;
  readonly onFail: (error: unknown) => void;
}

/** Long enough to draw 'Opening': the passphrase's own work holds everything up for a second. */
const DRAW_MS = 60;
/** More than these say nothing but how long a passphrase is. */
const MOST_DOTS = 24;

export function Unlock({ io, folder, wasLocked, onOpen, onLeave, onFail }: Props): ReactNode {
  const [now, change] = useStore({ typed: '', given: null as string | null, advice: '' });
  const { columns } = useRoom();
  const { typed, given, advice } = now();
  useEffect(() => {
    if (given === null) return undefined;
    const soon = setTimeout(() => {
      openSession(io, folder, given)
        .then(onOpen)
        .catch((error: unknown) => {
          if (!(error instanceof ToolRefusal || error instanceof Refusal)) return onFail(error);
          change({ given: null, advice: error.message });
        });
    }, DRAW_MS);
    return () => clearTimeout(soon);
  }, [given]);
  useKeys(({ key, text }) => {
    const { typed, given } = now();
    if (key === 'escape' || (key === 'ctrl' && text === 'c')) return onLeave();
    if (given !== null) return;
    if (key === 'text') change({ typed: typed + text });
    if (key === 'back') change({ typed: Array.from(typed).slice(0, -1).join('') });
    if (key === 'ctrl' && text === 'u') change({ typed: '' });
    if (key === 'enter') change({ typed: '', given: typed });
  });
  const dots = '•'.repeat(Math.min(MOST_DOTS, Array.from(typed).length));
  const state = given === null ? `Passphrase: ${dots}▏` : 'Opening ...';
  return (
    <Frame
      title="Turnbox"
      about={shown(`Vault: ${folder}`, 'quiet')}
      body={[
        shown(''),
        ...(wasLocked ? [shown('The vault is locked.', 'title'), shown('')] : []),
        shown(state),
        shown(''),
        ...wrapped(advice, columns, 'danger'),
      ]}
      keys={['Enter  open    Esc  leave', 'What you type is not shown.']}
    />
  );
}
