export default `
plain-go = Go on without scripts
plain-warning-title = Sealing in your browser is off
plain-warning-facts =
    Scripts are switched off. So our server seals your message as it arrives.
    At that moment it could read everything: your message, your files, your eight words, the replies, and who you left out.
    It keeps only what is sealed.
plain-warning-stronger = Stronger, if you can:
plain-warning-scripts = Choose the shield beside the address, then Settings, then Safer or Standard. Then open this page again.
plain-warning-pgp = If you use OpenPGP: encrypt your message to the people who read, and paste or attach it below. Our server could still read your words and the replies.
plain-offline-title = Seal it without a network
plain-offline-text = On a computer that only you use, save these two files. Open the page in Firefox or Tor Browser, network off. It seals your message into a file: attach that below, alone. Our server cannot read it. All three files stay until you delete them.
plain-offline-page = The page
plain-offline-edition = Today’s readers and keys
plain-first = Give me my words first
plain-first-hint = Might you have to leave in a hurry? Take the eight words that open your replies now. Nothing is sent with this.
plain-files-hint = Few people opened this file? Describe it instead: it can lead to whoever had it. Files hold hidden data: place, time, device, names. We cannot remove that here. Large uploads can be noticed. Send none from home or work. Above 8 MB, send the text first, and the files after it.
plain-files-lost = Your files were not kept. Please choose them again.
plain-send = Send, sealed by our server
plain-error-title = Error: {$title}
plain-not-sent = Nothing has been sent yet
plain-words-text = These eight words open your replies, in this order. Keep them, then write below.
plain-sent-words-text = These eight words open your replies, in this order. They are shown only now.
plain-unreached = {$reader} cannot open new messages at present, and cannot open this one.
plain-check-text = Scripts are switched off. So our server opens your replies for you. At that moment it could read them, and your eight words.
plain-older-shown = Older replies are shown too.
plain-again-hint = Your eight words go with it.
plain-sealed-text = Your sealed file waits at our server, which could not read it. The people you chose can open it.
plain-problems-age-name = This sealed file has another name now. Keep the name it was made with: it begins with edition-.
plain-problems-age-alone = A sealed file goes alone: empty the box, take back answers and ticks, and attach nothing else. Our server could read what goes beside it.
plain-problems-age-damaged = This is not a whole sealed file. Look if it is the one that the page made.
plain-problems-age-old = The readers or their keys have changed since. Save both files anew, and seal your message again.
plain-problems-files-large = This is more than we can take at once. Send the text alone first, then the files one by one.
plain-problems-files-many = These are too many files at once. Send some of them as a second message.
plain-problems-slow = The connection was silent for too long. Nothing was sent: please try again.
plain-problems-pgp-key = This is an OpenPGP key, not a message. We did not keep it. If it is your secret key, make a new one.
plain-problems-pgp-plain = This OpenPGP message is not encrypted: anybody can read it. We did not keep it. Encrypt it to the people who read.
plain-problems-pgp-others = This OpenPGP message is encrypted to nobody who reads here, so nobody could open it. We did not keep it. Look at which key you chose.
plain-problems-pgp-damaged = This OpenPGP message is damaged or cut short. Copy the whole of it again.
`;
