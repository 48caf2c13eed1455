/** What the page says to a source without scripts, in English. */
export const enPlain = {
  go: 'Go on without scripts',
  warning: {
    title: 'Sealing in your browser is off',
    facts: [
      'Scripts are switched off. So our server seals your message as it arrives.',
      'At that moment it could read everything: your message, your files, your eight words, the replies, and who you left out.',
      'It keeps only what is sealed.',
    ],
    stronger: 'Stronger, if you can:',
    scripts:
      'Choose the shield beside the address, then Settings, then Safer or Standard. Then open this page again.',
    pgp: 'If you use OpenPGP: encrypt your message to the people who read, and paste or attach it below. Our server could still read your words and the replies.',
  },
  offline: {
    title: 'Seal it without a network',
    text: 'On a computer that only you use, save these two files. Open the page in Firefox or Tor Browser, network off. It seals your message into a file: attach that below, alone. Our server cannot read it. All three files stay until you delete them.',
    page: 'The page',
    edition: 'Today’s readers and keys',
  },
  first: 'Give me my words first',
  firstHint:
    'Might you have to leave in a hurry? Take the eight words that open your replies now. Nothing is sent with this.',
  files: 'Files',
  filesHint:
    'Few people opened this file? Describe it instead: it can lead to whoever had it. Files hold hidden data: place, time, device, names. We cannot remove that here. Large uploads can be noticed. Send none from home or work. Above 8 MB, send the text first, and the files after it.',
  filesLost: 'Your files were not kept. Please choose them again.',
  send: 'Send, sealed by our server',
  errors: 'Please look at this first',
  errorTitle: 'Error: {title}',
  notSent: 'Nothing has been sent yet',
  words: 'Your eight words',
  wordsText: 'These eight words open your replies, in this order. Keep them, then write below.',
  sentWordsText: 'These eight words open your replies, in this order. They are shown only now.',
  sentNone: 'There is nothing to keep. We cannot answer you.',
  unreached: '{reader} cannot open new messages at present, and cannot open this one.',
  checkText:
    'Scripts are switched off. So our server opens your replies for you. At that moment it could read them, and your eight words.',
  olderShown: 'Older replies are shown too.',
  again: 'Write again',
  againHint: 'Your eight words go with it.',
  sealedText:
    'Your sealed file waits at our server, which could not read it. The people you chose can open it.',
  problems: {
    'age-name':
      'This sealed file has another name now. Keep the name it was made with: it begins with edition-.',
    'age-alone':
      'A sealed file goes alone: empty the box, and attach nothing else. Our server could read what goes beside it.',
    'age-damaged': 'This is not a whole sealed file. Look if it is the one that the page made.',
    'age-old':
      'The readers or their keys have changed since. Save both files anew, and seal your message again.',
    'files-large':
      'This is more than we can take at once. Send the text alone first, then the files one by one.',
    'files-many': 'These are too many files at once. Send some of them as a second message.',
    slow: 'The connection was silent for too long. Nothing was sent: please try again.',
    'pgp-key':
      'This is an OpenPGP key, not a message. We did not keep it. If it is your secret key, make a new one.',
    'pgp-plain':
      'This OpenPGP message is not encrypted: anybody can read it. We did not keep it. Encrypt it to the people who read.',
    'pgp-others':
      'This OpenPGP message is encrypted to nobody who reads here, so nobody could open it. We did not keep it. Look at which key you chose.',
    'pgp-damaged': 'This OpenPGP message is damaged or cut short. Copy the whole of it again.',
  },
};
