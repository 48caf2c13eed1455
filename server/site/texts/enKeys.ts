/** For whoever wants to check rather than believe. */
export const enKeys = {
  title: 'Keys',
  link: 'Who reads, and keys',
  text: 'For whoever wants to check. The same for everyone.',
  root: 'The key that vouches for everyone',
  readers: 'Who reads',
  pgp: 'OpenPGP key',
  roster: 'List number {epoch}, of {day}. It ends on {expires}.',
  notes: 'The signed notes themselves',
  rosterNote: 'This list',
  headNote: 'The newest edition',
  notesText: 'What it names lies at /f/ and its hash.',
};
