/** OpenPGP messages (RFC 9580) within a source's text, which its writer pasted in armour. */
const BLOCK = /-----BEGIN PGP MESSAGE-----[\s\S]*?-----END PGP MESSAGE-----/g;

export const pgpBlocks = (text: string): string[] => text.match(BLOCK) ?? [];

/** The name under which the page asks for a message that was made with a tool of one's own. */
export const PGP_FILE = 'message.pgp';
