import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The directory authority's keys, and the line by which the others know it. */
export async function authorityLine(
  folder: string,
  { name, port, directory }: { name: string; port: number; directory: number },
): Promise<string> {
  const keys = join(folder, 'keys');
  const certificate = join(keys, 'authority_certificate');
  const identity = ['-i', join(keys, 'authority_identity_key')];
  const files = [...identity, '-s', join(keys, 'authority_signing_key'), '-c', certificate];
  const settings = ['--create-identity-key', ...files, '-m', '12', '--passphrase-fd', '0'];
  await run('tor-gencert', settings, 'x\n');
  const v3 = /^fingerprint ([0-9A-F]{40})/m.exec(readFileSync(certificate, 'utf8'))?.[1];
  // Tor lists no fingerprint without an authority to believe in: this one is none.
  const nobody = 'f'.repeat(40);
  const quietly = '-f /dev/null --ignore-missing-torrc --defaults-torrc /dev/null --quiet'.split(
    ' ',
  );
  const asked = ['--list-fingerprint', '--DataDirectory', folder, '--Nickname', name];
  const believed = ['--DirAuthority', `x orport=1 v3ident=${nobody} 127.0.0.1:1 ${nobody}`];
  await run('tor', [...quietly, ...asked, '--ORPort', '1', ...believed]);
  const fingerprint = readFileSync(join(folder, 'fingerprint'), 'utf8').trim().split(' ')[1];
  if (v3 === undefined || fingerprint === undefined) throw new Error('no keys for the authority');
  return `DirAuthority ${name} orport=${String(port)} no-v2 v3ident=${v3} 127.0.0.1:${String(directory)} ${fingerprint}`;
}

const run = (program: string, args: readonly string[], input = ''): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = execFile(program, args, (error) => (error === null ? resolve() : reject(error)));
    child.stdin?.end(input);
  });
