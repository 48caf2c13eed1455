export default `
# Draft. Not read by a native reader.

script-files-plan = Wedi’i selio a’i lenwi, bydd {$size} yn mynd allan. Dros Tor, mae hynny’n cymryd tua {$time}.
script-files-quick = Wedi’i selio a’i lenwi, bydd {$size} yn mynd allan: llai na munud dros Tor.
script-file-remove = Tynnu {$name} allan
script-files-looking = Yn dal i edrych ar eich ffeiliau.
script-files-unanswered = Ticiwch ‘{script-picture-as-is}’, neu tynnwch y llun allan.
script-picture-clean = Tynnu’r hyn sydd wedi’i guddio ynddo
script-picture-hint = Mae lle, amser a dyfais yn mynd; mae’r llun yn aros. Os ydyn nhw’n dystiolaeth, tynnwch y tic: gallan nhw arwain atoch chi hefyd.
script-picture-as-is = Ei anfon fel y mae
script-picture-failed = Ni allem dynnu data cudd o hwn. Gall ddweud lle, amser a dyfais.
script-carries-pdf = Mae PDF yn aml yn enwi awdur a dyfais. Ni allwn dynnu hynny.
script-carries-office = Mae dogfennau’n enwi awduron a gallan nhw gynnwys testun cynharach. Ni allwn dynnu hynny.
script-carries-media = Mae recordiadau’n aml yn cynnwys lle, amser a dyfais, a lleisiau. Ni allwn dynnu hynny.
script-carries-photo = Mae lluniau o’r fath yn aml yn cynnwys lle, amser a dyfais. Ni allwn dynnu hynny.
script-carries-other = Gall hwn gynnwys enwau a lleoedd. Ni allwn dynnu hynny.
script-sending-percent = Yn selio ac yn anfon. Arhoswch ar y dudalen hon. Mae {$n} y cant wedi cyrraedd.
script-sending-left = Tua {$time} ar ôl.
script-sending-end = Mae popeth yno. Arhoswch.
script-refused-unsent = Heb ei anfon eto: collwyd y cysylltiad. Does dim wedi’i golli yma: arhoswch ychydig, yna pwyswch y botwm eto. Mae’n parhau o’r man lle stopiodd.
script-refused-unknown = Collwyd y cysylltiad ar y diwedd un. Efallai ei fod wedi cyrraedd. Pwyswch y botwm eto: ni all gyrraedd ddwywaith.
script-refused-stopped = Wedi stopio. Heb ei anfon. Does dim wedi’i golli yma.
script-refused-file-unreadable = Heb ei anfon. Ni ellid darllen un o’ch ffeiliau. Tynnwch hi allan, neu dewiswch hi unwaith eto.
script-refused-too-large = Heb ei anfon. Mae hwn yn rhy fawr i’n gweinydd. Anfonwch lai o ffeiliau neu rai llai.
script-error-title = Edrychwch: {$title}
script-room =
    { $n ->
        [zero] Dim lle i ragor o nodau
        [one] Lle i tua {$n} nod arall
        [two] Lle i tua {$n} nod arall
        [few] Lle i tua {$n} nod arall
        [many] Lle i tua {$n} nod arall
       *[other] Lle i tua {$n} nod arall
    }
script-room-over =
    { $n ->
        [zero] Ychydig yn rhy hir. Anfonwch y gweddill fel ail neges.
        [one] Tua {$n} nod yn rhy hir. Anfonwch y gweddill fel ail neges.
        [two] Tua {$n} nod yn rhy hir. Anfonwch y gweddill fel ail neges.
        [few] Tua {$n} nod yn rhy hir. Anfonwch y gweddill fel ail neges.
        [many] Tua {$n} nod yn rhy hir. Anfonwch y gweddill fel ail neges.
       *[other] Tua {$n} nod yn rhy hir. Anfonwch y gweddill fel ail neges.
    }
script-room-waiting = Yn nôl y rhestr o ddarllenwyr
script-reader-left-out = Heb dic oherwydd i chi ateb: {$answer}. Ticiwch os cân nhw ei darllen er hynny.
script-reader-new = Newydd: heb ysgrifennu atoch yma.
script-reader-added = Newydd ar y rhestr hon.
script-reader-unreachable = Ni all agor negeseuon newydd ar hyn o bryd.
script-message-missing = Ysgrifennwch ychydig eiriau.
script-message-long = Byrhewch y neges ychydig. Gallwch anfon y gweddill fel ail un.
script-readers-missing = Ticiwch o leiaf un person a gaiff ei darllen.
script-readers-unreachable = Ni all neb a diciwyd agor negeseuon newydd ar hyn o bryd. Ticiwch rywun arall, neu dewch yn ôl yn nes ymlaen.
script-codename-missing = Ysgrifennwch eich wyth gair.
script-word-unknown = Nid yw gair {$n} ar y rhestr. Edrychwch ar ei lythrennau.
script-word-unknown-near = Nid yw gair {$n} ar y rhestr. Ai ‘{$word}’ oeddech chi’n ei feddwl?
script-collected = Mae {$reader} wedi casglu negeseuon a anfonwyd cyn {$day}.
script-collected-nothing = Nid yw {$reader} wedi casglu unrhyw negeseuon eto.
script-collected-former = Nid yw {$reader} yn darllen yma mwyach.
script-lost = Ni ellir agor yr hyn a anfonoch at {$reader} yn unig rhwng {$first} a {$last}: anfonwch ef eto.
script-lost-former = Ni chasglwyd yr hyn a anfonoch at {$reader} yn unig ar ôl {$day}: anfonwch ef eto, at rywun arall.
script-lost-former-all = Ni chasglwyd yr hyn a anfonoch at {$reader} yn unig: anfonwch ef eto, at rywun arall.
script-opened = Agorodd {$reader} neges gennych ar {$day}.
script-reply-incomplete = Nid yw rhan o’r ateb hwn wedi dod eto. Edrychwch eto yfory.
script-reply-conflicting = Mae’r darllenydd hwn wedi cyhoeddi dau destun gwahanol fel un ateb. Dangosir y ddau. Byddwch yn ofalus gyda’r naill a’r llall.
script-practice-right = Mae’r wyth yn gywir.
script-practice-differs = Mae gair {$n} yn wahanol.
script-practice-missing = Mae gair {$n} ar goll.
script-sealing = Yn selio’ch neges
script-sending = Yn anfon. Arhoswch ar y dudalen hon.
script-opening = Yn agor. Mae hyn yn cymryd eiliad neu ddwy.
script-fetching = Yn nôl yr hyn sy’n newydd
script-edition-late = Mae negeseuon yn cael eu casglu’n hwyrach nag arfer. Peidiwch ag aros os ydych mewn perygl.
script-edition-stopped = Does neb wedi casglu negeseuon ers wythnosau, felly nid ydym yn cymryd rhai newydd heddiw. Nid chi sydd ar fai.
script-edition-expired = Mae rhestr darllenwyr y llinell hon wedi dod i ben, felly nid ydym yn cymryd negeseuon newydd heddiw. Nid chi sydd ar fai.
script-edition-nobody = Ni all neb agor negeseuon newydd heddiw, felly nid ydym yn cymryd un. Nid chi sydd ar fai.
script-edition-not-open = Nid yw’r llinell hon ar agor eto. Dewch yn ôl ddiwrnod arall.
script-edition-restored = Mae ein gweinydd yn cael ei osod eto, felly nid ydym yn cymryd negeseuon ar hyn o bryd. Ni anfonwyd dim. Dewch yn ôl ymhen ychydig oriau. Nid chi sydd ar fai.
script-edition-moving = Mae ein gweinydd yn symud, felly nid ydym yn cymryd negeseuon ar hyn o bryd. Ni anfonwyd dim. Dewch yn ôl ymhen awr. Nid chi sydd ar fai.
script-edition-closed = Mae’r llinell hon wedi cau am byth ac nid yw’n cymryd rhagor o negeseuon. Ni anfonwyd dim. Gellir darllen atebion yma am beth amser eto. Nid chi sydd ar fai.
script-edition-unreachable = Ni ddaeth y rhestr ddiweddaraf o ddarllenwyr. Gwiriwch y cysylltiad; mae’r dudalen hon yn ceisio eto pan ewch ymlaen.
script-edition-refused = Ni ellid gwirio’r rhestr o ddarllenwyr, felly ni ellir anfon dim oddi yma. Dywedwch wrth bwy bynnag sy’n rhedeg y llinell, mewn ffordd arall.
script-refused-network = Collwyd y cysylltiad. Does dim wedi’i golli yma: arhoswch ychydig, yna pwyswch y botwm eto.
script-refused-busy = Mae ein gweinydd yn brysur. Does dim wedi’i golli yma: arhoswch funud, yna rhowch gynnig arall arni.
script-refused-full = Mae ein gweinydd yn llawn ar hyn o bryd. Does dim wedi’i golli yma: rhowch gynnig arall arni yfory.
script-refused-changed = Newidiodd y darllenwyr. Edrychwch eto pwy gaiff ddarllen, yna ewch ymlaen.
script-refused-codename-words = Nid wyth gair yw’r rhain. Edrychwch a oes un ar goll neu wedi’i ddyblu.
script-refused-codename-check = Nid yw’r geiriau hyn yn perthyn i’w gilydd. Edrychwch am gamgymeriad yn un ohonyn nhw, neu yn eu trefn.
script-refused-other = Ni weithiodd hyn, ac nid chi sydd ar fai. Does dim wedi’i golli yma: rhowch gynnig arall arni, neu agorwch y dudalen o’r newydd.
`;
