import type { Engine } from '../../crypto/engine/engine.js';
import { refuse } from '../../crypto/refusal.js';
import { bundlePath } from '../../crypto/wire/bundle.js';
import type { Bytes } from '../../crypto/wire/bytes.js';
import { checkFile } from '../../crypto/wire/file.js';
import { type HeadText, parseHead, HEAD_CAP } from '../../crypto/wire/head.js';
import { keyName, noteHash, parseVerifierKey } from '../../crypto/wire/note.js';
import { parseRoster, type Roster, ROSTER_CAP, verifyRoster } from '../../crypto/wire/roster.js';
import { verifyNextRoster, verifyRosters } from '../../crypto/wire/rosterChain.js';
import { stop } from '../refusal.js';
import { identityOf, rostersOf } from '../vault/line.js';
import type { Vault } from '../vault/vault.js';
import type { BundleFolder } from './bundleFolder.js';

/**
 * Rosters come first: they say whose signatures all the rest must carry. The first one is believed
 * because a person compared the root's words; every later one follows from it.
 */
export async function takeRosterFile(
  engine: Engine,
  vault: Vault,
  bytes: Uint8Array,
  published: string | undefined,
): Promise<Roster> {
  const known = rostersOf(vault);
  if (known.length === 0) return takeFirst(engine, vault, bytes, published ?? stop('root-needed'));
  const roster = parseRoster(bytes);
  const hash = await noteHash(engine, roster.note.text);
  const newest = known.at(-1);
  const same = known.find(({ epoch }) => epoch === roster.claims.epoch);
  if (roster.claims.line !== newest?.line) return refuse('wrong-line');
  if (same !== undefined) return same.hash === hash ? same : refuse('roster-fork');
  return takeNext(engine, vault, bytes);
}

async function takeFirst(
  engine: Engine,
  vault: Vault,
  bytes: Uint8Array,
  published: string,
): Promise<Roster> {
  const { name, key } = await parseVerifierKey(engine, published);
  const parsed = parseRoster(bytes);
  const identity = identityOf(vault);
  const { line } = parsed.claims;
  if (name !== keyName('root', line)) return stop('root-differs');
  if (identity.line !== null && identity.line !== line) return refuse('wrong-line');
  const roster = await verifyRoster(engine, parsed, key);
  await vault.transaction(() => {
    keep(vault, roster, bytes);
    vault.identity.put(1, { ...identity, line, root: key });
  });
  return roster;
}

async function takeNext(engine: Engine, vault: Vault, bytes: Uint8Array): Promise<Roster> {
  const identity = identityOf(vault);
  const newest = rostersOf(vault).at(-1) ?? stop('roster-needed');
  const pinned = identity.root ?? stop('root-needed');
  const { roster, root } = await verifyNextRoster(engine, newest, bytes, pinned);
  await vault.transaction(() => {
    keep(vault, roster, bytes);
    vault.identity.put(1, { ...identity, root });
  });
  return roster;
}

const keep = (vault: Vault, roster: Roster, bytes: Uint8Array): void =>
  vault.rosters.put(roster.epoch, { note: new Uint8Array(bytes), hash: roster.hash });

/** The newest head of a bundle, which lists all that belongs to it; not checked yet. */
export function newestHead(bundle: BundleFolder): HeadText {
  const edition = bundle.numbers('heads').at(-1) ?? stop('bundle-missing');
  return parseHead(bundle.read(bundlePath.head(edition), HEAD_CAP) ?? refuse('file-missing'))
    .claims;
}

/** Takes the rosters that a bundle brings; those that came before this vault's first one too. */
export async function takeRosters(
  engine: Engine,
  vault: Vault,
  bundle: BundleFolder,
  head: HeadText,
): Promise<readonly Roster[]> {
  const known = rostersOf(vault);
  const first = known[0] ?? stop('roster-needed');
  const newest = known.at(-1) ?? first;
  if (head.line !== first.line) return refuse('wrong-line');
  const listed = [...head.rosters].reverse();
  const readListed = async (epoch: number): Promise<Bytes> => {
    const line = listed[epoch - 1] ?? refuse('roster-gap');
    const bytes = bundle.read(bundlePath.file(line.hash), ROSTER_CAP) ?? refuse('file-missing');
    await checkFile(engine, bytes, line);
    return new Uint8Array(bytes);
  };
  for (let epoch = newest.epoch + 1; epoch <= listed.length; epoch += 1)
    await takeNext(engine, vault, await readListed(epoch));
  if (first.epoch > 1) {
    const earlier: Bytes[] = [];
    for (let epoch = 1; epoch < first.epoch; epoch += 1) earlier.push(await readListed(epoch));
    await takeEarlier(engine, vault, earlier);
  }
  return rostersOf(vault);
}

async function takeEarlier(engine: Engine, vault: Vault, earlier: readonly Bytes[]): Promise<void> {
  const known = vault.rosters.all().map(({ value }) => value.note);
  const root = identityOf(vault).root ?? stop('root-needed');
  const all = await verifyRosters(engine, [...earlier, ...known], root);
  await vault.transaction(() => {
    for (const [i, bytes] of earlier.entries()) {
      const roster = all[i];
      if (roster !== undefined) keep(vault, roster, bytes);
    }
  });
}
