/** Files that go with a message, and how their sending shows. */
export const enFiles = {
  summary: 'Add files',
  label: 'Files',
  hints: [
    'Few people opened this file? Describe it instead: it can lead to whoever had it.',
    'Files hold hidden data: place, time, device, names. From JPEG, PNG and WebP pictures we take it out.',
    'Large uploads can be noticed. Send none from home or work.',
  ],
  keepNames: 'Keep the files’ names',
  keepNamesHint: 'Else they arrive as photo-1, file-2.',
  large:
    'That is large. It can be noticed and can break off. Better: send the text first, and the files after it.',
  textFirst: 'Send the text first',
  wait: 'Your files wait here. When the text is sent, choose ‘Add something’.',
  remove: 'Take out',
  cancel: 'Stop sending',
};

/** What the script says of them. */
export const enFilesScript = {
  'files-plan':
    'With its sealing and filling, {size} will go out. Over Tor, that takes about {time}.',
  'files-quick': 'With its sealing and filling, {size} will go out: less than a minute over Tor.',
  'file-remove': 'Take out {name}',
  'files-looking': 'Still looking at your files.',
  'files-unanswered': 'Tick ‘Send it as it is’, or take the picture out.',
  'picture-clean': 'Take out what is hidden in it',
  'picture-hint':
    'Place, time and device go; the picture stays. If they are evidence, untick it: they can also lead to you.',
  'picture-as-is': 'Send it as it is',
  'picture-failed':
    'We could not remove hidden data from this one. It may tell place, time and device.',
  'carries-pdf': 'A PDF often names author and device. We cannot remove that.',
  'carries-office': 'Documents name authors and can hold earlier text. We cannot remove that.',
  'carries-media':
    'Recordings often hold place, time and device, and voices. We cannot remove that.',
  'carries-photo': 'Such pictures often hold place, time and device. We cannot remove that.',
  'carries-other': 'This can hold names and places. We cannot remove that.',
  'sending-percent': 'Sealing and sending. Please stay on this page. {n} percent has arrived.',
  'sending-left': 'About {time} left.',
  'sending-end': 'Everything is there. Please wait.',
  'refused-unsent':
    'Not sent yet: the connection was lost. Nothing is lost here: wait a little, then press the button again. It goes on where it stopped.',
  'refused-unknown':
    'The connection was lost at the very end. It may have arrived. Press the button again: it cannot arrive twice.',
  'refused-stopped': 'Stopped. Not sent. Nothing is lost here.',
  'refused-file-unreadable':
    'Not sent. One of your files could not be read. Take it out, or choose it once more.',
  'refused-too-large': 'Not sent. This is too large for our server. Send fewer or smaller files.',
};
