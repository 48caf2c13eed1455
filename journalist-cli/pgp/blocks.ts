/** OpenPGP messages (RFC 9580) within a source's text, which its writer pasted in armour. */
const BEGIN = '-----BEGIN PGP MESSAGE-----';
const END = '-----END PGP MESSAGE-----';
/** Nobody pastes more; each is tried with each key. */
const MOST_BLOCKS = 16;

/** By searches that go on where the last one stopped, so that no text takes long. */
export function pgpBlocks(text: string): string[] {
  const blocks: string[] = [];
  let from = text.indexOf(BEGIN);
  while (from >= 0 && blocks.length < MOST_BLOCKS) {
    const end = text.indexOf(END, from);
    if (end < 0) return blocks;
    blocks.push(text.slice(from, end + END.length));
    from = text.indexOf(BEGIN, end);
  }
  return blocks;
}

/** The name under which the page asks for a message that was made with a tool of one's own. */
export const PGP_FILE = 'message.pgp';
