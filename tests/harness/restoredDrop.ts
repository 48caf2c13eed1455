import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { serveFolder, temporaryFolder, type TestDrop } from './drop.js';
import { turnboxServer } from './serverTool.js';

/** An operator with an age key, and the drop's back-ups. */
export interface Operator {
  readonly folder: string;
  readonly recipient: string;
  readonly keyFile: string;
}

export async function operatorWithKey(): Promise<Operator> {
  const folder = temporaryFolder();
  const identity = await generateX25519Identity();
  const keyFile = join(folder, 'key.txt');
  writeFileSync(keyFile, `# the operator's\n${identity}\n`);
  return { folder, keyFile, recipient: await identityToRecipient(identity) };
}

/** Keeps a back-up of a line, which may be running. */
export async function backUp(
  { folder, recipient }: Operator,
  dir: string,
  name = 'drop.age',
  ...more: string[]
): Promise<string> {
  const file = join(folder, name);
  const run = await turnboxServer('backup', dir, '--to', file, '--recipient', recipient, ...more);
  if (run.code !== 0) throw new Error(run.notes);
  return file;
}

/** A machine that is set up from a back-up, and started. */
export async function restoredDrop(
  operator: Operator,
  file: string,
  clock: TestDrop['clock'],
): Promise<TestDrop> {
  const folder = temporaryFolder();
  const dir = join(folder, 'line');
  const run = await turnboxServer('restore', file, dir, '--identity', operator.keyFile);
  if (run.code !== 0) throw new Error(run.notes);
  return serveFolder(folder, dir, clock);
}
