/** @jsxImportSource react */
import { type ReactNode, useState } from 'react';
import { Frame, useRoom } from './Frame.js';
import { shown, topFor, windowOf } from './shown.js';
import { useKeys } from './useKeys.js';

interface Props {
  readonly vaults: readonly string[];
  readonly onChoose: (folder: string) => void;
  readonly onLeave: () => void;
}

export function ChooseVault({ vaults, onChoose, onLeave }: Props): ReactNode {
  const [at, setAt] = useState(0);
  const { height } = useRoom();
  useKeys(({ key, text }) => {
    if (key === 'up') setAt(Math.max(0, at - 1));
    if (key === 'down') setAt(Math.min(vaults.length - 1, at + 1));
    if (key === 'enter' && vaults[at] !== undefined) onChoose(vaults[at]);
    if (key === 'escape' || text === 'q' || (key === 'ctrl' && text === 'c')) onLeave();
  });
  const lines = vaults.map((folder, i) =>
    shown(`${i === at ? '> ' : '  '}${folder}`, i === at ? 'chosen' : 'plain'),
  );
  return (
    <Frame
      title="Turnbox: which vault?"
      body={windowOf(lines, topFor(at, lines.length, height), height)}
      keys={['Up Down  choose    Enter  open    q  leave']}
    />
  );
}
