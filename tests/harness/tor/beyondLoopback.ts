import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Runs what `read` does, or gives nothing where a process has just ended. */
function orNothing<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch {
    return [];
  }
}

/** A process, and all that it started. */
export function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) =>
      orNothing(() => {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return [[Number(name), parent] as const];
      }),
    );
  const family = [pid];
  for (const each of family)
    family.push(...parents.filter(([, parent]) => parent === each).map(([child]) => child));
  return family;
}

const NOBODY = /^0+:/;
const LOOPBACK = /^(?:[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F):/;

/** Where these processes are connected to that is not this machine, as the kernel lists it. */
export function beyondLoopback(pids: readonly number[]): string[] {
  const own = new Set(
    pids.flatMap((pid) =>
      orNothing(() =>
        readdirSync(`/proc/${String(pid)}/fd`).flatMap((fd) =>
          orNothing(() => [readlinkSync(`/proc/${String(pid)}/fd/${fd}`)]),
        ),
      ),
    ),
  );
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) =>
    orNothing(() =>
      readFileSync(`/proc/net/${kind}`, 'utf8')
        .split('\n')
        .slice(1)
        .map((row) => row.trim().split(/\s+/))
        .filter(([, , remote = '', , , , , , , inode = '']) => {
          const isOpen = remote !== '' && !NOBODY.test(remote) && !LOOPBACK.test(remote);
          return isOpen && own.has(`socket:[${inode}]`);
        })
        .map(([, , remote = '']) => `${kind} ${remote}`),
    ),
  );
}
