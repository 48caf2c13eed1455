export default `
# Draft. Not read by a native reader.

plain-go = Ymlaen heb sgriptiau
plain-warning-title = Nid yw’ch porwr yn selio
plain-warning-facts =
    Mae sgriptiau wedi’u diffodd. Felly ein gweinydd sy’n selio’ch neges wrth iddi gyrraedd.
    Yr eiliad honno gallai ddarllen popeth: eich neges, eich ffeiliau, eich wyth gair, yr atebion, a phwy adawoch chi allan.
    Dim ond yr hyn sydd wedi’i selio y mae’n ei gadw.
plain-warning-stronger = Cryfach, os gallwch:
plain-warning-scripts = Dewiswch y darian wrth ymyl y cyfeiriad, yna Settings, yna Safer neu Standard. Yna agorwch y dudalen hon eto.
plain-warning-pgp = Os ydych yn defnyddio OpenPGP: amgryptiwch eich neges i’r bobl sy’n darllen, a’i gludo neu ei hatodi isod. Gallai ein gweinydd ddarllen eich geiriau a’r atebion o hyd.
plain-offline-title = Selio heb rwydwaith
plain-offline-text = Ar gyfrifiadur nad oes neb ond chi’n ei ddefnyddio, cadwch y ddwy ffeil hyn. Agorwch y dudalen yn Firefox neu Tor Browser, heb rwydwaith. Mae’n selio’ch neges mewn ffeil: atodwch honno isod, ar ei phen ei hun. Ni all ein gweinydd ei darllen. Mae’r tair ffeil yn aros nes i chi eu dileu.
plain-offline-page = Y dudalen
plain-offline-edition = Darllenwyr ac allweddi heddiw
plain-first = Rhowch fy ngeiriau i mi’n gyntaf
plain-first-hint = Efallai y bydd rhaid gadael ar frys? Cymerwch nawr yr wyth gair sy’n agor eich atebion. Does dim yn cael ei anfon gyda hyn.
plain-files-hint = Dim ond ychydig o bobl agorodd y ffeil hon? Disgrifiwch hi yn lle hynny: gall arwain at bwy oedd â hi. Mae ffeiliau’n cynnwys data cudd: lle, amser, dyfais, enwau. Ni allwn ei dynnu yma. Gellir sylwi ar anfon pethau mawr. Peidiwch â gwneud hynny o’r cartref nac o’r gwaith. Uwchlaw 8 MB, anfonwch y testun yn gyntaf, a’r ffeiliau wedyn.
plain-files-lost = Ni chadwyd eich ffeiliau. Dewiswch nhw eto.
plain-send = Anfon, wedi’i selio gan ein gweinydd
plain-error-title = Gwall: {$title}
plain-not-sent = Does dim wedi’i anfon eto
plain-words-text = Mae’r wyth gair Saesneg hyn yn agor eich atebion, yn y drefn hon. Cadwch nhw, yna ysgrifennwch isod.
plain-sent-words-text = Mae’r wyth gair Saesneg hyn yn agor eich atebion, yn y drefn hon. Dim ond nawr y dangosir nhw.
plain-unreached = Ni all {$reader} agor negeseuon newydd ar hyn o bryd, nac agor hon.
plain-check-text = Mae sgriptiau wedi’u diffodd. Felly ein gweinydd sy’n agor eich atebion ar eich rhan. Yr eiliad honno gallai eu darllen, a’ch wyth gair.
plain-older-shown = Dangosir atebion hŷn hefyd.
plain-again-hint = Mae’ch wyth gair yn mynd gyda hi.
plain-sealed-text = Mae’ch ffeil seliedig yn aros yn ein gweinydd, na allai ei darllen. Gall y bobl a ddewisoch ei hagor.
plain-problems-age-name = Mae enw arall ar y ffeil seliedig hon nawr. Cadwch yr enw a gafodd wrth ei gwneud: mae’n dechrau gydag edition-.
plain-problems-age-alone = Mae ffeil seliedig yn mynd ar ei phen ei hun: gwagiwch y blwch, ac atodwch ddim byd arall. Gallai ein gweinydd ddarllen yr hyn sy’n mynd gyda hi.
plain-problems-age-damaged = Nid yw’r ffeil seliedig hon yn gyfan. Edrychwch ai hon yw’r un a wnaeth y dudalen.
plain-problems-age-old = Mae’r darllenwyr neu eu hallweddi wedi newid ers hynny. Cadwch y ddwy ffeil o’r newydd, a seliwch eich neges eto.
plain-problems-files-large = Mae hyn yn fwy nag y gallwn ei gymryd ar unwaith. Anfonwch y testun yn unig yn gyntaf, yna’r ffeiliau fesul un.
plain-problems-files-many = Mae’r rhain yn ormod o ffeiliau ar unwaith. Anfonwch rai ohonyn nhw mewn ail neges.
plain-problems-slow = Bu’r cysylltiad yn dawel am yn rhy hir. Ni anfonwyd dim: rhowch gynnig arall arni.
plain-problems-pgp-key = Allwedd OpenPGP yw hon, nid neges. Ni wnaethom ei chadw. Os mai’ch allwedd gyfrinachol yw hi, gwnewch un newydd.
plain-problems-pgp-plain = Nid yw’r neges OpenPGP hon wedi’i hamgryptio: gall unrhyw un ei darllen. Ni wnaethom ei chadw. Amgryptiwch hi i’r bobl sy’n darllen.
plain-problems-pgp-others = Nid yw’r neges OpenPGP hon wedi’i hamgryptio i neb sy’n darllen yma, felly ni allai neb ei hagor. Ni wnaethom ei chadw. Edrychwch pa allwedd a ddewisoch.
plain-problems-pgp-damaged = Mae’r neges OpenPGP hon wedi’i difrodi neu ei thorri’n fyr. Copïwch hi i gyd eto.
`;
