import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DemoLine, makeLine, openDemoLine } from '../demo/line.js';
import { runProgram } from '../demo/programs.js';
import { type RunningDrop, startDrop } from '../demo/server.js';
import { startTorNetwork, type TorNetwork } from './network.js';
import type { RunningTor } from './process.js';

/** A demonstration line whose drop is reached through a private Tor network and in no other way. */
export interface OnionLine {
  readonly network: TorNetwork;
  readonly drop: RunningDrop;
  /** `http://....onion/` */
  readonly site: string;
  readonly couriers: string;
  /** The Tor of the sources; it has no key to the couriers' entrance. */
  readonly sources: RunningTor & { readonly socks: number };
  readonly courier: RunningTor & { readonly socks: number };
  stop(): Promise<void>;
}

export async function openOnionLine(
  line: DemoLine,
  say: (text: string) => void = () => undefined,
): Promise<OnionLine> {
  const starting = startTorNetwork(say);
  // While the network forms, the line is made; whichever fails is seen below.
  starting.catch(() => undefined);
  await makeLine(line, say);
  const addresses = await runProgram('turnbox-server', ['onion', line.drop]);
  const [, site = '', couriers = ''] =
    /^site\s+(\S+)\ncouriers\s+(\S+)$/m.exec(addresses.trim()) ?? [];
  const keys = join(line.folder, 'courier-tor');
  await mkdir(keys, { recursive: true, mode: 0o700 });
  const key = join(keys, 'courier.auth_private');
  await runProgram('turnbox-server', ['onion', line.drop, '--courier', 'courier', '--out', key]);
  say('waiting for the private Tor network ...');
  const network = await starting;
  let drop: RunningDrop | undefined;
  const stop = async (): Promise<void> => {
    await drop?.stop();
    await network.stop();
  };
  try {
    drop = await startDrop(line.drop);
    const [, sources, courier] = await Promise.all([
      network.services(join(line.drop, 'tor', 'turnbox-drop.torrc'), 2),
      network.client('sources'),
      network.client('courier', [`ClientOnionAuthDir ${keys}`]),
    ]);
    await openDemoLine(line, couriers, {}, ['--socks', `127.0.0.1:${String(courier.socks)}`]);
    return { network, drop, site, couriers, sources, courier, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
