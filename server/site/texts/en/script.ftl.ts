export default `
script-files-plan = With its sealing and filling, {$size} will go out. Over Tor, that takes about {$time}.
script-files-quick = With its sealing and filling, {$size} will go out: less than a minute over Tor.
script-file-remove = Take out {$name}
script-files-looking = Still looking at your files.
script-files-unanswered = Tick ‘{script-picture-as-is}’, or take the picture out.
script-picture-clean = Take out what is hidden in it
script-picture-hint = Place, time and device go; the picture stays. If they are evidence, untick it: they can also lead to you.
script-picture-as-is = Send it as it is
script-picture-failed = We could not remove hidden data from this one. It may tell place, time and device.
script-carries-pdf = A PDF often names author and device. We cannot remove that.
script-carries-office = Documents name authors and can hold earlier text. We cannot remove that.
script-carries-media = Recordings often hold place, time and device, and voices. We cannot remove that.
script-carries-photo = Such pictures often hold place, time and device. We cannot remove that.
script-carries-other = This can hold names and places. We cannot remove that.
script-sending-percent = Sealing and sending. Please stay on this page. {$n} percent has arrived.
script-sending-left = About {$time} left.
script-sending-end = Everything is there. Please wait.
script-refused-unsent = Not sent yet: the connection was lost. Nothing is lost here: wait a little, then press the button again. It goes on where it stopped.
script-refused-unknown = The connection was lost at the very end. It may have arrived. Press the button again: it cannot arrive twice.
script-refused-stopped = Stopped. Not sent. Nothing is lost here.
script-refused-file-unreadable = Not sent. One of your files could not be read. Take it out, or choose it once more.
script-refused-too-large = Not sent. This is too large for our server. Send fewer or smaller files.
script-error-title = Please look: {$title}
script-room =
    { $n ->
        [one] Room for about {$n} more character
       *[other] Room for about {$n} more characters
    }
script-room-over =
    { $n ->
        [one] About {$n} character too long. Send the rest as a second message.
       *[other] About {$n} characters too long. Send the rest as a second message.
    }
script-room-waiting = Fetching the list of readers
script-reader-left-out = Not ticked because you answered: {$answer}. Tick them if they may read it all the same.
script-reader-new = New: has not written to you here.
script-reader-added = New on this list.
script-reader-unreachable = Cannot open new messages at present.
script-message-missing = Write a few words.
script-message-long = Shorten the message a little. You can send the rest as a second one.
script-readers-missing = Tick at least one person who may read it.
script-readers-unreachable = Nobody you ticked can open new messages at present. Tick somebody else, or come back later.
script-codename-missing = Write your eight words.
script-word-unknown = Word {$n} is not on the list. Look at its letters.
script-word-unknown-near = Word {$n} is not on the list. Did you mean ‘{$word}’?
script-collected = {$reader} has collected messages sent before {$day}.
script-collected-nothing = {$reader} has not collected any messages yet.
script-collected-former = {$reader} no longer reads here.
script-lost = What you sent to {$reader} alone between {$first} and {$last} cannot be opened: send it again.
script-lost-former = What you sent to {$reader} alone after {$day} was not collected: send it again, to somebody else.
script-lost-former-all = What you sent to {$reader} alone was not collected: send it again, to somebody else.
script-opened = {$reader} opened a message of yours on {$day}.
script-reply-incomplete = A part of this reply has not come yet. Look again tomorrow.
script-reply-conflicting = This reader has published two different texts as one reply. Both are shown. Be careful with either.
script-practice-right = All eight are right.
script-practice-differs = Word {$n} differs.
script-practice-missing = Word {$n} is missing.
script-sealing = Sealing your message
script-sending = Sending. Please stay on this page.
script-opening = Opening. This takes a second or two.
script-fetching = Fetching what is new
script-edition-late = Messages are being collected later than usual. Do not wait if you are in danger.
script-edition-stopped = Nobody has collected messages for weeks, so we do not take new ones today. It is not because of you.
script-edition-expired = This line’s list of readers has run out, so we do not take new messages today. It is not because of you.
script-edition-nobody = Nobody can open new messages today, so we do not take one. It is not because of you.
script-edition-not-open = This line is not open yet. Please come back another day.
script-edition-restored = Our server is being set up again, so we take no messages right now. Nothing was sent. Please come back in a few hours. It is not because of you.
script-edition-moving = Our server is moving, so we take no messages right now. Nothing was sent. Please come back in an hour. It is not because of you.
script-edition-closed = This line has closed for good and takes no more messages. Nothing was sent. Replies can still be read here for a while. It is not because of you.
script-edition-unreachable = The newest list of readers did not come. Please check the connection; this page tries again when you go on.
script-edition-refused = The list of readers could not be checked, so nothing can be sent from here. Please tell whoever runs the line, by another way.
script-refused-network = The connection was lost. Nothing is lost here: wait a little, then press the button again.
script-refused-busy = Our server is busy. Nothing is lost here: wait a minute, then try again.
script-refused-full = Our server is full at the moment. Nothing is lost here: try again tomorrow.
script-refused-changed = The readers changed. Look again at who may read, then go on.
script-refused-codename-words = These are not eight words. Look whether one is missing or doubled.
script-refused-codename-check = These words do not belong together. Look for a slip in one of them, or in their order.
script-refused-other = This did not work, and it is not because of you. Nothing is lost here: try again, or open the page anew.
`;
