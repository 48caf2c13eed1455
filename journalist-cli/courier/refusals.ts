/** Why a courier could not do what it was asked; the closed union of this program's own codes. */
const ADVICE = {
  'drop-unreachable':
    'The drop does not answer. Check that it runs and that its address is right, then sync again.',
  'drop-elsewhere':
    'This version reaches only a drop on this machine, by a loopback address such as http://127.0.0.1:8081.',
  'drop-garbled': 'The drop answered with something that is not an answer. Check its address.',
  'drop-denied': 'The drop refused this request.',
  'drop-rolled-back':
    'The drop no longer has editions or batches that this courier has seen. Do not sync; tell the operator that it was set back.',
  'outbox-set-back':
    'The drop offers an older outbox of a reader than was published, or none. Do not sync; tell the operator and that reader.',
  'not-joined':
    'This courier does not know its line yet. Run: turnbox-courier join --drop ADDRESS --root KEY --roster FILE',
  'already-joined': 'This courier belongs to a line already. Make another folder for another line.',
  'not-on-roster': 'This courier is not on the roster. Give its card to the root key holders.',
  'folder-damaged': 'The settings of this courier are damaged. Bring back a copy of courier.json.',
  'stick-missing': 'The stick is not where you said. Check the folder.',
  outran: 'Other couriers published at the same time, again and again. Sync again in a minute.',
} as const;

export type CourierCode = keyof typeof ADVICE;

export class CourierRefusal extends Error {
  readonly code: CourierCode;
  /** The drop's own code, when it was the drop that refused. */
  readonly drop: string | undefined;
  constructor(code: CourierCode, drop?: { code: string; advice: string }) {
    super(drop === undefined ? ADVICE[code] : drop.advice);
    this.name = 'CourierRefusal';
    this.code = code;
    this.drop = drop?.code;
  }
}
