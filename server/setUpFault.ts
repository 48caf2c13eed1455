/**
 * Something that whoever runs the drop has to mend before it can go on. The message is one plain
 * sentence for them, and says what to do; it never holds a key.
 */
export class SetUpFault extends Error {
  readonly code: SetUpCode;
  constructor(code: SetUpCode, message: string) {
    super(message);
    this.name = 'SetUpFault';
    this.code = code;
  }
}

export type SetUpCode =
  | 'folder-taken'
  | 'folder-missing'
  | 'file-unreadable'
  | 'config-malformed'
  | 'site-malformed'
  | 'language-unknown'
  | 'language-unread'
  | 'assets-missing'
  | 'roster-missing'
  | 'roster-other-drop'
  | 'roster-other-site'
  | 'roster-refused'
  | 'few-readers'
  | 'few-couriers'
  | 'store-newer'
  | 'store-older'
  | 'listener-taken'
  | 'onion-missing'
  | 'tor-data'
  | 'courier-label'
  | 'line-name'
  | 'line-closed'
  | 'closing-day'
  | 'line-running'
  | 'not-confirmed'
  | 'landing-url'
  | 'file-unwritten'
  | 'file-taken'
  | 'recipient-bad'
  | 'backup-closed'
  | 'backup-damaged'
  | 'intake-open'
  | 'intake-closed'
  | 'blobs-waiting'
  | 'line-moved'
  | 'not-brought-back'
  | 'couriers-missing'
  | 'command-failed';
