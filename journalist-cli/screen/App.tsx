/** @jsxImportSource react */
import { useApp } from 'ink';
import { type ReactNode, useState } from 'react';
import type { Io } from '../io.js';
import { DeskScreen } from './DeskScreen.js';
import { ChooseVault } from './ChooseVault.js';
import { Colour, Frame } from './Frame.js';
import type { Session } from './session.js';
import { Unlock } from './Unlock.js';
import { Hearer, useHearer } from './useKeys.js';

export interface AppProps {
  readonly io: Io;
  readonly colour: boolean;
  /** At least one. */
  readonly vaults: readonly string[];
  /** In tests, in place of what the vault says. */
  readonly lockMs?: number | undefined;
}

/** Which vault, then its passphrase, then the desk; after a lock the passphrase again. */
export function App({ io, colour, vaults, lockMs }: AppProps): ReactNode {
  const { exit } = useApp();
  const hearer = useHearer();
  const [folder, setFolder] = useState(vaults.length === 1 ? vaults[0] : undefined);
  const [session, setSession] = useState<Session | null>(null);
  const [wasLocked, setWasLocked] = useState(false);
  const [isGone, setIsGone] = useState(false);
  const leave = (): void => {
    session?.close();
    // Nothing of what was read stays behind, whatever the terminal keeps of a screen that was left.
    hearer.current = () => undefined;
    setIsGone(true);
    setTimeout(() => exit(), LAST_FRAME_MS);
  };
  const lock = (): void => {
    session?.close();
    setSession(null);
    setWasLocked(true);
  };
  const fail = (error: unknown): void => {
    session?.close();
    exit(error instanceof Error ? error : new Error('unknown'));
  };
  return (
    <Colour value={colour}>
      <Hearer value={hearer}>{screen()}</Hearer>
    </Colour>
  );

  function screen(): ReactNode {
    if (isGone) return <Frame title="" body={[]} keys={[]} />;
    if (folder === undefined)
      return <ChooseVault vaults={vaults} onChoose={setFolder} onLeave={leave} />;
    if (session === null)
      return (
        <Unlock
          io={io}
          folder={folder}
          wasLocked={wasLocked}
          onOpen={setSession}
          onLeave={leave}
          onFail={fail}
        />
      );
    return (
      <DeskScreen session={session} lockMs={lockMs} onLock={lock} onLeave={leave} onFail={fail} />
    );
  }
}

/** Ink draws thirty times a second at most. */
const LAST_FRAME_MS = 60;
