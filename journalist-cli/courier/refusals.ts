/** Why a courier could not do what it was asked; the closed union of this program's own codes. */
const ADVICE = {
  'drop-unreachable':
    'The drop does not answer. Check that it runs and that its address is right, then sync again.',
  'drop-elsewhere':
    'With --direct only a drop on this same computer is reached. Leave --direct away to go through Tor.',
  'drop-needs-direct':
    'This is an address of this same computer, where Tor does not lead. If the drop runs here, say --direct.',
  'drop-not-onion':
    'This is not an onion address without a slip: http://, 56 letters and digits, .onion. Copy it again.',
  'socks-malformed': 'Give the SOCKS port as address and number: --socks 127.0.0.1:9050',
  'tor-missing':
    'Tor does not answer on this computer. Connect to Tor first, or say where it listens: --socks HOST:PORT',
  'tor-other':
    'Something answers at the SOCKS port, but not as Tor does. Check --socks: Tor is usually at 127.0.0.1:9050, and at 9150 with Tor Browser.',
  'tor-refused':
    'Tor could not reach the drop. It may be down, or this computer may not be connected. Wait a few minutes, then try again.',
  'onion-not-found':
    'Tor finds no drop at this address. It may be down, or may have moved. Ask the operator.',
  'onion-away':
    'Tor found the drop, but it did not let anybody in just now. It may be busy or restarting. Try again in a few minutes.',
  'onion-key-missing':
    "Tor on this computer lacks the key to the couriers' entrance. Put the onion key into Tor; docs/COURIER.md says how.",
  'onion-key-wrong':
    "The key to the couriers' entrance that Tor has is not the right one. Ask the operator whether yours is still let in.",
  'onion-address-wrong': 'Tor says that this onion address has a slip in it. Copy it again.',
  'drop-garbled': 'The drop answered with something that is not an answer. Check its address.',
  'drop-denied': 'The drop refused this request.',
  'drop-rolled-back':
    'The drop no longer has editions or batches that this courier has seen. Do not sync; tell the operator that it was set back.',
  'drop-restored':
    'The drop was restored from its back-up and waits for the other couriers. What you know is there now. Sync again when they have synced.',
  'drop-roster-old':
    'This drop was restored with an older roster than you have seen. The operator has to load the newest one first, with its site.json; then sync again.',
  'drop-behind':
    'A reader has seen an edition or a batch that this restored drop was not given. Let the courier who fetched it sync first.',
  'drop-moved':
    'This line goes on from another machine. Sync with that one: nothing here counts any more.',
  'outbox-set-back':
    'The drop offers an older outbox of a reader than was published, or none. Do not sync; tell the operator and that reader.',
  'outbox-stranger':
    'Nobody on the roster has this folder. It is of another line, or of a reader who was removed.',
  'not-joined':
    'This courier does not know its line yet. Run: turnbox-courier join --drop ADDRESS --root KEY --roster FILE',
  'already-joined':
    'This courier belongs to a line already. Make another folder for another line; if its drop has another address now, say --again.',
  'line-other':
    'This roster is of another line than the one that this courier carries for. Make another folder for another line.',
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
    // A drop's own words may be anybody's: they are never said as this program's.
    super(drop === undefined ? ADVICE[code] : `The drop says: ${drop.advice}`);
    this.name = 'CourierRefusal';
    this.code = code;
    this.drop = drop?.code;
  }
}
