import { statSync } from 'node:fs';

/**
 * Does something as the user to whom a folder belongs: whoever owns Tor's data folder is the user
 * that Tor runs as. Root would follow any link that this user had put there, and change or give away
 * what lies behind it; so root is laid down meanwhile.
 */
export function asOwnerOf<T>(folder: string, work: () => T): T {
  const { geteuid, seteuid, getegid, setegid, getgroups, setgroups } = process;
  const { uid, gid } = statSync(folder);
  if (geteuid?.() !== 0 || uid === 0 || !seteuid || !setegid || !setgroups) return work();
  const before = { group: getegid?.() ?? 0, groups: getgroups?.() ?? [] };
  setgroups([gid]);
  setegid(gid);
  seteuid(uid);
  try {
    return work();
  } finally {
    seteuid(0);
    setegid(before.group);
    setgroups(before.groups);
  }
}
