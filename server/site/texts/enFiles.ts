/** Files that go with a message, and how their sending shows. */
export const enFiles = {
  summary: 'Add files',
  label: 'Files',
  hints: [
    'Have few people opened this? Then describe it instead: a file can lead to whoever had it.',
    'Photos and documents hold hidden data: place, time, device, names. We do not take that out here. Send copies from which you took it out.',
    'Large uploads can be noticed. Send none from home or work.',
  ],
  keepNames: 'Keep the files’ names',
  keepNamesHint: 'Unless you tick this, they arrive as file-1, file-2 and so on.',
  large:
    'That is large. Better: send the text first, without files. Then choose ‘Add something’ and send the files after it.',
  remove: 'Take out',
  cancel: 'Stop sending',
};

/** What the script says of them. */
export const enFilesScript = {
  'files-plan':
    'With its sealing and filling, {size} will go out. Over Tor, that takes about {time}.',
  'files-quick': 'With its sealing and filling, {size} will go out: less than a minute over Tor.',
  'file-remove': 'Take out {name}',
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
