/** Advice that differs from person to person, and says so. */
export const enHelp = {
  title: 'Help',
  link: 'Help: which device, what to leave out, photos',
  parts: [
    {
      title: 'A phone or home that you share',
      facts: [
        'Little time? One box is enough. You can add more another day.',
        'Tor Browser shows on the phone. Whatever you save stays in its downloads and back-ups.',
        'Keyboards may learn what you type. Spelling is switched off here.',
        'Keep your words where nobody else looks, or choose ‘No replies’.',
      ],
    },
    {
      title: 'Your own computer',
      facts: [
        'Best: your own computer, on public Wi-Fi, with your phone left at home.',
        'Never a device or network of your work: it may be watched, and it may be theirs.',
      ],
    },
    {
      title: 'A library or a friend’s computer',
      facts: [
        'Others may see the screen, and cameras may see you. Sit with your back to a wall.',
        'Many do not allow Tor Browser. This page opens in no other.',
      ],
    },
    {
      title: 'What to leave out',
      facts: [
        'What only you could know, have seen or have in your hands.',
        'Your name, your work, your way of saying things. Write short and plain.',
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
    facts: [
      'Hides this page at once. Text that was not sent is lost. Then close Tor Browser.',
      'It cannot hide Tor Browser, downloads or spyware.',
    ],
    scripts: 'Pressing Escape three times does the same.',
    noScripts:
      'Without scripts, from a keyboard, this page stays in sight until the empty one has come. Escape does nothing.',
  },
};
