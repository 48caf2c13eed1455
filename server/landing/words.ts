/**
 * The landing page's own words, and those of poster and cards, in English. They are read on an
 * ordinary phone, outside Tor, perhaps by somebody in a hurry: what leaves a trace is said first.
 */
export const words = {
  leave: 'Leave now',
  left: { title: 'Nothing to see here', text: 'You can close this page now.' },

  danger: 'In danger now?',
  traces: {
    title: 'Before you go on',
    facts: [
      'This page is not the line itself. It only says how to get there. There is nothing to fill in.',
      'Your browser remembers that you were here. Clear its history, or use a private window next time.',
      'You need a free app, Tor Browser. Installing shows on this phone: as an app, in the shop’s list, and on a shared account.',
      'Does somebody look at this phone? Use a device that they never hold: a friend’s, a library’s. Not one from work, and not the network at work.',
    ],
  },
  get: {
    title: 'Get Tor Browser',
    facts: [
      'Computer: from torproject.org, and from nowhere else.',
      'Android: Tor Browser, by The Tor Project, in your phone’s app shop or from torproject.org.',
      'iPhone: there is no Tor Browser. Onion Browser opens this line too, but protects you less.',
      'Is the site blocked? Write to gettor@torproject.org, from an address that nobody else reads.',
    ],
  },
  open: {
    title: 'Open this address in it',
    text: 'In Tor Browser, and in no other browser. Anywhere else it does not work, and leaves a trace.',
  },
  check: {
    title: 'Check that it is genuine',
    facts: [
      'Compare the whole address with the poster or the card: every letter.',
      'On the site, open ‘How this keeps you safe’. These twelve words must stand there. If one differs, do not write anything.',
      'Never look the address up in a search. Never follow a link to it that somebody sent you.',
    ],
  },

  scanning: 'Scanning leaves a trace on this phone',
  poster: {
    runBy: '{name} runs this line.',
    how: 'How to get there:',
    byHand: 'Or type this in Tor Browser, which is free:',
    genuine: 'It is the right place if these twelve words stand there:',
    phone:
      'Do not scan or photograph this with a phone that somebody else looks at, or a phone from work.',
    typed: 'Or type this in Tor Browser:',
    card: 'Check these twelve words there:',
  },
} as const;
