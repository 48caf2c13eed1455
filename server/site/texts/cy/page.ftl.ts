export default `
# Draft. Not read by a native reader.

demonstration = Arddangosiad. Peidiwch ag anfon dim byd go iawn.
leave = Gadael nawr
back = Yn ôl
languages = Ieithoedd

start-headline = Dywedwch wrthym, heb ddweud pwy ydych chi
start-run-by = {$name} sy’n rhedeg y llinell hon.
start-write = Ysgrifennu nawr
start-guide = Fy arwain
start-check = Edrych am ateb
start-emergency = Mewn perygl nawr?
start-know = Da gwybod
start-facts =
    Chi sy’n dewis pwy sy’n darllen. Mae’r hyn a anfonwch wedi’i selio iddyn nhw yn unig.
    Does neb yn darllen hwn yn fyw. Gall ateb gymryd saith diwrnod.
    Nid yw’r wefan hon yn cadw dim ar y ddyfais hon. Os ewch chi, mae’ch testun yn diflannu.
    Mae ‘{leave}’ yn cuddio’r dudalen hon ar unwaith. Felly hefyd bwyso Escape dair gwaith. Yna caewch Tor Browser.
start-more = Cyn dechrau: beth yw hwn, a’r hyn na all ei wneud

waiting-title = Paratoi
waiting-text = Os bydd hwn yn aros am fwy nag ychydig eiliadau, mae sgriptiau wedi’u diffodd yn eich porwr. Mae hwn yn gweithio hebddyn nhw hefyd, ond yn llai diogel: ein gweinydd sy’n selio’ch neges wedyn, nid eich porwr.
waiting-how = Mwy diogel: yn Tor Browser, dewiswch y darian wrth ymyl y cyfeiriad, yna Settings, yna Safer neu Standard. Yna agorwch y dudalen hon eto.
errors = Edrychwch ar hwn yn gyntaf

write-title = Beth hoffech chi ei ddweud?
write-title-further = Ysgrifennu eto
write-message = Eich neges
write-message-hint = Beth ddigwyddodd, pryd, a beth hoffech chi. Gall eich geiriau ddangos pwy ydych chi: gadewch allan yr hyn na allai neb ond chi ei wybod.
write-readers = Pwy gaiff ei darllen?
write-readers-hint = Dim ond y bobl sydd â thic yma all ei hagor.
write-readers-hint-further = Mae tic wrth y bobl sydd wedi ysgrifennu atoch yma. Neb arall, oni bai eich bod chi’n eu ticio.
write-readers-alone = Os ticiwch un person yn unig, ni all neb arall ei darllen tra bydd i ffwrdd.
write-readers-see = Maen nhw hefyd yn gweld pwy adawoch chi allan, rhag dweud wrthyn nhw trwy gamgymeriad.
write-other-group = Eraill
write-replies = Hoffech chi allu darllen ateb?
write-replies-yes = Hoffwn
write-replies-yes-hint = Cewch wyth gair i’w cadw. Maen nhw’n agor eich atebion.
write-replies-no = Dim atebion, dim byd i’w gadw
write-replies-no-hint = Mae’ch neges yn cyfrif yr un fath.
write-next = Ymlaen

keep-title-words = Eich wyth gair
keep-title-send = Barod i’w anfon
keep-not-sent = Does dim wedi’i anfon eto.
keep-words = Mae’r wyth gair Saesneg hyn yn agor eich atebion, yn y drefn hon.
keep-facts =
    Does gennym ni ddim copi. Ni all neb eu hadfer.
    Gall unrhyw un sydd â nhw ddarllen ac ysgrifennu yn eich lle.
    Mae pedair llythyren gyntaf pob un yn ddigon.
keep-stay =
    { $days ->
        [zero] Nid yw atebion yn aros.
        [one] Mae atebion yn aros am {$days} diwrnod.
        [two] Mae atebion yn aros am {$days} ddiwrnod.
        [few] Mae atebion yn aros am {$days} diwrnod.
        [many] Mae atebion yn aros am {$days} diwrnod.
       *[other] Mae atebion yn aros am {$days} diwrnod.
    }
keep-practise = Eu hymarfer
keep-practise-hint = Ysgrifennwch nhw eto, heb edrych. Mae’r geiriau uchod wedi’u cuddio yn y cyfamser.
keep-practise-label = Yr wyth gair, o’r cof
keep-practise-check = Cymharu
keep-nowhere = Unman diogel iddyn nhw? Ewch yn ôl a dewis ‘Dim atebion’.
keep-none = Does dim i’w gadw. Ni allwn eich ateb.
keep-further = Yr un wyth gair ag o’r blaen sy’n agor yr atebion.
keep-send-words = Rwyf wedi cadw fy ngeiriau. Anfon
keep-send = Anfon

sent-title = Anfonwyd
sent-text = Mae’ch neges wedi’i selio ac yn aros yn ein gweinydd. Gall y bobl hyn ei hagor:
sent-when = Edrychwch am ateb ymhen tua saith diwrnod.
sent-words = Nid yw’ch wyth gair ar y sgrin hon mwyach.
sent-more = Ychwanegu rhywbeth
sent-finish = Gadael y dudalen hon

check-title = Edrych am ateb
check-codename = Eich wyth gair
check-codename-hint = Yn eu trefn, gyda bylchau rhyngddyn nhw. Does dim ots am briflythrennau. Mae pedair llythyren gyntaf pob un yn ddigon.
check-look = Edrych am ateb
check-lost = Wedi colli’ch geiriau? Ni all neb eu hadfer.
check-lost-link = Ysgrifennu o’r newydd, a dweud eich bod wedi ysgrifennu o’r blaen
check-other = Geiriau ddim yn ddiogel mwyach? Neu oes angen i ni beidio â gweithredu ar eich adroddiad? Edrychwch am ateb yn gyntaf, yna dewiswch ‘{replies-again}’: gallwch ddweud hynny yno.
check-same = Mae edrych am ateb yn anfon cymaint â neges, felly mae’r ddau’n edrych yr un fath.

replies-title = Atebion
replies-none = Does dim ateb eto.
replies-none-hint = Wedi ysgrifennu ar ôl y dyddiau isod? Mae’ch neges yn aros, wedi’i selio. Os oeddech yn disgwyl ateb, gwiriwch bob gair: anaml, mae gair anghywir yn edrych fel blwch gwag.
replies-found = Llofnodwyd pob un gan y person a enwir, ac mae’ch porwr wedi’i wirio.
replies-collected = Yr hyn a gasglwyd
replies-opened = Yr hyn a agorwyd
replies-opened-hint = Awgrym, nid prawf: gallai unrhyw un sy’n darllen yr hyn a anfonwch ei wneud.
replies-again = Ysgrifennu eto
replies-older = Edrych am atebion hŷn hefyd
replies-careful = Wedi nodi’r hyn sydd ei angen? Yna gadewch y dudalen hon.

left-title = Tudalen wag
left-text = Does dim byd yma. Gallwch gau’r ffenestr hon.
left-again = Ni anfonwyd dim. Ewch yn ôl, arhoswch funud, a rhowch gynnig arall arni.

cover-text = Does neb wedi defnyddio’r dudalen hon ers tro.
cover-show = Ymlaen

files-summary = Ychwanegu ffeiliau
files-label = Ffeiliau
files-hints =
    Dim ond ychydig o bobl agorodd y ffeil hon? Disgrifiwch hi yn lle hynny: gall arwain at bwy oedd â hi.
    Mae ffeiliau’n cynnwys data cudd: lle, amser, dyfais, enwau. Rydym yn ei dynnu o luniau JPEG, PNG a WebP.
    Gellir sylwi ar anfon pethau mawr. Peidiwch â gwneud hynny o’r cartref nac o’r gwaith.
files-keep-names = Cadw enwau’r ffeiliau
files-keep-names-hint = Fel arall maen nhw’n cyrraedd fel photo-1, file-2.
files-large = Mae hwn yn fawr. Gellir sylwi arno a gall dorri i ffwrdd. Gwell: anfonwch y testun yn gyntaf, a’r ffeiliau wedyn.
files-text-first = Anfon y testun yn gyntaf
files-wait = Mae’ch ffeiliau’n aros yma. Pan fydd y testun wedi’i anfon, dewiswch ‘{sent-more}’.
files-remove = Tynnu allan
files-cancel = Stopio anfon
`;
