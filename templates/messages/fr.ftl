### Alles wat de site zelf zegt, in het Frans van Brussel. Dezelfde sleutels als nl.ftl, in dezelfde volgorde; een sleutel te weinig of te veel doet
### een test falen. In het Frans telt nul als enkelvoud: schrijf in [one] dus { $n }, nooit 1. Voor : ? ! » en na « staat een vaste spatie.

## De site
site-naam = Aanhaken
site-titel = De l’aide quand ça va mal à l’école, à Bruxelles
site-beschrijving = Votre enfant ne veut plus aller à l’école, ou vous avez arrêté ? Trouvez qui peut aider, du côté néerlandophone à Bruxelles : pour qui, comment y accéder et à quel prix.
naar-inhoud = Aller au contenu
talen = Langue du site
menu = Menu
menu-zoeken = Chercher
menu-fiches = Fiches
menu-gids = Guide
menu-overzicht = Vue d’ensemble
menu-over = À propos
voet-toegankelijkheid = Accessibilité
voet-privacy = Vie privée
voet-tekst = Aanhaken montre qui aide contre le décrochage scolaire, du côté néerlandophone à Bruxelles. Les données viennent du recueil de fiches du réseau Samen tegen schooluitval (ensemble contre le décrochage scolaire).
en = et
en-andere = et d’autres
en-nog = { $n ->
    [one] et { $n } autre
   *[other] et { $n } autres
}
aanhaling = « { $wat } »

## Thuis
thuis-kop = Ça se passe mal à l’école ?
thuis-inleiding = Cherchez qui peut aider à Bruxelles, du côté néerlandophone.
vraag-leeftijd = Quel âge ?
vraag-leeftijd-hulp = en années
vraag-thema = Que se passe-t-il ?
vraag-thema-leeg = Faites un choix
vraag-vrij = Ou dites-le avec vos mots
vraag-vrij-voorbeeld = ex. : mon fils brosse les cours
knop-zoek = Chercher de l’aide
vaak-gezocht = Recherches fréquentes
wie-ben-je = Qui êtes-vous ?
ingang-ouder = Parent
ingang-ouder-tekst = Qui pouvez-vous appeler ou aller voir vous-même ?
ingang-jongere = Jeune
ingang-jongere-tekst = Où pouvez-vous aller vous-même ?
ingang-school = École
ingang-school-tekst = Un soutien pour votre classe ou votre équipe.
ingang-clb = CLB (le PMS néerlandophone)
ingang-clb-tekst = Parcours et accompagnement, par phase et par voie d’accès.
drie-fasen = Trois sortes d’aide
fase-preventie-uitleg = À l’école, ça va encore. Cette aide fait en sorte que cela continue.
fase-interventie-uitleg = C’est difficile : absences, disputes, plus aucune envie. Cette aide évite qu’un élève décroche.
fase-compensatie-uitleg = Quelqu’un a quitté l’école, sans diplôme. Cette aide montre un nouveau chemin vers une formation ou un emploi.
bekijk-fase = { $n ->
    [one] Voir { $n } organisation
   *[other] Voir { $n } organisations
}
thuis-telling = { $fiches } organisations et initiatives, { $aanbod } formes d’aide.
bekijk-alles = Les voir toutes de A à Z
niet-weten = Vous ne savez pas par où commencer ?
niet-weten-tekst = Demandez conseil au CLB de l’école (l’équivalent néerlandophone du centre PMS) ou à KANS, le point de contact central à Bruxelles. On vous y écoute et on cherche avec vous.

## Zoeken
zoeken-titel = Chercher de l’aide
zoeken-beschrijving = Cherchez par âge et par problème, et filtrez par phase, voie d’accès, prix et commune.
zoek-label = Que cherchez-vous ?
zoek-knop = Chercher
suggesties = Suggestions
gevonden = { $n ->
    [one] { $n } fiche
   *[other] { $n } fiches
}
gevonden-met-filters = { $n ->
    [one] { $n } fiche
   *[other] { $n } fiches
} pour : { $filters }
gevonden-met-vraag = { $n ->
    [one] { $n } fiche
   *[other] { $n } fiches
} pour « { $vraag } »
gevonden-met-vraag-en-filters = { $n ->
    [one] { $n } fiche
   *[other] { $n } fiches
} pour « { $vraag } » ({ $filters })
waarvan-leeftijd-niet-vermeld = Pour { $n } d’entre elles, l’âge n’est pas indiqué : renseignez-vous.
filters = Filtres
filters-knop = { $n ->
    [0] Filtres
    [one] Filtres ({ $n } actif)
   *[other] Filtres ({ $n } actifs)
}
filters-sluiten = Retour aux résultats
filters-toepassen = Voir les résultats
filters-actief = Filtres actifs
filter-weg = Enlever : { $wat }
filters-wissen = Effacer tous les filtres
filter-leeftijd = Âge
filter-fase = Phase
filter-thema = Que se passe-t-il ?
filter-doelgroep = Pour qui
filter-aanmelding = Comment y accéder
filter-kostprijs = Prix
filter-gemeente = Commune
filter-taal = Langue de l’aide
sorteren = Ordre
pagina-van = Page { $pagina } sur { $paginas }
pagina-vorige = Précédente
pagina-volgende = Suivante
paginering = Parcourir les résultats
geen-resultaat = Aucun résultat
geen-resultaat-filters = Avec tous ces filtres ensemble, il n’y a rien. Enlevez-en un :
geen-resultaat-woorden = Aucune fiche ne correspond à ces mots. Essayez un autre mot, ou choisissez un thème.
verder-zonder = { $n ->
    [one] Sans { $wat } : { $n } fiche
   *[other] Sans { $wat } : { $n } fiches
}
genegeerd-kop = Nous n’avons pas pu utiliser une partie de votre demande
genegeerd-parameter = Nous ne connaissons pas « { $wat } » et nous n’en tenons pas compte.
genegeerd-waarde = « { $waarde } » ne convient pas pour « { $naam } ». Nous n’en tenons pas compte.
genegeerd-lange-vraag = Votre question est très longue. Nous lisons les { $n } premiers caractères.
genegeerd-te-veel = Pour { $naam }, nous regardons les { $n } premiers.
parameter-leeftijd = âge
parameter-thema = problème
parameter-fase = phase
parameter-doelgroep = pour qui
parameter-aanmelding = voie d’accès
parameter-kostprijs = prix
parameter-gemeente = commune
parameter-taal = langue
parameter-ik = je suis
parameter-sorteer = ordre
parameter-pagina = page
parameter-zonder = ce que vous avez enlevé

## De vraag begrijpen
begrepen-kop = Voici comment nous avons compris votre question
begrepen-uitleg = Quelque chose n’est pas correct ? Enlevez-le.
getypt = Nous ne connaissons pas « { $wat } ».
bedoelde-je = Vouliez-vous dire « { $wat } » ?
niet-bedoeld = Non, chercher sans ce mot
opzij-gelegd = Nous n’avons rien trouvé pour { $wat }. Nous l’avons laissé de côté.
open-avond = ouvert le soir
open-weekend = ouvert le week-end
open-nacht = ouvert la nuit
open-maandag = ouvert le lundi
open-dinsdag = ouvert le mardi
open-woensdag = ouvert le mercredi
open-donderdag = ouvert le jeudi
open-vrijdag = ouvert le vendredi
open-zaterdag = ouvert le samedi
open-zondag = ouvert le dimanche
begrepen-leeftijd = { $wat } ans
begrepen-niet = pas { $wat }
begrepen-taal = aide en { $wat }
begrepen-ik = demandé par : { $wat }
begrepen-misschien = peut-être : { $wat }
ik-kop = Je suis :
gevouwen = { $n ->
    [one] Et { $n } fiche uniquement pour les écoles et les professionnels
   *[other] Et { $n } fiches uniquement pour les écoles et les professionnels
}
twijfel = { $n ->
    [one] Et { $n } fiche qui ne convient sans doute pas à cet âge
   *[other] Et { $n } fiches qui ne conviennent sans doute pas à cet âge
}
twijfel-uitleg = Aucun âge n’est indiqué, mais autre chose le laisse penser. Un doute ? Demandez-leur.
twijfel-niveau = pour : { $wat }
twijfel-naast = le reste de leur offre est pour un autre âge
twijfel-van-school = pour qui a déjà quitté l’école
twijfel-volwassenen = pour les adultes
gevaar-kop = Un danger ? N’attendez pas.
gevaar-uitleg = Appelez un de ces numéros. En cas de danger immédiat : 112.
gevaar-nagekeken = vérifié le { $wat }

## Kaart
kaart-voor = Pour qui
kaart-leeftijd = Âge
kaart-aanmelding = Comment y accéder
kaart-kost = Prix
kaart-waar = Où
kaart-waarom = Pourquoi ce résultat
kaart-helpt-bij = aide pour :
kaart-aanbod = Ce qui correspond
kaart-meer-aanbod = { $n ->
    [one] et { $n } autre
   *[other] et { $n } autres
}

## Fiche
fiche-kern = L’essentiel
fiche-contact = Contact
fiche-bel = Appeler le { $wat }
fiche-via-deur = On n’entre pas ici directement. Commencez ici :
fiche-wat-doe-je = Que faire maintenant ?
fiche-kies-nummer = Choisir parmi { $n } numéros de téléphone
fiche-inhoud = Ce qui est proposé ({ $n })
fiche-aanbod = L’offre
fiche-professionals = Pour les professionnels
fiche-doel = Objectif
fiche-financiering = Financement
fiche-verwant = Voir aussi
fiche-bron = Source :
fiche-bron-jaar = données de { $jaar }
fiche-nummer = Numéro dans le recueil
fiche-ook-bekend = Autres noms
fiche-nagekeken = Vérifié le { $wat }
fiche-nagekeken-lang = C’était il y a un certain temps. Téléphonez ou écrivez d’abord, pour être sûr.
fiche-niet-nagekeken = Pas encore vérifié depuis la parution du recueil de fiches
fiche-niet-nagekeken-uitleg = Téléphonez ou écrivez d’abord, pour être sûr.
fiche-let-op = Attention :
fiche-aanmelding-professional = Inscription, pour les professionnels
fiche-aanmelding-ouder = Comment y accéder
fiche-voorwaarden = Conditions
fiche-duur = Durée
fiche-intensiteit = Fréquence
fiche-capaciteit = Places
fiche-talen = Langue de l’aide
fiche-thema = Aide pour
fiche-waar = Où
fiche-openingsuren = Joignable
fiche-telefoon = Téléphone
fiche-mail = E-mail
fiche-site = Site
fiche-kaart = Voir sur une carte
fiche-adressen = Adresses
fiche-geen-contact = Notre source ne donne pas de coordonnées.
fiche-contacten-aanbod = Contact pour cette offre
kost-met-bedragen = { $wat } :
kruimel-fiches = Toutes les fiches
voor-mensen-uit = pour les habitants de : { $wat }
aanbod-gestopt = Terminé le { $wat }
aanbod-stopt = Se termine le { $wat }
aanbod-begint = Commence le { $wat }
aanbod-volzet = Complet jusqu’au { $wat }

## Wat alleen in het Nederlands bestaat; op Nederlandse pagina's nooit te zien
nederlands-professionals = Les explications pour les professionnels sont en néerlandais.
nederlands-deels = Certains textes n’existent pas encore en français. Vous les lisez ici en néerlandais.

## A tot Z, overzicht
fiches-titel = Toutes les fiches de A à Z
fiches-beschrijving = Toutes les organisations et initiatives contre le décrochage scolaire, du côté néerlandophone à Bruxelles, par nom.
fiches-ook = aussi :
fiches-letters = Aller à une lettre
overzicht-titel = Vue d’ensemble par phase
overzicht-beschrijving = Qui fait quoi : chaque organisation avec son offre en prévention, intervention et compensation.
overzicht-uitleg = Chaque organisation avec son offre, par phase. Choisissez une offre pour la lire.
overzicht-organisatie = Organisation
overzicht-leeg = pas d’offre
overzicht-telling = { $n ->
    [one] { $n } forme d’aide
   *[other] { $n } formes d’aide
}

## Melding
melding-vraag = Une erreur sur cette page ?
melding-titel = Une erreur dans la fiche de { $wat } ?
melding-titel-fout = Pas encore envoyé : { $wat }
melding-inleiding = Quelque chose est faux, ancien ou incomplet ? Dites-le-nous. Nous vérifions.
melding-geen-hulp = Vous cherchez de l’aide ou vous voulez vous inscrire ? Ne le faites pas ici.
melding-naar-contact = Vers les coordonnées
melding-fouten = Votre message n’est pas encore envoyé
melding-fout-leeg = Écrivez ce qui n’est pas correct.
melding-fout-lang = Votre texte a { $wat } caractères. Raccourcissez-le : 4000 au plus.
melding-fout-mail = Ce n’est pas une adresse e-mail. Vérifiez-la ou laissez le champ vide.
melding-nog-eens = Votre navigateur a rempli un champ qui devait rester vide. Votre texte est toujours là. Appuyez encore une fois sur le bouton.
melding-tekst = Qu’est-ce qui n’est pas correct ?
melding-tekst-hulp = Par exemple un numéro, une adresse ou un âge. Ne donnez pas de nom d’enfant ou de jeune. 4000 caractères au plus.
melding-mail = Votre adresse e-mail (pas obligatoire)
melding-mail-hulp = Remplissez-la seulement si vous voulez aussi notre réponse par e-mail.
melding-gegevens = Seules les personnes qui tiennent Aanhaken à jour lisent votre message. Votre adresse e-mail sert uniquement à vous répondre. Nous l’effaçons après un an.
melding-valstrik = Laissez ce champ vide
melding-verstuur = Envoyer mon message
melding-status = Votre message
melding-status-titel = Votre message sur { $wat }
melding-dank = Merci, nous avons reçu votre message.
melding-bewaar = Gardez l’adresse de cette page. Vous verrez plus tard ce que nous avons fait. Toute personne qui a l’adresse peut lire votre message.
melding-adres = L’adresse de cette page
melding-mail-adres = M’envoyer l’adresse par e-mail
melding-jouw-tekst = Vous avez écrit
melding-gemeld = Envoyé le { $wat }
melding-hoe-ver = Où en est-on ?
melding-bijgewerkt = Mis à jour le { $wat }
melding-antwoord = Notre réponse
melding-geen-antwoord = Il n’y a pas encore de réponse.
melding-terug = Vers la fiche
melding-stand-nieuw = Nouveau
melding-stand-nieuw-uitleg = Nous n’avons pas encore lu votre message.
melding-stand-bezig = En cours
melding-stand-bezig-uitleg = Nous vérifions.
melding-stand-opgelost = Résolu
melding-stand-opgelost-uitleg = Nous avons corrigé cela.
melding-stand-afgewezen = Pas modifié
melding-stand-afgewezen-uitleg = Nous ne changeons pas la fiche. Notre réponse vous dit pourquoi.
melding-brief-onderwerp = Réponse à votre message sur { $wat }
melding-brief =
    Bonjour,

    Le { $dag }, vous avez signalé à Aanhaken une erreur dans la fiche de { $wat }.

    { $stand } : { $uitleg }

    Notre réponse :

    { $antwoord }

    Vous avez écrit :

    { $tekst }

    Bien à vous,
    Aanhaken

## Teksten
over-titel = À propos d’Aanhaken
toegankelijkheid-titel = Accessibilité
privacy-titel = Vie privée

## Guide
gids-titel = Guide
gids-beschrijving = Les questions des parents sur l’école, en mots simples : obligation scolaire, CLB, absences, exclusion, pas d’école, KANS, activités en journée, un diplôme plus tard.
gids-wie-helpt = Qui peut aider ?
gids-zoek-verder = Chercher plus loin
gids-andere = Autres questions
feed-titel = ce qui a changé
bewaarde-pagina = Vous n’avez pas de connexion. Cette page date du DATUM. Les numéros et les heures ont peut-être changé depuis.
geen-verbinding = Vous n’avez pas de connexion, et vous n’aviez pas encore ouvert cette page. Réessayez plus tard. En cas d’urgence : appelez le 112.

## Als er geen pagina is
niet-gevonden-titel = Cette page n’existe pas
niet-gevonden-uitleg = L’adresse est peut-être mal écrite, ou la page a déménagé. Vous pouvez chercher ici.
fout-titel = Quelque chose s’est mal passé
fout-uitleg = Cela vient de nous, pas de vous. Réessayez dans une minute.
gearchiveerd-titel = Cette fiche n’existe plus
gearchiveerd-uitleg = L’organisation ou le projet s’est arrêté, ou ne fait plus cela. Cherchez ici qui peut aider maintenant.
verboden-titel = Vous ne pouvez pas faire cela
verboden-uitleg = Cette page est réservée aux gestionnaires. Demandez-le à quelqu’un qui gère le site.
vreemd-titel = Nous ne pouvons pas lire ce formulaire
vreemd-uitleg = Revenez en arrière et rechargez la page. Rien n’a changé.
te-groot-titel = C’est trop grand
te-groot-uitleg = Nous ne pouvons pas recevoir autant en une fois. Rien n’a changé.
niet-bewaard = Nous n’avons pas pu enregistrer ceci. C’est notre faute. Votre texte est toujours là : réessayez dans une minute.
te-lang-titel = Cette adresse est trop longue
te-lang-uitleg = L’adresse de cette page est plus longue que ce que nous lisons. Cherchez à nouveau, avec moins de filtres.
te-veel-titel = Un instant
te-veel-uitleg = Nous avons reçu trop de demandes en peu de temps. Réessayez dans une minute.
terug-thuis = Retour à l’accueil

## Leeftijd, datum, uur, bedrag, aantal
aantal-fiches = { $n ->
    [one] { $n } fiche
   *[other] { $n } fiches
}
leeftijd-precies = { $min ->
    [one] { $min } an
   *[other] { $min } ans
}
leeftijd-van-tot = de { $min } à { $max } ans
leeftijd-vanaf = { $min ->
    [one] à partir de { $min } an
   *[other] à partir de { $min } ans
}
leeftijd-tot = { $max ->
    [one] jusqu’à { $max } an inclus
   *[other] jusqu’à { $max } ans inclus
}
leeftijd-niet-vermeld = âge non indiqué
leeftijd-meestal-niet-vermeld = âge le plus souvent non indiqué
leeftijd-soms = parfois { $wat }
leeftijd-soms-niet-vermeld = parfois non indiqué
datum = { $dag ->
    [1] 1er { $maand } { $jaar }
   *[other] { $dag } { $maand } { $jaar }
}
tijd = { $u }h{ $mm }
tijd-heel = { $u }h
uren = { $dagen } : de { $van } à { $tot }
bedrag = { $euro ->
    [one] { $euro } euro
   *[other] { $euro } euros
}
bedrag-met-cent = { $euro ->
    [one] { $euro },{ $cent } euro
   *[other] { $euro },{ $cent } euros
}
maand-1 = janvier
maand-2 = février
maand-3 = mars
maand-4 = avril
maand-5 = mai
maand-6 = juin
maand-7 = juillet
maand-8 = août
maand-9 = septembre
maand-10 = octobre
maand-11 = novembre
maand-12 = décembre
dag-ma = lundi
dag-di = mardi
dag-wo = mercredi
dag-do = jeudi
dag-vr = vendredi
dag-za = samedi
dag-zo = dimanche
dag-tot-en-met = du { $van } au { $tot }

## Gesloten lijsten
fase-preventie = prévention
fase-interventie = intervention
fase-compensatie = compensation
thema-spijbelen = brosser les cours, être absent
thema-schoolmoe = ne veut plus aller à l’école
thema-gedrag = comportement difficile, disputes
thema-pesten = harcèlement
thema-psychisch = se sentir mal, problèmes psychiques
thema-leren = difficultés à apprendre, devoirs
thema-uitsluiting = suspendu ou renvoyé de l’école
thema-studiekeuze = choix d’études, autre option ou autre école
thema-taal = apprendre le néerlandais, arriver en Belgique
thema-thuis = problèmes à la maison, éducation
thema-zonder-diploma = a arrêté sans diplôme
thema-werk = chercher du travail, apprendre au travail
thema-dagbesteding = une activité en journée à la place de l’école
thema-rechten = droits, règles, allocation scolaire, plainte
thema-klasklimaat = ambiance en classe ou à l’école
thema-vrije-tijd = loisirs, sport, maison de jeunes
thema-geen-school = n’a pas d’école
thema-beperking = handicap, aide en plus à l’école
doelgroep-leerling = élève
doelgroep-jongere = jeune
doelgroep-ouder = parent ou famille
doelgroep-klasgroep = classe
doelgroep-schoolteam = enseignant ou équipe de l’école
doelgroep-professional = CLB ou autre professionnel
doelgroep-neet = jeune sans école ni travail (NEET)
doelgroep-volwassene = adulte ou demandeur d’emploi
aanmelding-rechtstreeks = prendre contact soi-même
aanmelding-via-kans = via KANS (point de contact)
aanmelding-via-clb = via le CLB (le PMS néerlandophone)
aanmelding-via-school = via l’école
aanmelding-via-toegangspoort = via la « toegangspoort » (aide à la jeunesse)
aanmelding-via-actiris = via Actiris
aanmelding-via-ocmw = via le CPAS
aanmelding-anders = d’une autre manière
aanmelding-niet-van-toepassing = pas besoin de s’inscrire
kostprijs-gratis = gratuit
kostprijs-betalend = payant
kostprijs-gedeeltelijk = en partie gratuit
kostprijs-afhankelijk = cela dépend
kostprijs-niet-vermeld = non indiqué
kostprijs-niet-van-toepassing = pas de frais
taal-nl = néerlandais
taal-fr = français
taal-en = anglais
taal-ar = arabe
taal-ber = berbère
taal-bg = bulgare
taal-de = allemand
taal-pl = polonais
taal-rom = romani
taal-ro = roumain
taal-ru = russe
taal-es = espagnol
taal-tr = turc
taal-uk = ukrainien
niveau-kleuter = école maternelle
niveau-lager = école primaire
niveau-secundair = école secondaire
niveau-hoger = enseignement supérieur
niveau-volwassenen = enseignement pour adultes
regio-brussel = Bruxelles
regio-vlaanderen = Flandre
regio-nederland = Pays-Bas
ik-ouder = parent
ik-jongere = jeune
ik-school = école
ik-clb = CLB
sorteer-relevantie = les plus utiles d’abord
sorteer-naam = par nom
sorteer-nummer = comme dans le recueil

## Mijn lijst
menu-lijst = Ma liste
lijst-titel = Ma liste
lijst-leeg = Votre liste est encore vide. Voici comment la remplir :
lijst-leeg-1 = Cherchez de l’aide, ou choisissez une fiche par son nom ci-dessous.
lijst-leeg-2 = Sur une fiche, choisissez « Ajouter à ma liste ».
lijst-leeg-3 = Revenez ici. Mettez les fiches en ordre, écrivez vos notes, imprimez-les ou partagez-les.
lijst-uitleg = Vous pouvez mettre ces fiches en ordre, les imprimer et les partager. La liste se trouve dans l’adresse de cette page.
lijst-van = Liste du { $wat }, faite avec Aanhaken
lijst-bewaar = Ajouter à ma liste
lijst-haal-weg = Retirer de ma liste
lijst-bewaard = C’est ajouté. Nombre de fiches dans votre liste :
lijst-weggehaald = C’est retiré. Nombre de fiches dans votre liste :
lijst-vol = Votre liste est pleine. Retirez d’abord une fiche.
lijst-overnemen = En faire ma liste
lijst-overgenomen = C’est maintenant votre liste sur cet appareil.
lijst-afdrukken = Imprimer
lijst-delen = Partager cette liste
lijst-delen-uitleg = Avec cette adresse, on voit les mêmes fiches. Vos notes ne sont pas partagées.
lijst-adres = Adresse de cette liste
lijst-kopieer = Copier l’adresse
lijst-gekopieerd = L’adresse est copiée.
lijst-mail = Envoyer la liste par e-mail
lijst-mail-onderwerp = De l’aide quand ça va mal à l’école
lijst-mail-tekst = Voici qui peut aider :
lijst-qr = Scannez pour ouvrir la liste sur un téléphone.
lijst-qr-naam = Code QR avec l’adresse de cette liste
lijst-vergelijk = Comparer les { $n } premières
lijst-omhoog = Monter
lijst-omlaag = Descendre
lijst-weg = Retirer
lijst-erbij = Ajouter une fiche
lijst-erbij-knop = Ajouter
lijst-notities = Notes
lijst-notities-algemeen = Notes sur toute la liste
lijst-notities-uitleg = Vos notes restent sur cet appareil. On les voit seulement à l’impression.
lijst-slot = Imprimer et partager
lijst-meer-wegen = { $n ->
    [one] Il y a encore { $n } autre voie :
   *[other] Il y a encore { $n } autres voies :
}
lijst-naar-fiche = lisez la fiche
lijst-onbekend = Nous ne connaissons pas de fiche « { $wat } ». Elle n’existe peut-être plus.
lijst-te-lang = { $weg ->
    [one] Il y a de la place pour { $n } fiches au plus. Nous avons laissé de côté la dernière.
   *[other] Il y a de la place pour { $n } fiches au plus. Nous avons laissé de côté les { $weg } dernières.
}

## Naast elkaar
vergelijk-titel = Comparer les fiches
vergelijk-leeg = Choisissez de deux à quatre fiches. Vous les verrez côte à côte : pour qui, comment y accéder et à quel prix.
vergelijk-een = Choisissez au moins une autre fiche à comparer.
vergelijk-wat = Vous comparez
vergelijk-naar-lijst = En faire une liste
vergelijk-erbij = Ajouter une fiche à comparer
vergelijk-erbij-knop = Ajouter
vergelijk-verschillen = { $n ->
    [0] Il n’y a pas de différence sur ces points.
    [one] Il y a une différence sur { $n } point.
   *[other] Il y a des différences sur { $n } points.
}
vergelijk-enkel-verschil = Montrer seulement les différences
vergelijk-alles = Tout montrer
vergelijk-tabel = Les fiches côte à côte, une ligne par question
vergelijk-hoek = Question
vergelijk-verschilt = différent
vergelijk-niets = non indiqué
vergelijk-niveau = Niveau scolaire
vergelijk-kort = Comparer avec une autre fiche

## De bundel
bundel-titel = Qui aide contre le décrochage scolaire, du côté néerlandophone à Bruxelles
bundel-telling = Recueil de { $fiches ->
    [one] { $fiches } fiche
   *[other] { $fiches } fiches
} et { $aanbod } formes d’aide
bundel-deel = Voici une partie du recueil :
bundel-datum = Données du { $wat }
bundel-bron = Toujours les données les plus récentes :
bundel-hoe = Comment en faire un livret
bundel-hoe-druk = Choisissez « Imprimer » dans votre navigateur. Vous voulez un PDF ? Choisissez alors comme imprimante « Enregistrer au format PDF ».
bundel-hoe-bewaar = Cette page est un seul fichier. Vous pouvez aussi la lire sans internet :
bundel-bewaar = enregistrer le fichier
bundel-nieuwste = Voir le recueil le plus récent
bundel-leeg = Aucune fiche ne correspond. Enlevez un filtre et essayez à nouveau.
bundel-inhoud = Table des matières
bundel-aanbod = L’offre : { $wat }
bundel-fiches = Fiches
bundel-thema = Index par thème
bundel-leeftijd = Index par âge
bundel-druk-alles = Tout imprimer sous forme de recueil
bundel-druk-deze = Imprimer ces fiches sous forme de recueil
