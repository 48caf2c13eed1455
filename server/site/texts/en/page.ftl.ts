export default `
demonstration = Demonstration. Do not send anything real.
leave = Leave now
back = Back
languages = Languages

start-headline = Tell us, without saying who you are
start-run-by = {$name} runs this line.
start-write = Write now
start-guide = Guide me
start-check = Check for a reply
start-emergency = In danger now?
start-know = Good to know
start-facts =
    You choose who reads. What you send is kept sealed for them alone.
    Nobody reads this live. A reply may take seven days.
    This site saves nothing on this device. If you leave, your text goes.
    Leave now hides this page at once. So does pressing Escape three times. Then close Tor Browser.
start-more = Before you start: what this is, and what it cannot do

waiting-title = Getting ready
waiting-text = If this stays for more than a few seconds, scripts are switched off in your browser. This works without them too, but less safely: our server seals your message then, not your browser.
waiting-how = Safer: in Tor Browser, choose the shield beside the address, then Settings, then Safer or Standard. Then open this page again.
errors = Please look at this first

write-title = What would you like to tell?
write-title-further = Write again
write-message = Your message
write-message-hint = What happened, when, and what you would like. Your words may show who you are: leave out what only you could know.
write-readers = Who may read it?
write-readers-hint = Only the people ticked here can open it.
write-readers-hint-further = People who have written to you here are ticked. Nobody else is, unless you tick them.
write-readers-alone = If you tick one person only, nobody else can read it while they are away.
write-readers-see = They also see whom you left out, so that they do not tell them by mistake.
write-other-group = Others
write-replies = Would you like to be able to read a reply?
write-replies-yes = Yes
write-replies-yes-hint = You get eight words to keep. They open your replies.
write-replies-no = No replies, nothing to keep
write-replies-no-hint = Your message still counts.
write-next = Continue

keep-title-words = Your eight words
keep-title-send = Ready to send
keep-not-sent = Nothing has been sent yet.
keep-words = These eight words open your replies, in this order.
keep-facts =
    We have no copy. Nobody can restore them.
    Anyone who has them can read and write as you.
    The first four letters of each are enough.
keep-practise = Practise them
keep-practise-hint = Write them back, without looking. The words above are hidden meanwhile.
keep-practise-label = The eight words, from memory
keep-practise-check = Compare
keep-nowhere = Nowhere safe for them? Go back and choose ‘No replies’.
keep-none = There is nothing to keep. We cannot answer you.
keep-further = The same eight words as before open the replies.
keep-send-words = I have kept my words. Send
keep-send = Send
keep-stay =
    { $days ->
        [one] Replies stay {$days} day.
       *[other] Replies stay {$days} days.
    }

sent-title = Sent
sent-text = Your message is sealed and waits at our server. These people can open it:
sent-when = Look for a reply in about seven days.
sent-words = Your eight words are no longer on this screen.
sent-more = Add something
sent-finish = Leave this page

check-title = Check for a reply
check-codename = Your eight words
check-codename-hint = In their order, with spaces between. Capitals do not matter. The first four letters of each are enough.
check-look = Look for a reply
check-lost = Lost your words? Nobody can restore them.
check-lost-link = Write anew, and say that you wrote before
check-other = Words no longer safe? Or shall we not act on your report? Look for a reply first, then choose ‘{replies-again}’: you can say so there.
check-same = Looking for a reply sends as much as a message does, so the two look alike.

replies-title = Replies
replies-none = There is no reply yet.
replies-none-hint = Wrote later than the days below? Your message is waiting, sealed. If you expected a reply, check every word: rarely, a wrong word looks like an empty box.
replies-found = Each was signed by the person named, and your browser has checked it.
replies-collected = What has been collected
replies-opened = What has been opened
replies-opened-hint = A hint, not a proof: anyone who reads what you send could make it.
replies-again = Write again
replies-older = Look for older replies too
replies-careful = Noted what you need? Then leave this page.

left-title = Empty page
left-text = There is nothing here. You can close this window.
left-again = Nothing was sent. Please go back, wait a minute, and try again.

cover-text = Nobody has used this page for a while.
cover-show = Go on

files-summary = Add files
files-label = Files
files-hints =
    Few people opened this file? Describe it instead: it can lead to whoever had it.
    Files hold hidden data: place, time, device, names. From JPEG, PNG and WebP pictures we take it out.
    Large uploads can be noticed. Send none from home or work.
files-keep-names = Keep the files’ names
files-keep-names-hint = Else they arrive as photo-1, file-2.
files-large = That is large. It can be noticed and can break off. Better: send the text first, and the files after it.
files-text-first = Send the text first
files-wait = Your files wait here. When the text is sent, choose ‘{sent-more}’.
files-remove = Take out
files-cancel = Stop sending
`;
