/**
 * Why one of the two tools stopped, beside what the formats refuse. Programs go by the code; a
 * person reads the advice, which never repeats what was typed or read.
 */
const ADVICE = {
  usage: 'That is not a way to call this command.',
  'wrong-passphrase': 'This passphrase does not open it. Check capitals and spaces, and try again.',
  'passphrase-missing': 'There is no terminal to ask for the passphrase. Give --passphrase-file.',
  'passphrase-short': 'This passphrase is too short. Use five words or more, or 12 characters.',
  'passphrase-differs': 'The two passphrases are not alike. Nothing was made. Try again.',
  'key-file-damaged': 'The key file is damaged. Bring back a copy of it.',
  'vault-in-use': 'This vault is open in another window. Close it there first.',
  'vault-locked': 'This vault was locked meanwhile. Give the passphrase again.',
  'vault-exists': 'There is already a vault in this folder. Choose another folder.',
  'folder-not-empty': 'There is something in this folder. Choose an empty one, or a new name.',
  'vault-missing': 'There is no vault in this folder. Give the right one with --vault.',
  'vault-damaged': 'A row of this vault is damaged. Do not use it; bring back a copy.',
  'vault-newer': 'This vault was made by a newer version of turnbox. Use that one.',
  'file-unreadable': 'A file cannot be read. Check its name and that the stick is in.',
  'file-exists': 'There is already a file of that name. Choose another name.',
  'file-unwritable': 'A file cannot be written. Check the folder, and that there is room.',
  'not-root': 'This vault is not a root vault. Rosters are signed in the root vault.',
  'not-reader': 'A root vault reads no messages. Use a vault made with --role reader.',
  'root-needed': "For the first roster give the line's published key: --root root.XXXXXXXX+...",
  'root-differs': 'This roster is signed by another root than the one given. Do not use it.',
  'roster-needed': "This vault knows no line yet. Import the line's roster file first.",
  'roster-exists': 'This vault has made a first roster already. Use: turnbox roster next',
  'not-on-roster': 'This vault is on no roster of the line. Give its card to the root key holders.',
  'reader-unknown': 'No reader or courier of the roster has that key id. See: turnbox roster show',
  'group-unknown': 'A reader is in a group that site.json does not name.',
  'site-malformed': 'site.json is not in its form. It must be JSON with the root key and groups.',
  'site-root': 'site.json names another root key than this vault holds. See: turnbox roster key',
  'share-word': 'A word of a recovery sheet is not on the list.',
  'shares-few': 'These sheets are too few, or not of this root key. Bring one more.',
  'shares-number': 'A root key is split over 2 to 20 sheets, of which at least 2 are needed.',
  'certificate-unusable': 'This OpenPGP certificate cannot encrypt. Ask for a newer one.',
  'pgp-unusable': 'This file holds no OpenPGP secret key that opens messages.',
  'pgp-locked': 'This passphrase does not unlock the OpenPGP key. Try again.',
  'session-keys-missing':
    'This file holds no session key. It is what gpg --show-session-key wrote beside the message.',
  'day-key-missing': 'There is no key of that day here: it was destroyed, or never made.',
  'bundle-missing':
    'This folder holds nothing for this vault. Check the stick, or ask the courier.',
  'bundle-old': 'This stick is older than what the vault has. Ask the courier for a fresh one.',
  'bundle-incomplete': 'Something is missing on this stick. What was whole is in; sync again.',
  'stick-missing': 'There is no such folder. Check that the stick is in, and its name.',
  'restored-needs-all':
    'This vault was made from a back-up and needs everything. Run turnbox outbox on this stick, which asks the courier for it, and bring the stick there and back.',
  'restored-waits':
    'This vault was made from a back-up: import a stick before it writes an outbox. The stick now asks the courier for everything.',
  'clock-behind': 'The clock of this computer is behind. Set it to the right day first.',
  stopped: 'It was stopped. What was whole is in; the rest can be done again.',
  'tip-unknown': 'There is no message of that number. See: turnbox list',
  'tip-unanswerable': 'This message proves no source, so no answer would reach anybody.',
  'tip-unproved': 'This message proves no source, so it is on no thread.',
  'reply-unchecked':
    'Nothing was sealed. Read what stands above, change your words, or add --checked if they are right.',
  'text-empty': 'There are no words to keep.',
  'gist-refused': 'The source has not agreed to a gist. Nothing was passed on.',
  'gist-unasked':
    'The source wants to be asked first. Ask in an answer, and add --source-agreed once they say yes.',
  'gist-too-long': 'A gist has room for 2,000 bytes. Say it in fewer words.',
  'gist-nobody': 'Nobody of that group can be given this gist.',
  'delete-held': 'There is a legal hold on this thread. Nothing of it may be deleted.',
  'delete-kept': 'This thread is to be kept for longer. See: turnbox keep',
  'delete-waits':
    'An answer, or a copy of one for a colleague, is still on its way. Try again after the next syncs.',
  'delete-same-day': 'The second person decides on another day than the first one asked.',
  'delete-one-person': 'Two different readers of the roster must sign before anything is deleted.',
  'delete-left-out':
    'The second signature is of somebody whom the source left out, and who must not know of this.',
  'delete-newer':
    'A message has come on this thread since, or on the very day, that it was asked for. Read it, and ask anew if it may go too.',
  'delete-other': 'This request is not for the thread of that message.',
  'delete-code':
    'That is not the code of this request. Have the person who asked read it out again.',
  'reply-empty': 'There is no text to send.',
  'case-unproved': 'This message proves no source, so it makes no case. See: turnbox export',
  'gist-missing': 'There is no gist. Say in your own words what others need to know.',
  'case-not-agreed':
    'The source has not agreed to this. Ask first; then --agreed, or --court where the law compels you.',
  'case-left-out':
    'One of these keys is of a reader whom the source left out. Nothing was written.',
  'case-incomplete': 'A file of this case is missing, or one is there that its list does not name.',
  'case-changed': 'A file of this case is not as it was signed. Ask for the case again.',
  'case-not-reader': 'The key that signed this case is on no roster of the line. Do not trust it.',
  'recipient-unusable': 'One of these keys cannot be sealed to. Ask its owner for the public key.',
  'claim-unknown': 'This claim is about a thread that is not here.',
} as const;

export type ToolCode = keyof typeof ADVICE;

/** 0 done, 1 refused, 2 called wrongly, 3 in use, 4 wrong passphrase. */
const EXIT: { readonly [code in ToolCode]?: number } = {
  usage: 2,
  'vault-in-use': 3,
  'wrong-passphrase': 4,
};

export class ToolRefusal extends Error {
  readonly code: ToolCode;
  readonly exit: number;
  constructor(code: ToolCode, detail?: string) {
    super(detail === undefined ? ADVICE[code] : `${ADVICE[code]} ${detail}`);
    this.name = 'ToolRefusal';
    this.code = code;
    this.exit = EXIT[code] ?? 1;
  }
}

/** Stops a command. The detail is for a person: a word of the usage, never a parsed input. */
export const stop = (code: ToolCode, detail?: string): never => {
  throw new ToolRefusal(code, detail);
};
