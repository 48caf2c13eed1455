import { examine } from '../doctor/examine.js';
import { type State, worstOf } from '../doctor/finding.js';
import type { Io } from './io.js';

export interface DoctorOptions {
  readonly json: boolean;
}

/** 0 all well, 1 something to look at within a week, 2 something to mend today. */
export const EXIT: Readonly<Record<State, number>> = { ok: 0, look: 1, mend: 2 };
const SIGNS: Readonly<Record<State, string>> = { ok: 'ok  ', look: 'LOOK', mend: 'MEND' };

/** Looks over a line and its machine: `turnbox-server doctor /var/lib/turnbox/line` */
export async function doctor(dir: string, { json }: DoctorOptions, io: Io): Promise<number> {
  const findings = await examine(dir, io);
  const worst = worstOf(findings);
  if (json) io.out(JSON.stringify({ state: worst, findings }));
  else
    for (const { check, state, says, mend } of findings) {
      io.out(`${SIGNS[state]}  ${check}: ${says}`);
      if (mend !== '') io.out(`      ${mend}`);
    }
  return EXIT[worst];
}
