/** @jsxImportSource react */
import { render } from 'ink';
import type { Io } from '../io.js';
import type { Terminal } from '../terminal/terminal.js';
import { App } from './App.js';

/** A slow line shows ten pictures a second and no more. */
const MOST_A_SECOND = 15;

/** Draws the full screen until the person leaves, and leaves the terminal as it was. */
export async function draw(
  io: Io,
  { stdin, stdout, colour }: Terminal,
  vaults: readonly string[],
): Promise<number> {
  const { waitUntilExit } = render(<App io={io} colour={colour} vaults={vaults} />, {
    stdin,
    stdout,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
    isScreenReaderEnabled: false,
    maxFps: MOST_A_SECOND,
  });
  await waitUntilExit();
  return 0;
}
