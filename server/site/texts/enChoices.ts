/** What may be said with one tick, and what each cannot do. */
export const enChoices = {
  'lost-words': {
    label: 'I wrote before but lost my words',
    hint: 'This begins anew: nobody can restore the words, and nobody can prove that both messages are yours. Say only enough for the readers to find the first one. Do not repeat what was in it.',
  },
  withdrawn: {
    label: 'Please do not act on my report',
    hint: 'The readers see this first. They may already have acted, and where somebody is in danger the law may leave them no choice. They cannot unread it.',
  },
  move: {
    label: 'My words are no longer safe. Give me new ones',
    hint: 'New replies go to the new words alone. Whoever has seen the old words can still read what was sent to them. It proves that somebody has both, not who.',
  },
};
