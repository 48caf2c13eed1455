import { isExpired } from '../../crypto/wire/rosterChain.js';
import { today } from '../../crypto/wire/day.js';
import { readCertificates } from '../config/certificates.js';
import { openLine, serve } from '../line.js';
import { awaitedCouriers } from '../editions/bringBack.js';
import { intakeNotes } from './intakeNotes.js';
import type { Line } from '../openedLine.js';
import { SetUpFault } from '../setUpFault.js';
import type { Io } from './io.js';

/** Serves a line until it is stopped: `turnbox-server start /var/lib/turnbox/line` */
export async function start(dir: string, io: Io): Promise<void> {
  const { engine, clock, assets } = io;
  const report = (kind: string): void => io.note(`Something went wrong at the drop (${kind}).`);
  const line = await openLine(dir, { engine, clock, assets, report });
  try {
    const { roster } = await line.standing();
    if (isExpired(roster, today(clock)))
      io.note(
        'The roster has expired: nothing new is sealed. Ask the root key holders for the next.',
      );
    const [intake, reached] = await Promise.all([line.store.intake(), line.store.reached()]);
    const awaited = await awaitedCouriers(line, await line.standing());
    const labels = awaited.map(({ label }) => label);
    for (const note of intakeNotes(intake, reached, labels)) io.note(note);
    for (const label of (await readCertificates(line.pgp, roster)).missing)
      io.note(
        `The OpenPGP certificate of ${label} is not in the folder pgp of the line. Put it there.`,
      );
    const serving = await serve(line);
    io.out(`site     ${serving.siteUrl}`);
    io.out(`couriers ${serving.courierUrl}`);
    io.onReload?.(() => sayReloaded(line, io));
    await io.stopped();
    await serving.close();
  } finally {
    await line.close();
  }
}

/** A slip in the file takes nothing down: the drop goes on as it was, and says what to mend. */
function sayReloaded(line: Line, io: Io): void {
  try {
    const { restart } = line.reload();
    io.note('The limits of config.json count now.');
    if (restart) io.note('Where the drop listens was changed too: that counts after a restart.');
  } catch (error) {
    if (!(error instanceof SetUpFault)) throw error;
    io.note(error.message);
    io.note('Nothing was changed: the drop goes on as it was.');
  }
}
