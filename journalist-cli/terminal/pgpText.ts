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
          `  gpg --decrypt DIR/${name}`,
        ]
      : ['', `OpenPGP message, opened with key ${shortOf(key)}`, ...quoted(text, columns)],
  );

const shortOf = (fingerprint: string | null): string =>
  (fingerprint ?? '').slice(-SHORT).toUpperCase();
