/** The questions of a line, part by part, and what hangs on the answers. */
export const enQuestions = {
  offer: 'Would questions help? Answer them part by part.',
  part: 'Part {n} of {of}. Leave empty whatever you like.',
  skip: 'Skip this part',
  leftOut: 'Not ticked because of what you answered. Tick them if they may read it all the same.',
  gist: 'May a gist of it go to: {group}?',
  gistHint:
    'A gist says what matters, in the readers’ own words, without what shows who you are. If you answer nothing, nothing is passed on.',
  gistYes: 'Yes',
  gistAsk: 'Ask me first',
  gistNo: 'No',
};
