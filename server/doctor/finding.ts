/**
 * One thing that the doctor looked at. `look` can wait a week, `mend` cannot wait until tomorrow.
 * The texts are for an operator who is no engineer; none of them names a message or a source.
 */
export type State = 'ok' | 'look' | 'mend';
export interface Finding {
  readonly check: string;
  readonly state: State;
  readonly says: string;
  /** What to do; empty when there is nothing. */
  readonly mend: string;
}

export const ok = (check: string, says: string): Finding => ({
  check,
  state: 'ok',
  says,
  mend: '',
});
export const look = (check: string, says: string, mend: string): Finding => ({
  check,
  state: 'look',
  says,
  mend,
});
export const mend = (check: string, says: string, how: string): Finding => ({
  check,
  state: 'mend',
  says,
  mend: how,
});

const ORDER: readonly State[] = ['ok', 'look', 'mend'];
/** The worst of all. */
export const worstOf = (findings: readonly Finding[]): State =>
  findings.reduce<State>(
    (worst, { state }) => (ORDER.indexOf(state) > ORDER.indexOf(worst) ? state : worst),
    'ok',
  );

export const days = (n: number): string => (n === 1 ? '1 day' : `${String(n)} days`);
