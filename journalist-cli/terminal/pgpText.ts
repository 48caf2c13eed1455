import type { PgpView } from '../pgp/openPgp.js';
import { quoted } from './layout.js';

const SHORT = 16;

/** What an OpenPGP message within a message says, or by which line it can be opened elsewhere. */
export const pgpLines = (views: readonly PgpView[], number: number, columns: number): string[] =>
  views.flatMap(({ name, text, key }) =>
    text === null
      ? [
          '',
          `It holds an OpenPGP message that no key of this vault opens. Where its key is, run:`,
          `  turnbox export ${String(number)} --to DIR --vault VAULT`,
          `  ${gpgLine(`DIR/${name}`)}`,
          'It writes the key of this one message, and nothing of what it says. Back here:',
          `  turnbox show ${String(number)} --session-keys session-keys.txt --vault VAULT`,
        ]
      : ['', `OpenPGP message, opened with ${keyText(key)}`, ...quoted(text, columns)],
  );

/** The line for a person's own gpg, with the secret key on a card or in a keyring; tests run it. */
export const gpgLine = (path: string): string =>
  `gpg --show-session-key --output /dev/null --yes --decrypt ${path} 2> session-keys.txt`;

const keyText = (fingerprint: string | null): string =>
  fingerprint === null
    ? 'the session key that gpg gave'
    : `key ${fingerprint.slice(-SHORT).toUpperCase()}`;
