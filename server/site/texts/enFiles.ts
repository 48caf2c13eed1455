/** Files that go with a message, and how their sending shows. */
export const enFiles = {
  summary: 'Add files',
  label: 'Files',
  hints: [
    'Have few people opened this? Then describe it instead: a file can lead to whoever had it.',
    'Files hold hidden data: place, time, device, names. From JPEG, PNG and WebP pictures we take it out. What a picture shows stays in it.',
    'Large uploads can be noticed. Send none from home or work.',
  ],
  keepNames: 'Keep the files’ names',
  keepNamesHint: 'Unless you tick this, they arrive as photo-1, file-2 and so on.',
  large:
    'That is large. It can be noticed, and it can break off. Better: send the text first, and the files after it.',
  textFirst: 'Send the text first',
  wait: 'Your files wait here. When the text is sent, choose ‘Add something’: they are there again.',
  remove: 'Take out',
  cancel: 'Stop sending',
};

/** What the script says of them. */
export const enFilesScript = {
  'files-plan':
    'With its sealing and filling, {size} will go out. Over Tor, that takes about {time}.',
  'files-quick': 'With its sealing and filling, {size} will go out: less than a minute over Tor.',
  'file-remove': 'Take out {name}',
  'files-looking': 'Your files are still being looked at. Wait a moment.',
  'files-unanswered': 'Tick ‘Send it as it is’ beside the picture, or take it out.',
  'picture-clean': 'Take out what is hidden in it',
  'picture-hint':
    'Place, time and device go; the picture stays. Untick it if they are evidence: then they can also lead to whoever took it.',
  'picture-as-is': 'Send it as it is',
  'picture-failed':
    'We could not remove hidden data from this one: it is damaged, too large or unusual. It may tell place, time and device.',
  'carries-pdf': 'A PDF often names its author, computer and days. We cannot remove that.',
  'carries-office':
    'Documents name their authors and days, and can hold earlier text. We cannot remove that.',
  'carries-media':
    'Recordings often hold place, time and device; voices tell who speaks. We cannot remove that.',
  'carries-photo':
    'Pictures of this kind often hold place, time and device. We cannot remove that.',
  'carries-other':
    'This can hold names, days and places that you do not see. We cannot remove that.',
  'sending-percent': 'Sealing and sending. Please stay on this page. {n} percent has arrived.',
  'sending-left': 'About {time} left.',
  'sending-end': 'Everything is there. Waiting for our server to say so.',
  'refused-unsent':
    'Not sent yet: the connection was lost. What you wrote is still here. Wait a little, then press the button again: it goes on where it stopped.',
  'refused-unknown':
    'The connection broke at the very end. We do not know whether your message arrived. Press the button again: it cannot arrive twice.',
  'refused-stopped':
    'Stopped. Your message has not been sent, and our server throws away what it had of it. What you wrote is still here.',
  'refused-file-unreadable':
    'Not sent. One of your files could not be read. Take it out, or choose it once more.',
  'refused-too-large': 'Not sent. This is too large for our server. Send fewer or smaller files.',
};
