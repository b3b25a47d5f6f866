### Alles wat de site zelf zegt, in het Nederlands. Een sleutel die hier ontbreekt, doet een test falen.

## De site
site-naam = Aanhaken
site-titel = Hulp bij problemen met school in Brussel
site-beschrijving = Wil je kind niet meer naar school, of ben jij gestopt? Vind wie in Nederlandstalig Brussel kan helpen: voor wie, hoe je er binnenkomt en wat het kost.
naar-inhoud = Naar de inhoud
talen = Taal van de site
menu = Menu
menu-zoeken = Zoeken
menu-fiches = Alle fiches
menu-gids = Gids
menu-overzicht = Overzicht
menu-over = Over
voet-toegankelijkheid = Toegankelijkheid
voet-privacy = Privacy
voet-tekst = Aanhaken toont wie helpt tegen schooluitval in Nederlandstalig Brussel. De gegevens komen uit de bundel van het netwerk Samen tegen schooluitval.
en = en
en-andere = en andere
en-nog = en nog { $n }
aanhaling = “{ $wat }”

## Thuis
thuis-kop = Loopt het moeilijk op school?
thuis-inleiding = Zoek wie in Brussel kan helpen.
vraag-leeftijd = Hoe oud?
vraag-leeftijd-hulp = in jaren
vraag-thema = Wat is er aan de hand?
vraag-thema-leeg = Maak een keuze
vraag-vrij = Of zeg het in je eigen woorden
vraag-vrij-voorbeeld = bijvoorbeeld: mijn zoon spijbelt
knop-zoek = Zoek hulp
vaak-gezocht = Vaak gezocht
wie-ben-je = Wie ben je?
ingang-ouder = Ouder
ingang-ouder-tekst = Wat kun je zelf bellen of bezoeken?
ingang-jongere = Jongere
ingang-jongere-tekst = Waar kun je zelf naartoe?
ingang-school = School
ingang-school-tekst = Steun voor je klas of je team.
ingang-clb = CLB
ingang-clb-tekst = Trajecten en begeleiding, op fase en aanmelding.
drie-fasen = Drie soorten hulp
fase-preventie-uitleg = Het loopt nog goed op school. Deze hulp zorgt dat dat zo blijft.
fase-interventie-uitleg = Het gaat moeilijk: spijbelen, ruzie, geen zin meer. Deze hulp zorgt dat een leerling niet afhaakt.
fase-compensatie-uitleg = Iemand is gestopt met school, zonder diploma. Deze hulp wijst een nieuwe weg naar een opleiding of werk.
bekijk-fase = Bekijk { $n ->
    [one] 1 organisatie
   *[other] { $n } organisaties
}
thuis-telling = { $fiches } organisaties en initiatieven, { $aanbod } vormen van hulp.
bekijk-alles = Bekijk ze allemaal van A tot Z
niet-weten = Weet je niet waar je moet beginnen?
niet-weten-tekst = Vraag raad aan het CLB van de school, of aan KANS Centraal Meldpunt Brussel. Zij luisteren en zoeken mee.

## Zoeken
zoeken-titel = Zoek hulp
zoeken-beschrijving = Zoek op leeftijd en probleem, en filter op fase, aanmelding, kostprijs en gemeente.
zoek-label = Wat zoek je?
zoek-knop = Zoek
suggesties = Voorstellen
gevonden = { $n ->
    [one] 1 fiche
   *[other] { $n } fiches
}
gevonden-met-filters = { $n ->
    [one] 1 fiche
   *[other] { $n } fiches
} voor { $filters }
gevonden-met-vraag = { $n ->
    [one] 1 fiche
   *[other] { $n } fiches
} bij “{ $vraag }”
gevonden-met-vraag-en-filters = { $n ->
    [one] 1 fiche
   *[other] { $n } fiches
} bij “{ $vraag }”, voor { $filters }
waarvan-leeftijd-niet-vermeld = { $n ->
    [one] Bij 1 daarvan staat geen leeftijd vermeld: vraag het na.
   *[other] Bij { $n } daarvan staat geen leeftijd vermeld: vraag het na.
}
filters = Filters
filters-knop = { $n ->
    [0] Filters
    [one] Filters (1 aan)
   *[other] Filters ({ $n } aan)
}
filters-sluiten = Terug naar de resultaten
filters-toepassen = Toon de resultaten
filters-actief = Je zoekt met
filter-weg = Haal weg: { $wat }
filters-wissen = Wis alle filters
filter-leeftijd = Leeftijd
filter-fase = Fase
filter-thema = Wat is er aan de hand?
filter-doelgroep = Voor wie
filter-aanmelding = Hoe kom je binnen
filter-kostprijs = Kostprijs
filter-gemeente = Gemeente
filter-taal = Taal van de hulp
sorteren = Volgorde
pagina-van = Pagina { $pagina } van { $paginas }
pagina-vorige = Vorige
pagina-volgende = Volgende
paginering = Bladeren door de resultaten
geen-resultaat = Niets gevonden
geen-resultaat-filters = Met deze filters samen is er niets. Haal er één weg:
geen-resultaat-woorden = Geen enkele fiche past bij deze woorden. Probeer een ander woord, of kies een thema.
verder-zonder = { $n ->
    [one] Zonder { $wat }: 1 fiche
   *[other] Zonder { $wat }: { $n } fiches
}
genegeerd-kop = Een deel van je vraag konden we niet gebruiken
genegeerd-parameter = We kennen “{ $wat }” niet en kijken er niet naar.
genegeerd-waarde = “{ $waarde }” past niet bij { $naam }. We kijken er niet naar.
genegeerd-lange-vraag = Je vraag is erg lang. We lezen de eerste { $n } tekens.
genegeerd-te-veel = Van { $naam } kijken we naar de eerste { $n }.
parameter-leeftijd = leeftijd
parameter-thema = thema
parameter-fase = fase
parameter-doelgroep = doelgroep
parameter-aanmelding = aanmelding
parameter-kostprijs = kostprijs
parameter-gemeente = gemeente
parameter-taal = taal
parameter-ik = ik
parameter-sorteer = volgorde
parameter-pagina = pagina
parameter-zonder = wat je weghaalde

## De vraag begrijpen
begrepen-kop = Zo begrepen we je vraag
begrepen-uitleg = Klopt iets niet? Haal het weg.
getypt = “{ $wat }” kennen we niet.
bedoelde-je = Bedoelde je “{ $wat }”?
niet-bedoeld = Nee, zoek zonder dat woord
opzij-gelegd = Met { $wat } vonden we niets. Dat lieten we opzij.
open-avond = open ’s avonds
open-weekend = open in het weekend
open-nacht = open ’s nachts
open-maandag = open op maandag
open-dinsdag = open op dinsdag
open-woensdag = open op woensdag
open-donderdag = open op donderdag
open-vrijdag = open op vrijdag
open-zaterdag = open op zaterdag
open-zondag = open op zondag
begrepen-leeftijd = { $wat } jaar
begrepen-niet = niet { $wat }
begrepen-taal = hulp in het { $wat }
begrepen-ik = gevraagd door: { $wat }
begrepen-misschien = misschien: { $wat }
ik-kop = Ik ben:
gevouwen = { $n ->
    [one] En 1 fiche die alleen voor scholen en professionals is
   *[other] En { $n } fiches die alleen voor scholen en professionals zijn
}
twijfel = { $n ->
    [one] En 1 fiche die er waarschijnlijk niet is voor deze leeftijd
   *[other] En { $n } fiches die er waarschijnlijk niet zijn voor deze leeftijd
}
twijfel-uitleg = Er staat geen leeftijd bij, maar iets anders wijst erop. Twijfel je? Vraag het hun.
twijfel-niveau = voor { $wat }
twijfel-naast = wat ze nog doen, is voor een andere leeftijd
twijfel-van-school = voor wie al van school is
twijfel-volwassenen = voor volwassenen
gevaar-kop = Is er gevaar? Wacht niet.
gevaar-uitleg = Bel een van deze nummers. Bij direct gevaar: 112.
gevaar-nagekeken = nagekeken op { $wat }

## Kaart
kaart-voor = Voor wie
kaart-leeftijd = Leeftijd
kaart-aanmelding = Hoe kom je binnen
kaart-kost = Kostprijs
kaart-waar = Waar
kaart-waarom = Waarom dit hier staat
kaart-helpt-bij = helpt bij:
kaart-aanbod = Aanbod dat past
kaart-meer-aanbod = { $n ->
    [one] en nog 1
   *[other] en nog { $n }
}

## Fiche
fiche-kern = Het belangrijkste
fiche-contact = Contact
fiche-bel = Bel { $wat }
fiche-via-deur = Je komt hier niet rechtstreeks binnen. Begin hier:
fiche-wat-doe-je = Wat doe je nu?
fiche-kies-nummer = Kies uit { $n } telefoonnummers
fiche-inhoud = Dit is er ({ $n })
fiche-aanbod = Aanbod
fiche-professionals = Voor professionals
fiche-doel = Doelstelling
fiche-financiering = Financiering
fiche-verwant = Bekijk ook
fiche-bron = Bron:
fiche-bron-jaar = gegevens van { $jaar }
fiche-nummer = Nummer in de bundel
fiche-ook-bekend = Ook bekend als
fiche-nagekeken = Nagekeken op { $wat }
fiche-nagekeken-lang = Dat is een tijd geleden. Bel of mail even om zeker te zijn.
fiche-niet-nagekeken = Nog niet nagekeken sinds de bundel
fiche-niet-nagekeken-uitleg = Bel of mail even om zeker te zijn.
fiche-let-op = Let op:
fiche-aanmelding-professional = Aanmelding, voor professionals
fiche-aanmelding-ouder = Hoe kom je binnen
fiche-voorwaarden = Voorwaarden
fiche-duur = Hoe lang
fiche-intensiteit = Hoe vaak
fiche-capaciteit = Plaatsen
fiche-talen = Taal van de hulp
fiche-thema = Helpt bij
fiche-waar = Waar
fiche-openingsuren = Bereikbaar
fiche-telefoon = Telefoon
fiche-mail = E-mail
fiche-site = Site
fiche-kaart = Toon op een kaart
fiche-adressen = Adressen
fiche-geen-contact = De bundel geeft geen contactgegevens.
fiche-contacten-aanbod = Contact voor dit aanbod
kost-met-bedragen = { $wat }:
kruimel-fiches = Alle fiches
voor-mensen-uit = voor mensen uit { $wat }
aanbod-gestopt = Gestopt op { $wat }
aanbod-stopt = Stopt op { $wat }
aanbod-begint = Begint op { $wat }
aanbod-volzet = Volzet tot { $wat }

## Wat alleen in het Nederlands bestaat; op Nederlandse pagina's nooit te zien
nederlands-professionals = De uitleg voor professionals staat hier in het Nederlands.
nederlands-deels = Sommige teksten bestaan alleen in het Nederlands. Je ziet ze hier zo.

## A tot Z, overzicht
fiches-titel = Alle fiches van A tot Z
fiches-beschrijving = Alle organisaties en initiatieven tegen schooluitval in Nederlandstalig Brussel, op naam.
fiches-ook = ook:
fiches-letters = Ga naar een letter
overzicht-titel = Overzicht per fase
overzicht-beschrijving = Wie doet wat: elke organisatie met haar aanbod in preventie, interventie en compensatie.
overzicht-uitleg = Elke organisatie met haar aanbod, per fase. Kies een aanbod om het te lezen.
overzicht-organisatie = Organisatie
overzicht-leeg = geen aanbod
overzicht-telling = { $n ->
    [one] 1 vorm van hulp
   *[other] { $n } vormen van hulp
}

## Melding
melding-vraag = Klopt er iets niet?
melding-titel = Klopt er iets niet bij { $wat }?
melding-titel-fout = Nog niet verstuurd: { $wat }
melding-inleiding = Is iets fout, oud of onvolledig? Zeg het ons. We kijken het na.
melding-geen-hulp = Zoek je hulp, of wil je je aanmelden? Doe dat niet hier.
melding-naar-contact = Naar de contactgegevens
melding-fouten = Je melding is nog niet verstuurd
melding-fout-leeg = Schrijf wat er niet klopt.
melding-fout-lang = Je tekst heeft { $wat } tekens. Maak hem korter: hoogstens 4000.
melding-fout-mail = Dit is geen e-mailadres. Kijk het na, of laat het leeg.
melding-nog-eens = Je browser vulde een veld in dat leeg moest blijven. Wat je schreef, staat er nog. Druk nog eens op de knop.
melding-tekst = Wat klopt er niet?
melding-tekst-hulp = Bijvoorbeeld een nummer, een adres of een leeftijd. Noem geen namen van kinderen of jongeren. Hoogstens 4000 tekens.
melding-mail = Je e-mailadres (hoeft niet)
melding-mail-hulp = Vul dit alleen in als je ons antwoord ook met mail wilt krijgen.
melding-gegevens = Alleen de mensen die Aanhaken bijhouden, lezen je melding. Je e-mailadres dient alleen om je te antwoorden. We wissen het na een jaar.
melding-valstrik = Laat dit leeg
melding-verstuur = Verstuur je melding
melding-status = Je melding
melding-status-titel = Je melding over { $wat }
melding-dank = Bedankt, we hebben je melding gekregen.
melding-bewaar = Bewaar het adres van deze pagina. Zo zie je later wat we ermee deden. Wie het adres heeft, kan je melding lezen.
melding-adres = Het adres van deze pagina
melding-mail-adres = Mail het adres naar jezelf
melding-jouw-tekst = Dit schreef je
melding-gemeld = Gemeld op { $wat }
melding-hoe-ver = Hoe ver staat het?
melding-bijgewerkt = Bijgewerkt op { $wat }
melding-antwoord = Ons antwoord
melding-geen-antwoord = Er is nog geen antwoord.
melding-terug = Naar de fiche
melding-stand-nieuw = Nieuw
melding-stand-nieuw-uitleg = We hebben je melding nog niet bekeken.
melding-stand-bezig = Bezig
melding-stand-bezig-uitleg = We kijken het na.
melding-stand-opgelost = Opgelost
melding-stand-opgelost-uitleg = We hebben het in orde gebracht.
melding-stand-afgewezen = Niet aangepast
melding-stand-afgewezen-uitleg = We veranderen de fiche niet. In ons antwoord lees je waarom.
melding-brief-onderwerp = Antwoord op je melding over { $wat }
melding-brief =
    Dag,

    Je meldde op { $dag } aan Aanhaken dat er iets niet klopt bij { $wat }.

    { $stand }: { $uitleg }

    Ons antwoord:

    { $antwoord }

    Dit schreef je:

    { $tekst }

    Met vriendelijke groeten,
    Aanhaken

## Teksten
over-titel = Over Aanhaken
toegankelijkheid-titel = Toegankelijkheid
privacy-titel = Privacy

## Gids
gids-titel = Gids
gids-beschrijving = Vragen van ouders over school, in gewone taal: leerplicht, CLB, afwezig zijn, uitgesloten worden, geen school, KANS, dagbesteding, later een diploma.
gids-wie-helpt = Wie kan helpen?
gids-zoek-verder = Zoek verder
gids-andere = Andere vragen
feed-titel = wat er veranderde
bewaarde-pagina = Je hebt geen verbinding. Deze pagina is van DATUM. Nummers en uren kunnen intussen anders zijn.
geen-verbinding = Je hebt geen verbinding, en deze pagina zag je nog niet eerder. Probeer het straks opnieuw. In nood: bel 112.

## Als er geen pagina is
niet-gevonden-titel = Deze pagina bestaat niet
niet-gevonden-uitleg = Misschien is het adres verkeerd getypt, of is de pagina verhuisd. Zoek hier verder.
fout-titel = Er ging iets mis
fout-uitleg = Dat ligt aan ons, niet aan jou. Probeer het over een minuut nog eens.
gearchiveerd-titel = Deze fiche is er niet meer
gearchiveerd-uitleg = De organisatie of het project is gestopt, of doet dit niet meer. Zoek hier wie nu kan helpen.
verboden-titel = Dit mag je niet doen
verboden-uitleg = Deze pagina is voor beheerders. Vraag het aan een collega die beheerder is.
vreemd-titel = Dit formulier kunnen we niet lezen
vreemd-uitleg = Ga terug en laad de pagina opnieuw. Er is niets veranderd.
te-groot-titel = Dit is te groot
te-groot-uitleg = We kunnen niet zoveel in één keer ontvangen. Er is niets veranderd.
niet-bewaard = We konden dit nu niet bewaren. Dat ligt aan ons. Wat je typte, staat er nog: probeer het over een minuut nog eens.
te-lang-titel = Dit adres is te lang
te-lang-uitleg = Het adres van deze pagina is langer dan we lezen. Zoek opnieuw, met minder filters.
te-veel-titel = Even wachten
te-veel-uitleg = Er kwam te veel in korte tijd. Probeer het over een minuut nog eens.
terug-thuis = Naar het begin

## Leeftijd, datum, uur, bedrag, aantal
aantal-fiches = { $n ->
    [one] 1 fiche
   *[other] { $n } fiches
}
leeftijd-precies = { $min } jaar
leeftijd-van-tot = { $min } tot en met { $max } jaar
leeftijd-vanaf = vanaf { $min } jaar
leeftijd-tot = tot en met { $max } jaar
leeftijd-niet-vermeld = leeftijd niet vermeld
leeftijd-meestal-niet-vermeld = leeftijd meestal niet vermeld
leeftijd-soms = soms { $wat }
leeftijd-soms-niet-vermeld = soms niet vermeld
datum = { $dag } { $maand } { $jaar }
tijd = { $uu }:{ $mm }
tijd-heel = { $uu }:00
uren = { $dagen }: { $van }–{ $tot }
bedrag = { $euro } euro
bedrag-met-cent = { $euro },{ $cent } euro
maand-1 = januari
maand-2 = februari
maand-3 = maart
maand-4 = april
maand-5 = mei
maand-6 = juni
maand-7 = juli
maand-8 = augustus
maand-9 = september
maand-10 = oktober
maand-11 = november
maand-12 = december
dag-ma = maandag
dag-di = dinsdag
dag-wo = woensdag
dag-do = donderdag
dag-vr = vrijdag
dag-za = zaterdag
dag-zo = zondag
dag-tot-en-met = { $van } tot en met { $tot }

## Gesloten lijsten
fase-preventie = preventie
fase-interventie = interventie
fase-compensatie = compensatie
thema-spijbelen = spijbelen, afwezig zijn
thema-schoolmoe = wil niet meer naar school
thema-gedrag = moeilijk gedrag, ruzie
thema-pesten = pesten
thema-psychisch = zich slecht voelen, psychische problemen
thema-leren = moeite met leren, huiswerk
thema-uitsluiting = geschorst of van school gestuurd
thema-studiekeuze = studiekeuze, andere richting of school
thema-taal = Nederlands leren, nieuw in België
thema-thuis = problemen thuis, opvoeding
thema-zonder-diploma = gestopt zonder diploma
thema-werk = werk zoeken, leren op het werk
thema-dagbesteding = overdag iets doen in plaats van school
thema-rechten = rechten, regels, schooltoeslag, klacht
thema-klasklimaat = sfeer in de klas of op school
thema-vrije-tijd = vrije tijd, sport, jeugdwerk
thema-geen-school = heeft geen school
thema-beperking = beperking, extra zorg op school
doelgroep-leerling = leerling
doelgroep-jongere = jongere
doelgroep-ouder = ouder of gezin
doelgroep-klasgroep = klasgroep
doelgroep-schoolteam = leerkracht of schoolteam
doelgroep-professional = CLB of andere professional
doelgroep-neet = jongere zonder school of werk (NEET)
doelgroep-volwassene = volwassene of werkzoekende
aanmelding-rechtstreeks = zelf contact opnemen
aanmelding-via-kans = via KANS
aanmelding-via-clb = via het CLB
aanmelding-via-school = via de school
aanmelding-via-toegangspoort = via de toegangspoort
aanmelding-via-actiris = via Actiris
aanmelding-via-ocmw = via het OCMW
aanmelding-anders = op een andere manier
aanmelding-niet-van-toepassing = aanmelden hoeft niet
kostprijs-gratis = gratis
kostprijs-betalend = betalend
kostprijs-gedeeltelijk = gedeeltelijk gratis
kostprijs-afhankelijk = hangt ervan af
kostprijs-niet-vermeld = niet vermeld
kostprijs-niet-van-toepassing = geen kosten
taal-nl = Nederlands
taal-fr = Frans
taal-en = Engels
taal-ar = Arabisch
taal-ber = Berbers
taal-bg = Bulgaars
taal-de = Duits
taal-pl = Pools
taal-rom = Romani
taal-ro = Roemeens
taal-ru = Russisch
taal-es = Spaans
taal-tr = Turks
taal-uk = Oekraïens
niveau-kleuter = kleuteronderwijs
niveau-lager = lager onderwijs
niveau-secundair = secundair onderwijs
niveau-hoger = hoger onderwijs
niveau-volwassenen = volwassenenonderwijs
regio-brussel = Brussel
regio-vlaanderen = Vlaanderen
regio-nederland = Nederland
ik-ouder = ouder
ik-jongere = jongere
ik-school = school
ik-clb = CLB
sorteer-relevantie = best passend
sorteer-naam = op naam
sorteer-nummer = zoals in de bundel

## Mijn lijst
menu-lijst = Mijn lijst
lijst-titel = Mijn lijst
lijst-leeg = Je lijst is nog leeg. Zo maak je er een:
lijst-leeg-1 = Zoek hulp, of kies hieronder een fiche op naam.
lijst-leeg-2 = Kies bij een fiche “Bewaar in mijn lijst”.
lijst-leeg-3 = Kom hier terug. Zet de fiches in volgorde, schrijf er iets bij, druk ze af of deel ze.
lijst-uitleg = Deze fiches kun je ordenen, afdrukken en delen. De lijst staat in het adres van deze pagina.
lijst-van = Lijst van { $wat }, uit Aanhaken
lijst-bewaar = Bewaar in mijn lijst
lijst-haal-weg = Haal uit mijn lijst
lijst-bewaard = Bewaard. Aantal fiches in je lijst:
lijst-weggehaald = Weggehaald. Aantal fiches in je lijst:
lijst-vol = Je lijst is vol. Haal eerst een fiche weg.
lijst-overnemen = Bewaar dit als mijn lijst
lijst-overgenomen = Bewaard als jouw lijst op dit toestel.
lijst-afdrukken = Druk af
lijst-delen = Deel deze lijst
lijst-delen-uitleg = Wie dit adres heeft, ziet dezelfde fiches. Je notities reizen niet mee.
lijst-adres = Adres van deze lijst
lijst-kopieer = Kopieer het adres
lijst-gekopieerd = Het adres is gekopieerd.
lijst-mail = Mail de lijst
lijst-mail-onderwerp = Hulp bij problemen met school
lijst-mail-tekst = Hier vind je wie kan helpen:
lijst-qr = Scan om de lijst op een telefoon te openen.
lijst-qr-naam = QR-code met het adres van deze lijst
lijst-vergelijk = Zet de eerste { $n } naast elkaar
lijst-omhoog = Omhoog
lijst-omlaag = Omlaag
lijst-weg = Haal weg
lijst-erbij = Voeg een fiche toe
lijst-erbij-knop = Voeg toe
lijst-notities = Notities
lijst-notities-algemeen = Notities bij de hele lijst
lijst-notities-uitleg = Wat je hier schrijft, blijft op dit toestel. Het wordt alleen afgedrukt.
lijst-slot = Afdrukken en delen
lijst-meer-wegen = { $n ->
    [one] Er is nog 1 andere weg:
   *[other] Er zijn nog { $n } andere wegen:
}
lijst-naar-fiche = lees de fiche
lijst-onbekend = We kennen geen fiche “{ $wat }”. Misschien bestaat ze niet meer.
lijst-te-lang = { $weg ->
    [one] Hier passen hoogstens { $n } fiches. We lieten de laatste weg.
   *[other] Hier passen hoogstens { $n } fiches. We lieten de laatste { $weg } weg.
}

## Naast elkaar
vergelijk-titel = Naast elkaar
vergelijk-leeg = Kies twee tot vier fiches. Dan zie je ze naast elkaar: voor wie, hoe je binnenkomt en wat het kost.
vergelijk-een = Kies minstens één fiche om ernaast te zetten.
vergelijk-wat = Je vergelijkt
vergelijk-naar-lijst = Maak er een lijst van
vergelijk-erbij = Zet er een fiche naast
vergelijk-erbij-knop = Zet ernaast
vergelijk-verschillen = { $n ->
    [0] Op deze punten verschillen ze niet.
    [one] Op 1 punt verschillen ze.
   *[other] Op { $n } punten verschillen ze.
}
vergelijk-enkel-verschil = Toon alleen wat verschilt
vergelijk-alles = Toon alles
vergelijk-tabel = De fiches naast elkaar, één rij per vraag
vergelijk-hoek = Vraag
vergelijk-verschilt = verschilt
vergelijk-niets = niet vermeld
vergelijk-niveau = Schoolniveau
vergelijk-kort = Vergelijk met een andere fiche

## De bundel
bundel-titel = Wie helpt bij schooluitval in Nederlandstalig Brussel
bundel-telling = Bundel met { $fiches ->
    [one] 1 fiche
   *[other] { $fiches } fiches
} en { $aanbod } vormen van hulp
bundel-deel = Dit is een deel van de bundel:
bundel-datum = Gegevens van { $wat }
bundel-bron = Altijd de nieuwste gegevens:
bundel-hoe = Zo maak je er een boekje van
bundel-hoe-druk = Kies in je browser “Afdrukken”. Wil je een pdf? Kies dan als printer “Opslaan als pdf”.
bundel-hoe-bewaar = Deze pagina is één bestand. Je kunt het ook zonder internet lezen:
bundel-bewaar = bewaar het bestand
bundel-nieuwste = Toon de nieuwste bundel
bundel-leeg = Hier past geen enkele fiche bij. Haal een filter weg en probeer het opnieuw.
bundel-inhoud = Inhoud
bundel-aanbod = Aanbod: { $wat }
bundel-fiches = Fiches
bundel-thema = Register op thema
bundel-leeftijd = Register op leeftijd
bundel-druk-alles = Druk alles af als bundel
bundel-druk-deze = Druk deze fiches af als bundel
