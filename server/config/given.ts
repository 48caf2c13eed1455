import { SetUpFault } from '../setUpFault.js';
import { readBytes } from './byteSize.js';
import { type Config, DEFAULT_CONFIG, encodeConfig, type Listener, parseConfig } from './config.js';

/** What `init` is given of a configuration; what is not given is as usual. */
export interface Given {
  readonly site?: string | undefined;
  readonly couriers?: string | undefined;
  readonly room?: string | undefined;
}

export function configGiven({ site, couriers, room }: Given): Config {
  const total = room === undefined ? DEFAULT_CONFIG.inbox.total : readBytes(room);
  if (Number.isNaN(total))
    throw new SetUpFault('config-malformed', 'Say how much room there is as in: --room "16 GiB"');
  const { largest, unfinished } = DEFAULT_CONFIG.inbox;
  const config: Config = {
    ...DEFAULT_CONFIG,
    site: site === undefined ? DEFAULT_CONFIG.site : listenerGiven('--site', site),
    courier:
      couriers === undefined ? DEFAULT_CONFIG.courier : listenerGiven('--couriers', couriers),
    inbox: { total, largest: Math.min(largest, total), unfinished: Math.min(unfinished, total) },
  };
  return parseConfig(encodeConfig(config));
}

function listenerGiven(option: string, text: string): Listener {
  if (text.startsWith('/')) return { socket: text, proxy: true };
  const [, host = '', port = ''] = /^(127\.0\.0\.1|localhost|\[::1\]):(\d{1,5})$/.exec(text) ?? [];
  if (host === '')
    throw new SetUpFault(
      'config-malformed',
      `Write a port of this machine or a socket: ${option} 127.0.0.1:8080, or ${option} /run/turnbox/site.sock`,
    );
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}
