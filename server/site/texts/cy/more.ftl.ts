export default `
# Draft. Not read by a native reader.

about-title = Cyn dechrau
about-what = Beth yw hwn
about-what-text = Ffurflen, a blwch na all neb ond y bobl a ddewiswch ei agor. {$name} sy’n ei redeg. Does neb yn ei ddarllen yn fyw.
about-who = Pwy sy’n darllen
about-who-text = Chi sy’n dewis, wrth eu henw, wrth ysgrifennu. Wedi’u ticio ar y dechrau: {$groups}. Neb arall.
about-can = Yr hyn a ddiogelir
about-level-standard = Mae’ch porwr ar y lefel Standard, ac yn selio yma.
about-level-safer = Mae’ch porwr ar y lefel Safer, ac yn selio yma. Mae hefyd yn anoddach ymosod arno.
about-level-safest = Mae sgriptiau wedi’u diffodd yn eich porwr, fel ar y lefel Safest.
about-can-facts =
    Mae’ch porwr yn selio’ch neges cyn iddi adael. Dim ond y bobl a ddewiswch all ei hagor.
    Ni all ein gweinydd ddarllen eich neges. Trwy Tor, ni all weld ble ydych chi.
    Does dim yn cael ei gadw ar y ddyfais hon: dim cwci, dim cyfrif.
    Mae anfon neges ac edrych am ateb yn nôl yr un peth ac yn anfon yr un faint.
about-cannot = Yr hyn na all ei wneud
about-cannot-facts =
    Gall eich geiriau ddangos pwy ydych chi.
    Gall unrhyw un sy’n gwylio’r ddyfais hon weld popeth. Gall bysellfyrddau ddysgu’r hyn a deipiwch.
    Gallai’r bobl sy’n darllen ei drosglwyddo i eraill.
    Ni all guddio bod Tor Browser ar y ddyfais hon, na phethau a lawrlwythwyd, nac ysbïwedd.
    Gallai pwy bynnag a gymerai reolaeth ar ein gweinydd newid yr hyn a wna’r dudalen hon.
    Gall ffeiliau mawr dynnu sylw.
    Ni allwn anfon cymorth.
about-safer-text = Ar y lefel Safer, mae’r dudalen hon yn gweithio lawn cystal.
about-genuine = Ai hon yw’r llinell gywir?
about-genuine-text = Cymharwch y cyfeiriad uchod, pob llythyren, a’r deuddeg gair hyn â’r poster, neu â’r man lle clywsoch am y llinell hon. Mae’r geiriau’n cynrychioli’r allwedd sy’n gwarantu pawb sy’n darllen. Os oes unrhyw beth yn wahanol, peidiwch ag ysgrifennu yma.

questions-offer = A fyddai cwestiynau’n helpu? Atebwch nhw fesul rhan.
questions-part = Rhan {$n} o {$of}. Gadewch beth bynnag a fynnwch yn wag.
questions-skip = Hepgor y rhan hon
questions-left-out = Heb dic oherwydd eich ateb. Ticiwch os cân nhw ei darllen er hynny.
questions-gist = A gaiff y prif bwynt fynd at: {$group}?
questions-gist-hint = Mae’n dweud yr hyn sy’n bwysig, yng ngeiriau’r darllenwyr, heb yr hyn sy’n dangos pwy ydych chi. Os nad atebwch, ni chaiff dim ei drosglwyddo.
questions-gist-yes = Caiff
questions-gist-ask = Gofynnwch i mi yn gyntaf
questions-gist-no = Na chaiff

choices-lost-words-label = Ysgrifennais o’r blaen ond collais fy ngeiriau
choices-lost-words-hint = Mae hyn yn dechrau o’r newydd: ni all neb adfer y geiriau, na phrofi mai chi biau’r ddwy neges. Dywedwch ddigon yn unig i’r darllenwyr ddod o hyd i’r gyntaf. Peidiwch ag ailadrodd yr hyn oedd ynddi.
choices-withdrawn-label = Peidiwch â gweithredu ar fy adroddiad, os gwelwch yn dda
choices-withdrawn-hint = Mae’r darllenwyr yn gweld hyn yn gyntaf. Efallai eu bod wedi gweithredu’n barod, ac os oes rhywun mewn perygl gall y gyfraith beidio â gadael dewis iddyn nhw. Ni allan nhw ei dad-ddarllen.
choices-move-label = Nid yw fy ngeiriau’n ddiogel mwyach. Rhowch rai newydd i mi
choices-move-hint = Mae atebion newydd yn mynd at y geiriau newydd yn unig. Gall pwy bynnag a welodd yr hen eiriau ddarllen yr hyn a anfonwyd atyn nhw o hyd. Mae’n profi bod y ddau gan rywun, nid pwy.

help-title = Cymorth
help-link = Cymorth: dyfeisiau, lluniau, beth i’w adael allan
help-shared-title = Ffôn neu gartref a rennir
help-shared-facts =
    Ychydig o amser? Mae un blwch yn ddigon. Gallwch ychwanegu mwy ddiwrnod arall.
    Mae Tor Browser i’w weld ar y ffôn. Mae’r hyn a gadwch yn aros yn ei lawrlwythiadau a’i gopïau wrth gefn.
    Cadwch eich geiriau lle nad oes neb arall yn edrych, neu dewiswch ‘Dim atebion’.
help-own-title = Eich cyfrifiadur eich hun
help-own-facts =
    Gorau oll: eich cyfrifiadur eich hun, ar Wi-Fi cyhoeddus, a’ch ffôn gartref.
    Byth ddyfais na rhwydwaith eich gwaith: gallai rhywun fod yn ei wylio.
help-library-title = Cyfrifiadur llyfrgell neu ffrind
help-library-facts =
    Gall eraill weld y sgrin, a gall camerâu eich gweld chi.
    Dim ond yn Tor Browser y mae’r dudalen hon yn agor, ac nid yw llawer yn caniatáu hwnnw.
help-leave-out-title = Beth i’w adael allan
help-leave-out-facts =
    Yr hyn na allai neb ond chi ei wybod.
    Eich ffordd o ddweud pethau: ysgrifennwch yn fyr ac yn blaen.
    Dim ond ychydig o bobl agorodd y ffeil hon? Disgrifiwch hi yn lle hynny.
help-photos-title = Lluniau
help-photos-facts =
    Gallan nhw guddio lle, amser a ffôn.
    Edrychwch eto: wynebau, ystafelloedd, drychau, adlewyrchiadau.
    Ai dim ond chi allai fod wedi’i dynnu? Disgrifiwch ef yn lle hynny.
    Mae’ch copi eich hun yn aros ar y ddyfais hon a’i chopïau wrth gefn.
help-leaving-facts =
    Yn cuddio’r dudalen hon ar unwaith. Collir testun nas anfonwyd. Yna caewch Tor Browser.
help-leaving-scripts = Mae pwyso Escape dair gwaith yn gwneud yr un peth.
help-leaving-no-scripts = Heb sgriptiau, o fysellfwrdd, mae’r dudalen hon yn aros nes daw’r un wag.

keys-title = Allweddi
keys-link = Pwy sy’n darllen, ac allweddi
keys-text = I bwy bynnag sydd am wirio. Yr un peth i bawb.
keys-root = Yr allwedd sy’n gwarantu pawb
keys-readers = Pwy sy’n darllen
keys-pgp = Allwedd OpenPGP
keys-roster = Rhestr rhif {$epoch}, {$day}. Mae’n dod i ben ar {$expires}.
keys-notes = Y nodiadau llofnodedig eu hunain
keys-roster-note = Y rhestr hon
keys-head-note = Y rhifyn diweddaraf
keys-notes-text = Mae’r hyn y mae’n ei enwi o dan /f/ a’i hash.
`;
