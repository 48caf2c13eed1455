export default `
about-title = Before you start
about-what = What this is
about-what-text = A form, and a box that only the people you choose can open. {$name} runs it. Nobody reads it live.
about-who = Who reads
about-who-text = You choose, by name, while you write. Ticked at first: {$groups}. Nobody else is.
about-can = What is protected
about-level-standard = Your browser is at the level Standard, and seals here.
about-level-safer = Your browser is at the level Safer, and seals here. It is also harder to attack.
about-level-safest = Scripts are off in your browser, as at the level Safest.
about-can-facts =
    Your browser seals your message before it leaves. Only the people you choose can open it.
    Our server cannot read your message. Through Tor, it cannot see where you are.
    Nothing is saved on this device: no cookie, no account.
    Sending a message and looking for a reply fetch the same and send the same amount.
about-cannot = What it cannot do
about-cannot-facts =
    Your words may show who you are.
    Anyone watching this device may see everything. Keyboards may learn what you type.
    The people who read could pass it on.
    It cannot hide that Tor Browser is on this device, or downloads, or spyware.
    Whoever took over our server could change what this page does.
    Large files can stand out.
    We cannot send help.
about-safer-text = At the level Safer, this page works just as well.
about-genuine = Is this the right line?
about-genuine-text = Compare the address above, every letter, and these twelve words with the poster, or with wherever you heard of this line. The words stand for the key that vouches for everyone who reads. If anything differs, do not write here.

questions-offer = Would questions help? Answer them part by part.
questions-part = Part {$n} of {$of}. Leave empty whatever you like.
questions-skip = Skip this part
questions-left-out = Not ticked because of what you answered. Tick them if they may read it all the same.
questions-gist = May a gist of it go to: {$group}?
questions-gist-hint = A gist says what matters, in the readers’ own words, without what shows who you are. If you answer nothing, nothing is passed on.
questions-gist-yes = Yes
questions-gist-ask = Ask me first
questions-gist-no = No

choices-lost-words-label = I wrote before but lost my words
choices-lost-words-hint = This begins anew: nobody can restore the words, and nobody can prove that both messages are yours. Say only enough for the readers to find the first one. Do not repeat what was in it.
choices-withdrawn-label = Please do not act on my report
choices-withdrawn-hint = The readers see this first. They may already have acted, and where somebody is in danger the law may leave them no choice. They cannot unread it.
choices-move-label = My words are no longer safe. Give me new ones
choices-move-hint = New replies go to the new words alone. Whoever has seen the old words can still read what was sent to them. It proves that somebody has both, not who.

help-title = Help
help-link = Help: devices, photos, what to leave out
help-shared-title = A phone or home that you share
help-shared-facts =
    Little time? One box is enough. You can add more another day.
    Tor Browser shows on the phone. What you save stays in its downloads and back-ups.
    Keep your words where nobody else looks, or choose ‘No replies’.
help-own-title = Your own computer
help-own-facts =
    Best: your own computer, on public Wi-Fi, with your phone left at home.
    Never a device or network of your work: it may be watched.
help-library-title = A library or a friend’s computer
help-library-facts =
    Others may see the screen, and cameras may see you.
    This page opens in Tor Browser alone, which many do not allow.
help-leave-out-title = What to leave out
help-leave-out-facts =
    What only you could know.
    Your way of saying things: write short and plain.
    Few people opened this file? Describe it instead.
help-photos-title = Photos
help-photos-facts =
    They can hide place, time and phone.
    Look again: faces, rooms, mirrors, reflections.
    Could only you have taken it? Describe it instead.
    Your own copy stays on this device and its back-ups.
help-leaving-facts =
    Hides this page at once. Unsent text is lost. Then close Tor Browser.
help-leaving-scripts = Pressing Escape three times does the same.
help-leaving-no-scripts = Without scripts, from a keyboard, this page stays until the empty one has come.

keys-title = Keys
keys-link = Who reads, and keys
keys-text = For whoever wants to check. The same for everyone.
keys-root = The key that vouches for everyone
keys-readers = Who reads
keys-pgp = OpenPGP key
keys-roster = List number {$epoch}, of {$day}. It ends on {$expires}.
keys-notes = The signed notes themselves
keys-roster-note = This list
keys-head-note = The newest edition
keys-notes-text = What it names lies at /f/ and its hash.
`;
