import { enAbout } from './enAbout.js';
import { enChoices } from './enChoices.js';
import { enFiles, enFilesScript } from './enFiles.js';
import { enClosed } from './enClosed.js';
import { enHelp } from './enHelp.js';
import { enKeys } from './enKeys.js';
import { enPlain } from './enPlain.js';
import { enQuestions } from './enQuestions.js';

/**
 * The program's own words, in English. `{name}` and the like are filled in. Short, kind, and
 * nothing that this version does not do. What a line says of itself stands in its `site.json`.
 */
export const en = {
  locale: 'en-GB',
  direction: 'ltr' as 'ltr' | 'rtl',

  demonstration: 'Demonstration. Do not send anything real.',
  leave: 'Leave now',
  back: 'Back',
  languages: 'Languages',

  start: {
    headline: 'Tell us, without saying who you are',
    runBy: '{name} runs this line.',
    write: 'Write now',
    guide: 'Guide me',
    check: 'Check for a reply',
    emergency: 'In danger now?',
    know: 'Good to know',
    facts: [
      'You choose who reads. What you send is kept sealed for them alone.',
      'Nobody reads this live. A reply may take seven days.',
      'This site saves nothing on this device. If you leave, your text goes.',
      'Leave now hides this page at once. So does pressing Escape three times. Then close Tor Browser.',
    ],
    more: 'Before you start: what this is, and what it cannot do',
  },

  waiting: {
    title: 'Getting ready',
    text: 'If this stays for more than a few seconds, scripts are switched off in your browser. This works without them too, but less safely: our server seals your message then, not your browser.',
    how: 'Safer: in Tor Browser, choose the shield beside the address, then Settings, then Safer or Standard. Then open this page again.',
  },

  errors: 'Please look at this first',

  write: {
    title: 'What would you like to tell?',
    titleFurther: 'Write again',
    message: 'Your message',
    messageHint:
      'What happened, when, and what you would like. Your words may show who you are: leave out what only you could know.',
    readers: 'Who may read it?',
    readersHint: 'Only the people ticked here can open it.',
    readersHintFurther:
      'People who have written to you here are ticked. Nobody else is, unless you tick them.',
    readersAlone: 'If you tick one person only, nobody else can read it while they are away.',
    readersSee: 'They also see whom you left out, so that they do not tell them by mistake.',
    otherGroup: 'Others',
    replies: 'Would you like to be able to read a reply?',
    repliesYes: 'Yes',
    repliesYesHint: 'You get eight words to keep. They open your replies.',
    repliesNo: 'No replies, nothing to keep',
    repliesNoHint: 'Your message still counts.',
    next: 'Continue',
  },

  keep: {
    titleWords: 'Your eight words',
    titleSend: 'Ready to send',
    notSent: 'Nothing has been sent yet.',
    words: 'These eight words open your replies, in this order.',
    facts: [
      'We have no copy. Nobody can restore them.',
      'Anyone who has them can read and write as you.',
      'The first four letters of each are enough.',
      'Replies stay {days} days.',
    ],
    practise: 'Practise them',
    practiseHint: 'Write them back, without looking. The words above are hidden meanwhile.',
    practiseLabel: 'The eight words, from memory',
    practiseCheck: 'Compare',
    nowhere: 'Nowhere safe for them? Go back and choose ‘No replies’.',
    none: 'There is nothing to keep. We cannot answer you.',
    further: 'The same eight words as before open the replies.',
    sendWords: 'I have kept my words. Send',
    send: 'Send',
  },

  sent: {
    title: 'Sent',
    text: 'Your message is sealed and waits at our server. These people can open it:',
    when: 'Look for a reply in about seven days.',
    words: 'Your eight words are no longer on this screen.',
    more: 'Add something',
    finish: 'Leave this page',
  },

  check: {
    title: 'Check for a reply',
    codename: 'Your eight words',
    codenameHint:
      'In their order, with spaces between. Capitals do not matter. The first four letters of each are enough.',
    look: 'Look for a reply',
    lost: 'Lost your words? Nobody can restore them.',
    lostLink: 'Write anew, and say that you wrote before',
    other:
      'Words no longer safe? Or shall we not act on your report? Look for a reply first, then choose ‘Write again’: you can say so there.',
    same: 'Looking for a reply sends as much as a message does, so the two look alike.',
  },

  replies: {
    title: 'Replies',
    none: 'There is no reply yet.',
    noneHint:
      'Wrote later than the days below? Your message is waiting, sealed. If you expected a reply, check every word: rarely, a wrong word looks like an empty box.',
    found: 'Each was signed by the person named, and your browser has checked it.',
    collected: 'What has been collected',
    opened: 'What has been opened',
    openedHint: 'A hint, not a proof: anyone who reads what you send could make it.',
    again: 'Write again',
    older: 'Look for older replies too',
    careful: 'Noted what you need? Then leave this page.',
  },

  about: enAbout,

  left: {
    title: 'Empty page',
    text: 'There is nothing here. You can close this window.',
    again: 'Nothing was sent. Please go back, wait a minute, and try again.',
  },

  cover: {
    text: 'Nobody has used this page for a while.',
    show: 'Go on',
  },

  plain: enPlain,
  questions: enQuestions,
  files: enFiles,
  choices: enChoices,
  help: enHelp,
  keys: enKeys,

  /** What the script shows; it knows these by name alone. */
  script: {
    ...enFilesScript,
    'error-title': 'Please look: {title}',
    room: 'Room for about {n} more characters',
    'room-over': 'About {n} characters too long. Send the rest as a second message.',
    'room-waiting': 'Fetching the list of readers',
    'reader-left-out':
      'Not ticked because you answered: {answer}. Tick them if they may read it all the same.',
    'reader-new': 'New: has not written to you here.',
    'reader-added': 'New on this list.',
    'reader-unreachable': 'Cannot open new messages at present.',
    'message-missing': 'Write a few words.',
    'message-long': 'Shorten the message a little. You can send the rest as a second one.',
    'readers-missing': 'Tick at least one person who may read it.',
    'readers-unreachable':
      'Nobody you ticked can open new messages at present. Tick somebody else, or come back later.',
    'codename-missing': 'Write your eight words.',
    'word-unknown': 'Word {n} is not on the list. Look at its letters.',
    'word-unknown-near': 'Word {n} is not on the list. Did you mean ‘{word}’?',
    collected: '{reader} has collected messages sent before {day}.',
    'collected-nothing': '{reader} has not collected any messages yet.',
    'collected-former': '{reader} no longer reads here.',
    lost: 'What you sent to {reader} alone between {first} and {last} cannot be opened: send it again.',
    'lost-former':
      'What you sent to {reader} alone after {day} was not collected: send it again, to somebody else.',
    'lost-former-all':
      'What you sent to {reader} alone was not collected: send it again, to somebody else.',
    opened: '{reader} opened a message of yours on {day}.',
    'reply-incomplete': 'A part of this reply has not come yet. Look again tomorrow.',
    'reply-conflicting':
      'This reader has published two different texts as one reply. Both are shown. Be careful with either.',
    'practice-right': 'All eight are right.',
    'practice-differs': 'Word {n} differs.',
    'practice-missing': 'Word {n} is missing.',
    sealing: 'Sealing your message',
    sending: 'Sending. Please stay on this page.',
    opening: 'Opening. This takes a second or two.',
    fetching: 'Fetching what is new',
    'edition-late':
      'Messages are being collected later than usual. Do not wait if you are in danger.',
    'edition-stopped':
      'Nobody has collected messages for weeks, so we do not take new ones today. It is not because of you.',
    'edition-expired':
      'This line’s list of readers has run out, so we do not take new messages today. It is not because of you.',
    'edition-nobody':
      'Nobody can open new messages today, so we do not take one. It is not because of you.',
    'edition-not-open': 'This line is not open yet. Please come back another day.',
    ...enClosed,
    'edition-unreachable':
      'The newest list of readers did not come. Please check the connection; this page tries again when you go on.',
    'edition-refused':
      'The list of readers could not be checked, so nothing can be sent from here. Please tell whoever runs the line, by another way.',
    'refused-network':
      'The connection was lost. Nothing is lost here: wait a little, then press the button again.',
    'refused-busy': 'Our server is busy. Nothing is lost here: wait a minute, then try again.',
    'refused-full': 'Our server is full at the moment. Nothing is lost here: try again tomorrow.',
    'refused-changed': 'The readers changed. Look again at who may read, then go on.',
    'refused-codename-words': 'These are not eight words. Look whether one is missing or doubled.',
    'refused-codename-check':
      'These words do not belong together. Look for a slip in one of them, or in their order.',
    'refused-other':
      'This did not work, and it is not because of you. Nothing is lost here: try again, or open the page anew.',
  },
};
