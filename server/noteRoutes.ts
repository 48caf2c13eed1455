import { Router } from 'express';
import { readCertificates } from './config/certificates.js';
import { hashNamed, orNothing } from './http/address.js';
import { IMMUTABLE, sendBytes } from './http/send.js';
import type { Line } from './openedLine.js';
import type { Standing } from './standing.js';

const NOTE = 'text/plain; charset=utf-8';

/**
 * Rosters and readers' OpenPGP keys as text, to look at rather than to save: a roster by the hash of
 * its signed text, as the next one names it, a key by the hash that the roster pins.
 */
export function noteRoutes(line: Line): Router {
  const router = Router({ caseSensitive: true, strict: true });
  let known: { readonly of: Standing; readonly notes: Promise<Notes> } | undefined;

  router.get('/n/:hash', async (request, response) => {
    const hash = await hashNamed(request, 'hash');
    const standing = await line.standing();
    if (known?.of !== standing) known = { of: standing, notes: readNotes(line, standing) };
    const note = orNothing((await known.notes).get(hash));
    sendBytes(response, note, { type: NOTE, cache: IMMUTABLE });
  });

  return router;
}

type Notes = ReadonlyMap<string, Uint8Array>;

async function readNotes({ store, pgp }: Line, { rosters, roster }: Standing): Promise<Notes> {
  const files = await store.rosters();
  const { armored } = await readCertificates(pgp, roster);
  return new Map([
    ...armored,
    ...rosters.flatMap(({ hash }, i): [string, Uint8Array][] => {
      const file = files[i];
      return file === undefined ? [] : [[hash, file]];
    }),
  ]);
}
