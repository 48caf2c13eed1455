/** What a release is made of, and what each program may reach. */
export interface Program {
  readonly name: string;
  readonly entry: string;
  /** Node's parts that it has no business with; the executable refuses to load them. */
  readonly denied: readonly string[];
  /** What Node's own permissions allow beside files. */
  readonly allowed: readonly string[];
}

/** A debugger, threads and other code than its own are of use to nobody but an attacker. */
const NEVER = [
  'cluster',
  'inspector',
  'inspector/promises',
  'repl',
  'vm',
  'wasi',
  'worker_threads',
];
const NETWORK = ['dgram', 'dns', 'dns/promises', 'http', 'http2', 'https', 'net', 'tls'];

export const TURNBOX: Program = {
  name: 'turnbox',
  entry: 'journalist-cli/turnbox.ts',
  denied: [...NEVER, ...NETWORK, 'child_process'],
  allowed: [],
};
export const COURIER: Program = {
  name: 'turnbox-courier',
  entry: 'journalist-cli/turnboxCourier.ts',
  // It speaks HTTP over a socket to Tor; names are looked up by nobody.
  denied: [...NEVER, 'dgram', 'http2', 'https'],
  // The command of the person's own choice that `watch` runs.
  allowed: ['--allow-child-process'],
};

export const ARCHITECTURES = ['x64', 'arm64'] as const;
export type Architecture = (typeof ARCHITECTURES)[number];
