import * as v from 'valibot';
import { fromUtf8, utf8 } from '../../crypto/wire/bytes.js';
import { bytesText, readBytes } from './byteSize.js';
import { jsonText, parseJson } from './json.js';

/** `config.json` of a line's folder: what concerns this machine alone, and no secret. */
export type Listener =
  | { readonly host: string; readonly port: number }
  | {
      /** The path of a Unix socket, which Tor connects to. */
      readonly socket: string;
      /** Whether Tor says first from which circuit a connection comes. */
      readonly proxy?: boolean | undefined;
    };
/** What a running drop can take up without a restart. */
export interface Limits {
  /** The largest blob, in bytes. */
  readonly largest: number;
  /** All of the store, in bytes; nothing more is taken beyond. */
  readonly total: number;
  /** What may lie there of uploads that are not finished, in bytes. */
  readonly unfinished: number;
}
export interface Config {
  /** The public site, which an onion service points at. */
  readonly site: Listener;
  /** The couriers' entrance, behind a second onion service. */
  readonly courier: Listener;
  readonly store: 'sqlite';
  readonly inbox: Limits;
}

const MIB = 1024 * 1024;

export const DEFAULT_CONFIG: Config = {
  site: { host: '127.0.0.1', port: 8080 },
  courier: { host: '127.0.0.1', port: 8081 },
  store: 'sqlite',
  inbox: { largest: 256 * MIB, total: 16 * 1024 * MIB, unfinished: 1024 * MIB },
};

const PATH = 'a path of up to 100 letters belongs here, such as "/run/turnbox/site.sock".';
const PORT = 'a port from 0 to 65535 belongs here.';
const listener = v.union(
  [
    v.strictObject({
      host: v.pipe(v.string(), v.minLength(1)),
      port: v.pipe(v.number(PORT), v.integer(PORT), v.minValue(0, PORT), v.maxValue(65535, PORT)),
    }),
    v.strictObject({
      socket: v.pipe(v.string(), v.startsWith('/', PATH), v.maxLength(100, PATH)),
      proxy: v.optional(v.boolean()),
    }),
  ],
  'write {"host": "127.0.0.1", "port": 8080}, or {"socket": "/run/turnbox/site.sock", "proxy": true}.',
);
const SIZE = 'a size belongs here, such as "256 MiB" or "16 GiB".';
const bytes = v.pipe(
  v.union([v.number(), v.string()], SIZE),
  v.transform(readBytes),
  v.number(SIZE),
  v.integer('a whole number of bytes belongs here.'),
  v.minValue(MIB, 'allow at least 1 MiB.'),
);
const isAlike = (a: Listener, b: Listener): boolean =>
  JSON.stringify(a) === JSON.stringify(b) && !('port' in a && a.port === 0);

const inbox = v.strictObject(
  {
    largest: bytes,
    total: bytes,
    unfinished: v.optional(bytes, DEFAULT_CONFIG.inbox.unfinished),
  },
  'write largest, total and unfinished, and nothing else.',
);
const schema = v.pipe(
  v.strictObject(
    { site: listener, courier: listener, store: v.literal('sqlite', 'write "sqlite".'), inbox },
    'it has an entry too many or too few: site, courier, store and inbox belong in it.',
  ),
  v.forward(
    v.check(({ site, courier }) => !isAlike(site, courier), 'make this another than site.'),
    ['courier'],
  ),
);

/** Whether some limit can never be reached. It harms nothing, so a drop starts with it all the same. */
export const isLopsided = ({ inbox: { largest, total, unfinished } }: Config): boolean =>
  largest > total || unfinished > total;

const FILE = 'config.json';
/** An older drop's file, without a comment, is read as well. */
const READING = { comments: true };

export const parseConfig = (file: Uint8Array): Config =>
  parseJson(FILE, 'config-malformed', schema, file, READING);

const listenerText = (where: Listener): string => {
  const entries = Object.entries(where).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  return `{ ${entries.join(', ')} }`;
};

/** The file as `init` writes it, with what each entry is for. */
export const encodeConfig = ({ site, courier, store, inbox: limits }: Config): Uint8Array =>
  utf8(`// What concerns this machine alone. After a change: turnbox-server check DIR
{
  // Where the public site listens, for Tor on this machine: a port of 127.0.0.1, or a socket.
  // A change here counts after a restart. turnbox-server onion writes both.
  "site": ${listenerText(site)},

  // The couriers' entrance, behind an onion service of its own.
  "courier": ${listenerText(courier)},

  // The only store that there is.
  "store": ${JSON.stringify(store)},

  // How much is taken. A change here counts at once: systemctl reload, or kill -HUP.
  "inbox": {
    // The largest message with its files, sealed.
    "largest": ${bytesText(limits.largest)},
    // All that lies here. Beyond, nothing more is taken; an eighth is kept for text alone.
    "total": ${bytesText(limits.total)},
    // What may lie here of uploads that nobody finished; they go after a day.
    "unfinished": ${bytesText(limits.unfinished)}
  }
}
`);

/** The same file with other listeners, and all else as the operator wrote it. */
export function withListeners(
  file: Uint8Array,
  listeners: Pick<Config, 'site' | 'courier'>,
): Uint8Array {
  const { placeOf } = jsonText(FILE, 'config-malformed', file, READING);
  let text = fromUtf8(file);
  const changes = (['site', 'courier'] as const)
    .map((name) => ({ ...placeOf([name]), where: listeners[name] }))
    .sort((a, b) => b.from - a.from);
  for (const { from, to, where } of changes)
    text = text.slice(0, from) + listenerText(where) + text.slice(to);
  return utf8(text);
}
