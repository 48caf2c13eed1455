export default `
# Draft. Not read by a native reader.

script-files-plan = Une fois scellé et complété, {$size} partiront. Par Tor, cela prend environ {$time}.
script-files-quick = Une fois scellé et complété, {$size} partiront : moins d’une minute par Tor.
script-file-remove = Retirer {$name}
script-files-looking = Vos fichiers sont encore examinés.
script-files-unanswered = Cochez « {script-picture-as-is} », ou retirez l’image.
script-picture-clean = Retirer ce qu’elle cache
script-picture-hint = Lieu, heure et appareil disparaissent ; l’image reste. S’ils sont des preuves, décochez : ils peuvent aussi mener à vous.
script-picture-as-is = L’envoyer telle quelle
script-picture-failed = Nous n’avons pas pu retirer les données cachées de celle-ci. Elle peut dire le lieu, l’heure et l’appareil.
script-carries-pdf = Un PDF nomme souvent l’auteur et l’appareil. Nous ne pouvons pas le retirer.
script-carries-office = Les documents nomment leurs auteurs et peuvent contenir du texte plus ancien. Nous ne pouvons pas le retirer.
script-carries-media = Les enregistrements contiennent souvent lieu, heure et appareil, et des voix. Nous ne pouvons pas les retirer.
script-carries-photo = De telles images contiennent souvent lieu, heure et appareil. Nous ne pouvons pas les retirer.
script-carries-other = Ceci peut contenir des noms et des lieux. Nous ne pouvons pas les retirer.
script-sending-percent = Votre message est scellé et part. Restez sur cette page. {$n} pour cent sont arrivés.
script-sending-left = Encore {$time} environ.
script-sending-end = Tout est arrivé. Un instant, s’il vous plaît.
script-refused-unsent = Pas encore envoyé : la connexion a été perdue. Rien n’est perdu ici : attendez un peu, puis appuyez encore sur le bouton. L’envoi reprend où il s’est arrêté.
script-refused-unknown = La connexion a été perdue à la toute fin. L’envoi est peut-être arrivé. Appuyez encore sur le bouton : il ne peut pas arriver deux fois.
script-refused-stopped = Arrêté. Pas envoyé. Rien n’est perdu ici.
script-refused-file-unreadable = Pas envoyé. Un de vos fichiers n’a pas pu être lu. Retirez-le, ou choisissez-le encore une fois.
script-refused-too-large = Pas envoyé. C’est trop gros pour notre serveur. Envoyez moins de fichiers, ou de plus petits.
script-error-title = À regarder : {$title}
script-room =
    { $n ->
        [one] Place pour environ {$n} signe de plus
        [many] Place pour environ {$n} de signes de plus
       *[other] Place pour environ {$n} signes de plus
    }
script-room-over =
    { $n ->
        [one] Trop long d’environ {$n} signe. Envoyez le reste dans un deuxième message.
        [many] Trop long d’environ {$n} de signes. Envoyez le reste dans un deuxième message.
       *[other] Trop long d’environ {$n} signes. Envoyez le reste dans un deuxième message.
    }
script-room-waiting = La liste des personnes qui lisent arrive
script-reader-left-out = Pas coché parce que vous avez répondu : {$answer}. Cochez si cette personne peut lire malgré tout.
script-reader-new = Nouveau nom : ne vous a pas écrit ici.
script-reader-added = Nouveau nom sur cette liste.
script-reader-unreachable = Ne peut pas ouvrir de nouveaux messages en ce moment.
script-message-missing = Écrivez quelques mots.
script-message-long = Raccourcissez un peu le message. Vous pouvez envoyer le reste dans un deuxième.
script-readers-missing = Cochez au moins une personne qui peut le lire.
script-readers-unreachable = Aucune des personnes cochées ne peut ouvrir de nouveaux messages en ce moment. Cochez quelqu’un d’autre, ou revenez plus tard.
script-codename-missing = Écrivez vos huit mots.
script-word-unknown = Le mot {$n} n’est pas dans la liste. Regardez ses lettres.
script-word-unknown-near = Le mot {$n} n’est pas dans la liste. Vouliez-vous écrire « {$word} » ?
script-collected = {$reader} a relevé les messages envoyés avant le {$day}.
script-collected-nothing = {$reader} n’a encore relevé aucun message.
script-collected-former = {$reader} ne lit plus ici.
script-lost = Ce que vous avez envoyé à {$reader} uniquement, entre le {$first} et le {$last}, ne peut pas être ouvert : envoyez-le encore.
script-lost-former = Ce que vous avez envoyé à {$reader} uniquement, après le {$day}, n’a pas été relevé : envoyez-le encore, à quelqu’un d’autre.
script-lost-former-all = Ce que vous avez envoyé à {$reader} uniquement n’a pas été relevé : envoyez-le encore, à quelqu’un d’autre.
script-opened = {$reader} a ouvert un de vos messages le {$day}.
script-reply-incomplete = Une partie de cette réponse n’est pas encore arrivée. Revenez demain.
script-reply-conflicting = Cette personne a publié deux textes différents comme une seule réponse. Les deux sont montrés. Soyez prudent·e avec l’un comme avec l’autre.
script-practice-right = Les huit sont justes.
script-practice-differs = Le mot {$n} diffère.
script-practice-missing = Le mot {$n} manque.
script-sealing = Votre message est en train d’être scellé
script-sending = Envoi en cours. Restez sur cette page.
script-opening = Ouverture. Cela prend une seconde ou deux.
script-fetching = Recherche des nouveautés
script-edition-late = Les messages sont relevés plus tard que d’habitude. N’attendez pas si vous êtes en danger.
script-edition-stopped = Personne n’a relevé de messages depuis des semaines : nous n’en prenons pas de nouveaux aujourd’hui. Ce n’est pas à cause de vous.
script-edition-expired = La liste des personnes qui lisent sur cette ligne a pris fin : nous ne prenons pas de nouveaux messages aujourd’hui. Ce n’est pas à cause de vous.
script-edition-nobody = Personne ne peut ouvrir de nouveaux messages aujourd’hui : nous n’en prenons pas. Ce n’est pas à cause de vous.
script-edition-not-open = Cette ligne n’est pas encore ouverte. Revenez un autre jour.
script-edition-restored = Notre serveur est en train d’être remis en place : nous ne prenons pas de messages pour l’instant. Rien n’a été envoyé. Revenez dans quelques heures. Ce n’est pas à cause de vous.
script-edition-moving = Notre serveur déménage : nous ne prenons pas de messages pour l’instant. Rien n’a été envoyé. Revenez dans une heure. Ce n’est pas à cause de vous.
script-edition-closed = Cette ligne a fermé pour de bon et ne prend plus de messages. Rien n’a été envoyé. Les réponses peuvent encore être lues ici pendant un temps. Ce n’est pas à cause de vous.
script-edition-unreachable = La liste la plus récente des personnes qui lisent n’est pas arrivée. Vérifiez la connexion ; cette page réessaie quand vous continuez.
script-edition-refused = La liste des personnes qui lisent n’a pas pu être vérifiée : rien ne peut être envoyé d’ici. Prévenez qui gère la ligne, par un autre moyen.
script-refused-network = La connexion a été perdue. Rien n’est perdu ici : attendez un peu, puis appuyez encore sur le bouton.
script-refused-busy = Notre serveur est occupé. Rien n’est perdu ici : attendez une minute, puis réessayez.
script-refused-full = Notre serveur est plein en ce moment. Rien n’est perdu ici : réessayez demain.
script-refused-changed = Les personnes qui lisent ont changé. Regardez encore qui peut lire, puis continuez.
script-refused-codename-words = Ce ne sont pas huit mots. Regardez s’il en manque un ou s’il y en a un en double.
script-refused-codename-check = Ces mots ne vont pas ensemble. Cherchez une faute dans l’un d’eux, ou dans leur ordre.
script-refused-other = Cela n’a pas marché, et ce n’est pas à cause de vous. Rien n’est perdu ici : réessayez, ou rouvrez la page.
`;
