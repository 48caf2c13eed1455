/** What to know before writing: what this is, who reads, what is protected and what is not. */
export const enAbout = {
  title: 'Before you start',
  what: 'What this is',
  whatText:
    'A form, and a box that only the people you choose can open. {name} runs it. Nobody reads it live.',
  who: 'Who reads',
  whoText: 'You choose, by name, while you write. Ticked at first: {groups}. Nobody else is.',
  can: 'What is protected',
  levelStandard: 'Your browser is at the level Standard, and seals here.',
  levelSafer: 'Your browser is at the level Safer, and seals here. It is also harder to attack.',
  levelSafest: 'Scripts are off in your browser, as at the level Safest.',
  canFacts: [
    'Your browser seals your message before it leaves. Only the people you choose can open it.',
    'Our server cannot read your message. Through Tor, it cannot see where you are.',
    'Nothing is saved on this device: no cookie, no account.',
    'Sending a message and looking for a reply fetch the same and send the same amount.',
  ],
  cannot: 'What it cannot do',
  cannotFacts: [
    'Your words may show who you are.',
    'Anyone watching this device may see everything. Keyboards may learn what you type.',
    'The people who read could pass it on.',
    'It cannot hide that Tor Browser is on this device, or downloads, or spyware.',
    'Whoever took over our server could change what this page does.',
    'Large files can stand out.',
    'We cannot send help.',
  ],
  saferText: 'At the level Safer, this page works just as well.',
  genuine: 'Is this the right line?',
  genuineText:
    'Compare the address above, every letter, and these twelve words with the poster, or with wherever you heard of this line. The words stand for the key that vouches for everyone who reads. If anything differs, do not write here.',
};
