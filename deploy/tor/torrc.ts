/** What each Tor of a private network is told. All of it stays on the loopback interface. */
export interface Ports {
  readonly authority: number;
  readonly directory: number;
}

/** For each of them; it ends with the process that started it. */
const common = (folder: string, authority: string): string[] => [
  'TestingTorNetwork 1',
  `DataDirectory ${folder}`,
  `__OwningControllerProcess ${String(process.pid)}`,
  `ControlSocket ${folder}/ctl`,
  `Log notice file ${folder}/notice.log`,
  'ShutdownWaitLength 0',
  'AvoidDiskWrites 1',
  'NumCPUs 1',
  'PathsNeededToBuildCircuits 0.67',
  'TestingClientDownloadInitialDelay 0',
  'TestingServerDownloadInitialDelay 0',
  authority,
];

const relaying = (name: string, port: number): string[] => [
  `Nickname ${name}`,
  'Address 127.0.0.1',
  'AddressDisableIPv6 1',
  `ORPort 127.0.0.1:${String(port)}`,
  'SocksPort 0',
  'ExitRelay 0',
  'ExitPolicy reject *:*',
  'AssumeReachable 1',
  'ContactInfo none@example.invalid',
  'ServerDNSDetectHijacking 0',
  'ServerDNSTestAddresses',
  'ServerDNSAllowBrokenConfig 1',
];

/** Seconds between first votes; a divisor of half an hour. */
const INITIAL = 300;
/** Such that a vote comes out so many seconds from now. */
export const voteIn = (seconds: number): string =>
  String(Math.floor(Date.now() / 1000 + seconds) % INITIAL);
export const START_OFFSET = 'TestingV3AuthVotingStartOffset';

export const authorityRc = (folder: string, line: string, ports: Ports): string =>
  text([
    ...common(folder, line),
    ...relaying('auth0', ports.authority),
    `DirPort 127.0.0.1:${String(ports.directory)}`,
    'AuthoritativeDirectory 1',
    'V3AuthoritativeDirectory 1',
    'PublishServerDescriptor 0',
    `TestingV3AuthInitialVotingInterval ${String(INITIAL)}`,
    'TestingV3AuthInitialVoteDelay 2',
    'TestingV3AuthInitialDistDelay 2',
    `${START_OFFSET} ${voteIn(INITIAL - 1)}`,
    'V3AuthVotingInterval 1800',
    'V3AuthVoteDelay 2',
    'V3AuthDistDelay 2',
    'V3AuthNIntervalsValid 48',
    'TestingDirAuthVoteExit *',
    'TestingDirAuthVoteHSDir *',
    'TestingDirAuthVoteGuard *',
    'TestingMinExitFlagThreshold 0',
    'MinUptimeHidServDirectoryV2 0',
    'TestingAuthDirTimeToLearnReachability 0',
  ]);

export const relayRc = (folder: string, line: string, name: string, port: number): string =>
  text([...common(folder, line), ...relaying(name, port)]);

/** The drop's own Tor: what `turnbox-server onion` wrote is all that it serves. */
export const servicesRc = (folder: string, line: string, include: string): string =>
  text([...common(folder, line), 'SocksPort 0', `%include ${include}`]);

export const clientRc = (
  folder: string,
  line: string,
  port: number,
  more: readonly string[],
): string =>
  text([
    ...common(folder, line),
    // With the extended errors a client learns why a service cannot be reached.
    `SocksPort 127.0.0.1:${String(port)} IsolateSOCKSAuth ExtendedErrors`,
    'ClientOnly 1',
    ...more,
  ]);

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
