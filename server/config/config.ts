import * as v from 'valibot';
import { utf8 } from '../../crypto/wire/bytes.js';
import { parseJson } from './json.js';

/** `config.json` of a line's folder: what concerns this machine alone, and no secret. */
export type Listener =
  | { readonly host: string; readonly port: number }
  | {
      /** The path of a Unix socket, which Tor connects to. */
      readonly socket: string;
      /** Whether Tor says first from which circuit a connection comes. */
      readonly proxy?: boolean | undefined;
    };
export interface Config {
  /** The public site, which an onion service points at. */
  readonly site: Listener;
  /** The couriers' entrance, behind a second onion service. */
  readonly courier: Listener;
  readonly store: 'sqlite';
  readonly inbox: {
    /** The largest blob, in bytes. */
    readonly largest: number;
    /** All of the store, in bytes; nothing more is taken beyond. */
    readonly total: number;
    /** What may lie there of uploads that are not finished, in bytes. */
    readonly unfinished: number;
  };
}

const MIB = 1024 * 1024;

export const DEFAULT_CONFIG: Config = {
  site: { host: '127.0.0.1', port: 8080 },
  courier: { host: '127.0.0.1', port: 8081 },
  store: 'sqlite',
  inbox: { largest: 256 * MIB, total: 16 * 1024 * MIB, unfinished: 1024 * MIB },
};

const listener = v.union(
  [
    v.strictObject({
      host: v.pipe(v.string(), v.minLength(1)),
      port: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65535)),
    }),
    v.strictObject({
      socket: v.pipe(v.string(), v.startsWith('/'), v.maxLength(100)),
      proxy: v.optional(v.boolean()),
    }),
  ],
  'write {"host": "127.0.0.1", "port": 8080}, or {"socket": "/run/turnbox/site.sock", "proxy": true}.',
);
const bytes = v.pipe(
  v.number('a number of bytes belongs here.'),
  v.integer('a whole number of bytes belongs here.'),
  v.minValue(MIB, 'allow at least 1 MiB (1048576).'),
);
const schema = v.strictObject(
  {
    site: listener,
    courier: listener,
    store: v.literal('sqlite', 'write "sqlite".'),
    inbox: v.strictObject(
      {
        largest: bytes,
        total: bytes,
        unfinished: v.optional(bytes, DEFAULT_CONFIG.inbox.unfinished),
      },
      'write largest, total and unfinished.',
    ),
  },
  'it has an entry too many or too few: site, courier, store and inbox belong in it.',
);

export const parseConfig = (file: Uint8Array): Config =>
  parseJson('config.json', 'config-malformed', schema, file);

export const encodeConfig = (config: Config): Uint8Array =>
  utf8(`${JSON.stringify(config, null, 2)}\n`);
