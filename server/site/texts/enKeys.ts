/** For whoever wants to check rather than believe. */
export const enKeys = {
  title: 'Keys',
  link: 'Who reads, and all keys',
  text: 'For whoever wants to check. All of it is public, and the same for everyone.',
  root: 'The key that vouches for everyone',
  readers: 'Who reads',
  couriers: 'Who carries sealed messages, and cannot open them',
  pgp: 'OpenPGP key',
  roster: 'List number {epoch}, of {day}. It ends on {expires}.',
  notes: 'The signed notes themselves',
  rosterNote: 'This list',
  headNote: 'The newest edition',
  notesText: 'What an edition names by its hash lies at /f/ and that hash.',
};
