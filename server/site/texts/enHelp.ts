/** Advice that differs from person to person, and says so. */
export const enHelp = {
  title: 'Help',
  link: 'Help: devices, photos, what to leave out',
  parts: [
    {
      title: 'A phone or home that you share',
      facts: [
        'Little time? One box is enough. You can add more another day.',
        'Tor Browser shows on the phone. What you save stays in its downloads and back-ups.',
        'Keep your words where nobody else looks, or choose ‘No replies’.',
      ],
    },
    {
      title: 'Your own computer',
      facts: [
        'Best: your own computer, on public Wi-Fi, with your phone left at home.',
        'Never a device or network of your work: it may be watched.',
      ],
    },
    {
      title: 'A library or a friend’s computer',
      facts: [
        'Others may see the screen, and cameras may see you.',
        'This page opens in Tor Browser alone, which many do not allow.',
      ],
    },
    {
      title: 'What to leave out',
      facts: [
        'What only you could know.',
        'Your way of saying things: write short and plain.',
        'Few people opened this file? Describe it instead.',
      ],
    },
    {
      title: 'Photos',
      facts: [
        'They can hide place, time and phone.',
        'Look again: faces, rooms, mirrors, reflections.',
        'Could only you have taken it? Describe it instead.',
        'Your own copy stays on this device and its back-ups.',
      ],
    },
  ],
  leaving: {
    title: 'Leave now',
    facts: ['Hides this page at once. Unsent text is lost. Then close Tor Browser.'],
    scripts: 'Pressing Escape three times does the same.',
    noScripts: 'Without scripts, from a keyboard, this page stays until the empty one has come.',
  },
};
