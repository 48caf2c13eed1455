export default `
# Draft. Not read by a native reader.

plain-go = Continuer sans scripts
plain-warning-title = Votre navigateur ne scelle pas
plain-warning-facts =
    Les scripts sont désactivés. C’est donc notre serveur qui scelle votre message à son arrivée.
    À ce moment-là, il pourrait tout lire : votre message, vos fichiers, vos huit mots, les réponses, et qui vous avez laissé de côté.
    Il ne garde que ce qui est scellé.
plain-warning-stronger = Plus sûr, si vous le pouvez :
plain-warning-scripts = Choisissez le bouclier à côté de l’adresse, puis Paramètres, puis « Plus sûr » ou « Normal ». Rouvrez ensuite cette page.
plain-warning-pgp = Si vous utilisez OpenPGP : chiffrez votre message pour les personnes qui lisent, puis collez-le ou joignez-le ci-dessous. Notre serveur pourrait encore lire vos mots et les réponses.
plain-offline-title = Sceller sans réseau
plain-offline-text = Sur un ordinateur que vous seul·e utilisez, enregistrez ces deux fichiers. Ouvrez la page dans Firefox ou Tor Browser, réseau coupé. Elle scelle votre message dans un fichier : joignez-le ci-dessous, seul. Notre serveur ne peut pas le lire. Les trois fichiers restent tant que vous ne les effacez pas.
plain-offline-page = La page
plain-offline-edition = Les personnes qui lisent et les clés du jour
plain-first = Donnez-moi d’abord mes mots
plain-first-hint = Vous pourriez devoir partir vite ? Prenez maintenant les huit mots qui ouvrent vos réponses. Rien n’est envoyé avec cela.
plain-files-hint = Peu de gens ont ouvert ce fichier ? Décrivez-le plutôt : il peut mener à qui l’avait. Les fichiers contiennent des données cachées : lieu, heure, appareil, noms. Nous ne pouvons pas les retirer ici. Un gros envoi peut se remarquer. N’en faites pas depuis chez vous ni depuis le travail. Au-dessus de 8 Mo, envoyez d’abord le texte, puis les fichiers.
plain-files-lost = Vos fichiers n’ont pas été gardés. Choisissez-les à nouveau.
plain-send = Envoyer, scellé par notre serveur
plain-error-title = Erreur : {$title}
plain-not-sent = Rien n’a encore été envoyé
plain-words-text = Ces huit mots anglais ouvrent vos réponses, dans cet ordre. Gardez-les, puis écrivez ci-dessous.
plain-sent-words-text = Ces huit mots anglais ouvrent vos réponses, dans cet ordre. Ils ne sont montrés que maintenant.
plain-unreached = {$reader} ne peut pas ouvrir de nouveaux messages en ce moment, et ne peut pas ouvrir celui-ci.
plain-check-text = Les scripts sont désactivés. C’est donc notre serveur qui ouvre vos réponses. À ce moment-là, il pourrait les lire, ainsi que vos huit mots.
plain-older-shown = Les réponses plus anciennes sont montrées aussi.
plain-again-hint = Vos huit mots partent avec.
plain-sealed-text = Votre fichier scellé attend sur notre serveur, qui n’a pas pu le lire. Les personnes que vous avez choisies peuvent l’ouvrir.
plain-problems-age-name = Ce fichier scellé a changé de nom. Gardez le nom qu’il avait à sa création : il commence par edition-.
plain-problems-age-alone = Un fichier scellé part seul : videz la case et ne joignez rien d’autre. Notre serveur pourrait lire ce qui l’accompagne.
plain-problems-age-damaged = Ce fichier scellé n’est pas entier. Regardez si c’est bien celui que la page a fait.
plain-problems-age-old = Les personnes qui lisent ou leurs clés ont changé depuis. Enregistrez à nouveau les deux fichiers et scellez encore votre message.
plain-problems-files-large = C’est plus que ce que nous pouvons recevoir en une fois. Envoyez d’abord le texte seul, puis les fichiers un par un.
plain-problems-files-many = Cela fait trop de fichiers à la fois. Envoyez-en une partie dans un deuxième message.
plain-problems-slow = La connexion est restée muette trop longtemps. Rien n’a été envoyé : réessayez.
plain-problems-pgp-key = Ceci est une clé OpenPGP, pas un message. Nous ne l’avons pas gardée. Si c’est votre clé secrète, faites-en une nouvelle.
plain-problems-pgp-plain = Ce message OpenPGP n’est pas chiffré : n’importe qui peut le lire. Nous ne l’avons pas gardé. Chiffrez-le pour les personnes qui lisent.
plain-problems-pgp-others = Ce message OpenPGP n’est chiffré pour personne qui lise ici : personne ne pourrait l’ouvrir. Nous ne l’avons pas gardé. Regardez quelle clé vous avez choisie.
plain-problems-pgp-damaged = Ce message OpenPGP est abîmé ou coupé. Copiez-le à nouveau en entier.
`;
