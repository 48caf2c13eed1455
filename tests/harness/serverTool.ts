import { program } from '../../server/program.js';
import { assetsFolder, removeFolder, temporaryFolder } from './drop.js';
import { DAY, engine, noonOf } from './line.js';

/** A run of `turnbox-server` in this process: its exit code and all that it said. */
export interface ServerRun {
  readonly code: number;
  readonly out: string;
  readonly notes: string;
}

export async function turnboxServer(...args: string[]): Promise<ServerRun> {
  const out: string[] = [];
  const notes: string[] = [];
  const folder = temporaryFolder();
  try {
    const code = await program(args, {
      engine,
      clock: () => noonOf(DAY),
      assets: assetsFolder(folder),
      out: (line) => void out.push(line),
      note: (line) => void notes.push(line),
      stopped: () => Promise.resolve(),
    });
    return { code, out: out.join('\n'), notes: notes.join('\n') };
  } finally {
    removeFolder(folder);
  }
}
