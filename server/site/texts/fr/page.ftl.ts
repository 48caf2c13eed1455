export default `
# Draft. Not read by a native reader.

demonstration = Démonstration. N’envoyez rien de réel.
leave = Quitter vite
back = Retour
languages = Langues

start-headline = Parlez-nous, sans dire qui vous êtes
start-run-by = {$name} gère cette ligne.
start-write = Écrire maintenant
start-guide = Me guider
start-check = Voir si j’ai une réponse
start-emergency = En danger maintenant ?
start-know = Bon à savoir
start-facts =
    C’est vous qui choisissez qui lit. Votre envoi reste scellé pour ces personnes seules.
    Personne ne lit en direct. Une réponse peut prendre sept jours.
    Ce site n’enregistre rien sur cet appareil. Si vous partez, votre texte disparaît.
    « Quitter vite » cache cette page aussitôt. Appuyer trois fois sur Échap aussi. Fermez ensuite Tor Browser.
start-more = Avant de commencer : ce que c’est, et ce que cela ne peut pas faire

waiting-title = Préparation
waiting-text = Si ceci reste plus de quelques secondes, les scripts sont désactivés dans votre navigateur. Tout marche aussi sans eux, mais avec moins de sécurité : c’est alors notre serveur qui scelle votre message, pas votre navigateur.
waiting-how = Plus sûr : dans Tor Browser, choisissez le bouclier à côté de l’adresse, puis Paramètres, puis « Plus sûr » ou « Normal ». Rouvrez ensuite cette page.
errors = Regardez d’abord ceci

write-title = Que voulez-vous raconter ?
write-title-further = Écrire encore
write-message = Votre message
write-message-hint = Ce qui s’est passé, quand, et ce que vous souhaitez. Vos mots peuvent montrer qui vous êtes : laissez de côté ce que vous seul·e pouvez savoir.
write-readers = Qui peut le lire ?
write-readers-hint = Seules les personnes cochées ici peuvent l’ouvrir.
write-readers-hint-further = Les personnes qui vous ont écrit ici sont cochées. Personne d’autre, sauf si vous cochez.
write-readers-alone = Si vous cochez une seule personne, nul autre ne peut lire pendant son absence.
write-readers-see = Elles voient aussi qui vous avez laissé de côté, pour ne pas leur en parler par erreur.
write-other-group = Autres
write-replies = Voulez-vous pouvoir lire une réponse ?
write-replies-yes = Oui
write-replies-yes-hint = Vous recevez huit mots à garder. Ils ouvrent vos réponses.
write-replies-no = Pas de réponse, rien à garder
write-replies-no-hint = Votre message compte tout autant.
write-next = Continuer

keep-title-words = Vos huit mots
keep-title-send = Prêt à envoyer
keep-not-sent = Rien n’a encore été envoyé.
keep-words = Ces huit mots anglais ouvrent vos réponses, dans cet ordre.
keep-facts =
    Nous n’en avons pas de copie. Personne ne peut les retrouver.
    Toute personne qui les a peut lire et écrire à votre place.
    Les quatre premières lettres de chacun suffisent.
keep-stay =
    { $days ->
        [one] Les réponses restent {$days} jour.
        [many] Les réponses restent {$days} de jours.
       *[other] Les réponses restent {$days} jours.
    }
keep-practise = S’exercer
keep-practise-hint = Réécrivez-les sans regarder. Les mots ci-dessus sont cachés pendant ce temps.
keep-practise-label = Les huit mots, de mémoire
keep-practise-check = Comparer
keep-nowhere = Nulle part où les garder sans risque ? Revenez et choisissez « Pas de réponse ».
keep-none = Il n’y a rien à garder. Nous ne pourrons pas vous répondre.
keep-further = Les mêmes huit mots qu’avant ouvrent les réponses.
keep-send-words = J’ai gardé mes mots. Envoyer
keep-send = Envoyer

sent-title = Envoyé
sent-text = Votre message est scellé et attend sur notre serveur. Ces personnes peuvent l’ouvrir :
sent-when = Revenez voir s’il y a une réponse dans sept jours environ.
sent-words = Vos huit mots ne sont plus sur cet écran.
sent-more = Ajouter quelque chose
sent-finish = Quitter cette page

check-title = Voir si j’ai une réponse
check-codename = Vos huit mots
check-codename-hint = Dans l’ordre, séparés par des espaces. Majuscules ou minuscules, peu importe. Les quatre premières lettres de chacun suffisent.
check-look = Chercher une réponse
check-lost = Vous avez perdu vos mots ? Personne ne peut les retrouver.
check-lost-link = Écrire à nouveau, en disant que vous avez déjà écrit
check-other = Vos mots ne sont plus sûrs ? Ou vous ne voulez plus que nous agissions ? Cherchez d’abord une réponse, puis choisissez « {replies-again} » : vous pourrez le dire là.
check-same = Chercher une réponse envoie autant qu’un message : les deux se ressemblent.

replies-title = Réponses
replies-none = Il n’y a pas encore de réponse.
replies-none-hint = Vous avez écrit après les jours ci-dessous ? Votre message attend, scellé. Si vous attendiez une réponse, vérifiez chaque mot : il arrive, rarement, qu’un mot faux ressemble à une boîte vide.
replies-found = Chacune a été signée par la personne nommée, et votre navigateur l’a vérifié.
replies-collected = Ce qui a été relevé
replies-opened = Ce qui a été ouvert
replies-opened-hint = Un indice, pas une preuve : toute personne qui lit vos envois pourrait le fabriquer.
replies-again = Écrire encore
replies-older = Chercher aussi des réponses plus anciennes
replies-careful = Vous avez noté ce qu’il faut ? Alors quittez cette page.

left-title = Page vide
left-text = Il n’y a rien ici. Vous pouvez fermer cette fenêtre.
left-again = Rien n’a été envoyé. Revenez en arrière, attendez une minute, puis réessayez.

cover-text = Personne n’a utilisé cette page depuis un moment.
cover-show = Continuer

files-summary = Ajouter des fichiers
files-label = Fichiers
files-hints =
    Peu de gens ont ouvert ce fichier ? Décrivez-le plutôt : il peut mener à qui l’avait.
    Les fichiers contiennent des données cachées : lieu, heure, appareil, noms. Nous les retirons des images JPEG, PNG et WebP.
    Un gros envoi peut se remarquer. N’en faites pas depuis chez vous ni depuis le travail.
files-keep-names = Garder les noms des fichiers
files-keep-names-hint = Sinon ils arrivent sous les noms photo-1, file-2.
files-large = C’est gros. Cela peut se remarquer et s’interrompre. Mieux : envoyez d’abord le texte, puis les fichiers.
files-text-first = Envoyer d’abord le texte
files-wait = Vos fichiers attendent ici. Quand le texte est parti, choisissez « {sent-more} ».
files-remove = Retirer
files-cancel = Arrêter l’envoi
`;
