export default `
# Draft. Not read by a native reader.

about-title = Avant de commencer
about-what = Ce que c’est
about-what-text = Un formulaire, et une boîte que seules les personnes que vous choisissez peuvent ouvrir. {$name} la gère. Personne ne lit en direct.
about-who = Qui lit
about-who-text = Vous choisissez, par nom, en écrivant. Coché au départ : {$groups}. Personne d’autre.
about-can = Ce qui est protégé
about-level-standard = Votre navigateur est au niveau Normal, et scelle ici même.
about-level-safer = Votre navigateur est au niveau Plus sûr, et scelle ici même. Il est aussi plus difficile à attaquer.
about-level-safest = Les scripts sont désactivés dans votre navigateur, comme au niveau Le plus sûr.
about-can-facts =
    Votre navigateur scelle votre message avant son départ. Seules les personnes que vous choisissez peuvent l’ouvrir.
    Notre serveur ne peut pas lire votre message. Grâce à Tor, il ne peut pas voir où vous êtes.
    Rien n’est enregistré sur cet appareil : pas de cookie, pas de compte.
    Envoyer un message et chercher une réponse téléchargent la même chose et envoient autant.
about-cannot = Ce que cela ne peut pas faire
about-cannot-facts =
    Vos mots peuvent montrer qui vous êtes.
    Quelqu’un qui surveille cet appareil peut tout voir. Les claviers peuvent retenir ce que vous tapez.
    Les personnes qui lisent pourraient en parler.
    Cela ne peut pas cacher que Tor Browser est sur cet appareil, ni des téléchargements, ni un logiciel espion.
    Quelqu’un qui prendrait le contrôle de notre serveur pourrait changer ce que fait cette page.
    Les gros fichiers peuvent se remarquer.
    Nous ne pouvons pas envoyer de secours.
about-safer-text = Au niveau Plus sûr, cette page marche tout aussi bien.
about-genuine = Est-ce la bonne ligne ?
about-genuine-text = Comparez l’adresse ci-dessus, chaque lettre, et ces douze mots avec l’affiche, ou avec l’endroit où vous avez connu cette ligne. Ces mots représentent la clé qui garantit toutes les personnes qui lisent. Si quelque chose diffère, n’écrivez pas ici.

questions-offer = Des questions vous aideraient ? Répondez-y étape par étape.
questions-part = Étape {$n} sur {$of}. Laissez vide ce que vous voulez.
questions-skip = Passer cette étape
questions-left-out = Pas coché à cause de votre réponse. Cochez si cette personne peut lire malgré tout.
questions-gist = Peut-on en dire l’essentiel à : {$group} ?
questions-gist-hint = L’essentiel, dans les mots des personnes qui lisent, sans ce qui montre qui vous êtes. Si vous ne répondez pas, rien n’est transmis.
questions-gist-yes = Oui
questions-gist-ask = Demandez-moi d’abord
questions-gist-no = Non

choices-lost-words-label = J’ai déjà écrit, mais j’ai perdu mes mots
choices-lost-words-hint = On recommence à zéro : personne ne peut retrouver les mots, ni prouver que les deux messages viennent de vous. Dites juste assez pour que l’on retrouve le premier. Ne répétez pas ce qu’il contenait.
choices-withdrawn-label = N’agissez pas sur mon signalement, s’il vous plaît
choices-withdrawn-hint = Les personnes qui lisent voient ceci en premier. Elles ont peut-être déjà agi et, si quelqu’un est en danger, la loi peut ne pas leur laisser le choix. Ce qui a été lu reste lu.
choices-move-label = Mes mots ne sont plus sûrs. Donnez-m’en de nouveaux
choices-move-hint = Les nouvelles réponses vont aux nouveaux mots seuls. Qui a vu les anciens mots peut encore lire ce qui leur a été envoyé. Cela prouve que quelqu’un a les deux, pas qui.

help-title = Aide
help-link = Aide : appareils, photos, ce qu’il faut taire
help-shared-title = Un téléphone ou un logement partagé
help-shared-facts =
    Peu de temps ? Une seule case suffit. Vous pourrez compléter un autre jour.
    Tor Browser se voit sur le téléphone. Ce que vous enregistrez reste dans ses téléchargements et ses sauvegardes.
    Gardez vos mots là où personne ne regarde, ou choisissez « Pas de réponse ».
help-own-title = Votre propre ordinateur
help-own-facts =
    Le mieux : votre propre ordinateur, sur un Wi-Fi public, en laissant votre téléphone à la maison.
    Jamais un appareil ou un réseau du travail : il peut être surveillé.
help-library-title = L’ordinateur d’une bibliothèque ou d’un proche
help-library-facts =
    D’autres peuvent voir l’écran, et des caméras peuvent vous voir.
    Cette page ne s’ouvre que dans Tor Browser, que beaucoup n’autorisent pas.
help-leave-out-title = Ce qu’il faut taire
help-leave-out-facts =
    Ce que vous seul·e pouvez savoir.
    Votre façon de parler : écrivez court et simple.
    Peu de gens ont ouvert ce fichier ? Décrivez-le plutôt.
help-photos-title = Photos
help-photos-facts =
    Elles peuvent cacher le lieu, l’heure et le téléphone.
    Regardez encore : visages, pièces, miroirs, reflets.
    Vous seul·e avez pu la prendre ? Décrivez-la plutôt.
    Votre propre copie reste sur cet appareil et dans ses sauvegardes.
help-leaving-facts =
    Cache cette page aussitôt. Le texte non envoyé est perdu. Fermez ensuite Tor Browser.
help-leaving-scripts = Appuyer trois fois sur Échap fait la même chose.
help-leaving-no-scripts = Sans scripts, depuis un clavier, cette page reste visible jusqu’à ce que la page vide arrive.

keys-title = Clés
keys-link = Qui lit, et les clés
keys-text = Pour qui veut vérifier. La même chose pour tout le monde.
keys-root = La clé qui garantit toutes les autres
keys-readers = Qui lit
keys-pgp = Clé OpenPGP
keys-roster = Liste numéro {$epoch}, du {$day}. Elle prend fin le {$expires}.
keys-notes = Les notes signées elles-mêmes
keys-roster-note = Cette liste
keys-head-note = L’édition la plus récente
keys-notes-text = Ce qu’elle nomme se trouve sous /f/ et son empreinte.
`;
