### Alles wat de site zelf zegt, in het Engels. Dezelfde sleutels als nl.ftl, in dezelfde volgorde; een sleutel te weinig of te veel doet een test
### falen. Brits Engels, eenvoudig: vele lezers hebben een andere moedertaal.

## De site
site-naam = Aanhaken
site-titel = Help with school problems in Brussels
site-beschrijving = Does your child no longer want to go to school, or did you leave? Find out who can help, on the Dutch-speaking side of Brussels: for whom, how to get in and what it costs.
naar-inhoud = Skip to content
talen = Language of this site
menu = Menu
menu-zoeken = Search
menu-fiches = A to Z
menu-gids = Guide
menu-overzicht = Overview
menu-over = About
voet-toegankelijkheid = Accessibility
voet-privacy = Privacy
voet-tekst = Aanhaken shows who helps against school dropout, on the Dutch-speaking side of Brussels. The information comes from the information pack of the network Samen tegen schooluitval (together against school dropout).
en = and
en-andere = and others
en-nog = and { $n } more
aanhaling = “{ $wat }”

## Thuis
thuis-kop = Is school going badly?
thuis-inleiding = Find out who can help in Brussels, on the Dutch-speaking side.
vraag-leeftijd = How old?
vraag-leeftijd-hulp = in years
vraag-thema = What is going on?
vraag-thema-leeg = Make a choice
vraag-vrij = Or say it in your own words
vraag-vrij-voorbeeld = for example: my son skips school
knop-zoek = Find help
vaak-gezocht = Often searched for
wie-ben-je = Who are you?
ingang-ouder = Parent
ingang-ouder-tekst = Who can you call or visit yourself?
ingang-jongere = Young person
ingang-jongere-tekst = Where can you go yourself?
ingang-school = School
ingang-school-tekst = Support for your class or your team.
ingang-clb = CLB (school guidance centre)
ingang-clb-tekst = Programmes and guidance, by phase and by how to get in.
drie-fasen = Three kinds of help
fase-preventie-uitleg = School is still going well. This help keeps it that way.
fase-interventie-uitleg = Things are difficult: skipping school, conflicts, no interest left. This help keeps a pupil from dropping out.
fase-compensatie-uitleg = Somebody has left school without a diploma. This help shows a new way to training or work.
bekijk-fase = { $n ->
    [one] See 1 organisation
   *[other] See { $n } organisations
}
thuis-telling = { $fiches } organisations and projects, { $aanbod } kinds of help.
bekijk-alles = See all of them from A to Z
niet-weten = Not sure where to begin?
niet-weten-tekst = Ask the CLB of the school (the school guidance centre) or KANS, the central contact point in Brussels. They listen and help you look.

## Zoeken
zoeken-titel = Find help
zoeken-beschrijving = Search by age and problem, and filter by phase, how to get in, cost and municipality.
zoek-label = What are you looking for?
zoek-knop = Search
suggesties = Suggestions
gevonden = { $n ->
    [one] 1 organisation
   *[other] { $n } organisations
}
gevonden-met-filters = { $n ->
    [one] 1 organisation
   *[other] { $n } organisations
} for: { $filters }
gevonden-met-vraag = { $n ->
    [one] 1 organisation
   *[other] { $n } organisations
} for “{ $vraag }”
gevonden-met-vraag-en-filters = { $n ->
    [one] 1 organisation
   *[other] { $n } organisations
} for “{ $vraag }” ({ $filters })
waarvan-leeftijd-niet-vermeld = { $n ->
    [one] 1 of them states no age: please ask.
   *[other] { $n } of them state no age: please ask.
}
filters = Filters
filters-knop = { $n ->
    [0] Filters
    [one] Filters (1 on)
   *[other] Filters ({ $n } on)
}
filters-sluiten = Back to the results
filters-toepassen = Show the results
filters-actief = Active filters
filter-weg = Remove: { $wat }
filters-wissen = Clear all filters
filter-leeftijd = Age
filter-fase = Phase
filter-thema = What is going on?
filter-doelgroep = For whom
filter-aanmelding = How to get in
filter-kostprijs = Cost
filter-gemeente = Municipality
filter-taal = Language of the help
sorteren = Order
pagina-van = Page { $pagina } of { $paginas }
pagina-vorige = Previous
pagina-volgende = Next
paginering = Pages of results
geen-resultaat = Nothing found
geen-resultaat-filters = With all these filters together there is nothing. Remove one:
geen-resultaat-woorden = No organisation matches these words. Try another word, or choose a problem.
verder-zonder = { $n ->
    [one] Without { $wat }: 1 organisation
   *[other] Without { $wat }: { $n } organisations
}
genegeerd-kop = We could not use a part of your question
genegeerd-parameter = We do not know “{ $wat }” and leave it out.
genegeerd-waarde = “{ $waarde }” does not fit “{ $naam }”. We leave it out.
genegeerd-lange-vraag = Your question is very long. We read the first { $n } characters.
genegeerd-te-veel = For { $naam } we look at the first { $n }.
parameter-leeftijd = age
parameter-thema = problem
parameter-fase = phase
parameter-doelgroep = for whom
parameter-aanmelding = way in
parameter-kostprijs = cost
parameter-gemeente = municipality
parameter-taal = language
parameter-ik = I am
parameter-sorteer = order
parameter-pagina = page
parameter-zonder = what you removed

## De vraag begrijpen
begrepen-kop = This is how we understood your question
begrepen-uitleg = Is something wrong? Remove it.
getypt = We do not know “{ $wat }”.
bedoelde-je = Did you mean “{ $wat }”?
niet-bedoeld = No, search without that word
opzij-gelegd = We found nothing for { $wat } and left that aside.
open-avond = open in the evening
open-weekend = open at the weekend
open-nacht = open at night
open-maandag = open on Monday
open-dinsdag = open on Tuesday
open-woensdag = open on Wednesday
open-donderdag = open on Thursday
open-vrijdag = open on Friday
open-zaterdag = open on Saturday
open-zondag = open on Sunday
begrepen-leeftijd = { $wat } years old
begrepen-niet = not { $wat }
begrepen-taal = help in { $wat }
begrepen-ik = asked by: { $wat }
begrepen-misschien = perhaps: { $wat }
ik-kop = I am:
gevouwen = { $n ->
    [one] And 1 organisation that is only for schools and professionals
   *[other] And { $n } organisations that are only for schools and professionals
}
twijfel = { $n ->
    [one] And 1 organisation that is probably not for this age
   *[other] And { $n } organisations that are probably not for this age
}
twijfel-uitleg = No age is stated, but something else points that way. In doubt? Ask them.
twijfel-niveau = for { $wat }
twijfel-naast = what else they do is for another age
twijfel-van-school = for those who have left school
twijfel-volwassenen = for adults
gevaar-kop = Is there danger? Do not wait.
gevaar-uitleg = Call one of these numbers. In immediate danger: 112.
gevaar-nagekeken = checked on { $wat }

## Kaart
kaart-voor = For whom
kaart-leeftijd = Age
kaart-aanmelding = How to get in
kaart-kost = Cost
kaart-waar = Where
kaart-waarom = Why this is here
kaart-helpt-bij = helps with:
kaart-aanbod = What fits
kaart-meer-aanbod = and { $n } more

## Fiche
fiche-kern = The essentials
fiche-contact = Contact
fiche-bel = Call { $wat }
fiche-via-deur = You cannot sign up here directly. Start here:
fiche-wat-doe-je = What can you do now?
fiche-kies-nummer = Choose from { $n } phone numbers
fiche-inhoud = What is on offer ({ $n })
fiche-aanbod = On offer
fiche-professionals = For professionals
fiche-doel = Aim
fiche-financiering = Funding
fiche-verwant = See also
fiche-bron = Source:
fiche-bron-jaar = information from { $jaar }
fiche-nummer = Number in the information pack
fiche-ook-bekend = Also known as
fiche-nagekeken = Checked on { $wat }
fiche-nagekeken-lang = That was some time ago. Call or email first to be sure.
fiche-niet-nagekeken = Not checked yet since the information pack came out
fiche-niet-nagekeken-uitleg = Call or email first to be sure.
fiche-let-op = Please note:
fiche-aanmelding-professional = Signing up, for professionals
fiche-aanmelding-ouder = How to get in
fiche-voorwaarden = Conditions
fiche-duur = How long
fiche-intensiteit = How often
fiche-capaciteit = Places
fiche-talen = Language of the help
fiche-thema = Helps with
fiche-waar = Where
fiche-openingsuren = Hours
fiche-telefoon = Phone
fiche-mail = Email
fiche-site = Website
fiche-kaart = Show on a map
fiche-adressen = Addresses
fiche-geen-contact = Our source gives no contact details.
fiche-contacten-aanbod = Contact for this
kost-met-bedragen = { $wat }:
kruimel-fiches = All organisations
voor-mensen-uit = for people who live in { $wat }
aanbod-gestopt = Ended on { $wat }
aanbod-stopt = Ends on { $wat }
aanbod-begint = Starts on { $wat }
aanbod-volzet = Full until { $wat }

## Wat alleen in het Nederlands bestaat; op Nederlandse pagina's nooit te zien
nederlands-professionals = The explanations for professionals are in Dutch.
nederlands-deels = Some texts are not in English yet. You see them here in Dutch.

## A tot Z, overzicht
fiches-titel = All organisations from A to Z
fiches-beschrijving = All organisations and projects against school dropout on the Dutch-speaking side of Brussels, by name.
fiches-ook = also:
fiches-letters = Go to a letter
overzicht-titel = Overview by phase
overzicht-beschrijving = Who does what: each organisation with what it offers in prevention, intervention and compensation.
overzicht-uitleg = Each organisation with what it offers, by phase. Choose one to read about it.
overzicht-organisatie = Organisation
overzicht-leeg = nothing
overzicht-telling = { $n ->
    [one] 1 kind of help
   *[other] { $n } kinds of help
}

## Melding
melding-vraag = Is something wrong here?
melding-titel = Is something wrong on the page of { $wat }?
melding-titel-fout = Not sent yet: { $wat }
melding-inleiding = Is something wrong, old or missing? Tell us. We will check it.
melding-geen-hulp = Are you looking for help, or do you want to sign up? Do not do that here.
melding-naar-contact = Go to the contact details
melding-fouten = Your message has not been sent yet
melding-fout-leeg = Write what is wrong.
melding-fout-lang = Your text has { $wat } characters. Make it shorter: 4000 at most.
melding-fout-mail = This is not an email address. Check it, or leave it empty.
melding-nog-eens = Your browser filled in a field that had to stay empty. What you wrote is still here. Press the button once more.
melding-tekst = What is wrong?
melding-tekst-hulp = For example a number, an address or an age. Do not give names of children or young people. 4000 characters at most.
melding-mail = Your email address (optional)
melding-mail-hulp = Fill this in only if you also want our answer by email.
melding-gegevens = Only the people who look after Aanhaken read your message. We use your email address only to answer you. We erase it after a year.
melding-valstrik = Leave this empty
melding-verstuur = Send your message
melding-status = Your message
melding-status-titel = Your message about { $wat }
melding-dank = Thank you, we have received your message.
melding-bewaar = Keep the address of this page. You can see later what we did. Anyone who has the address can read your message.
melding-adres = The address of this page
melding-mail-adres = Email the address to yourself
melding-jouw-tekst = You wrote
melding-gemeld = Sent on { $wat }
melding-hoe-ver = What is happening?
melding-bijgewerkt = Updated on { $wat }
melding-antwoord = Our answer
melding-geen-antwoord = There is no answer yet.
melding-terug = To the page
melding-stand-nieuw = New
melding-stand-nieuw-uitleg = We have not read your message yet.
melding-stand-bezig = In progress
melding-stand-bezig-uitleg = We are checking it.
melding-stand-opgelost = Solved
melding-stand-opgelost-uitleg = We have put it right.
melding-stand-afgewezen = Not changed
melding-stand-afgewezen-uitleg = We are not changing the page. Our answer says why.
melding-brief-onderwerp = Answer to your message about { $wat }
melding-brief =
    Hello,

    On { $dag } you told Aanhaken that something is wrong on the page of { $wat }.

    { $stand }: { $uitleg }

    Our answer:

    { $antwoord }

    You wrote:

    { $tekst }

    Kind regards,
    Aanhaken

## Teksten
over-titel = About Aanhaken
toegankelijkheid-titel = Accessibility
privacy-titel = Privacy

## Guide
gids-titel = Guide
gids-beschrijving = Parents' questions about school, in plain words: compulsory education, CLB, absences, exclusion, no school, KANS, daytime activities, a diploma later.
gids-wie-helpt = Who can help?
gids-zoek-verder = Search further
gids-andere = Other questions
feed-titel = what has changed
bewaarde-pagina = You have no connection. This page is from DATUM. Numbers and hours may have changed since then.
geen-verbinding = You have no connection, and you have not opened this page before. Try again later. In an emergency, call 112.

## Als er geen pagina is
niet-gevonden-titel = This page does not exist
niet-gevonden-uitleg = The address may have a typing error, or the page has moved. You can search here.
fout-titel = Something went wrong
fout-uitleg = This is our fault, not yours. Please try again in a minute.
gearchiveerd-titel = This page is no longer here
gearchiveerd-uitleg = The organisation or project has stopped, or no longer does this. Search here for who can help now.
verboden-titel = You are not allowed to do this
verboden-uitleg = This page is for managers. Ask somebody who manages the site.
vreemd-titel = We cannot read this form
vreemd-uitleg = Go back and load the page again. Nothing has changed.
te-groot-titel = This is too large
te-groot-uitleg = We cannot receive that much at once. Nothing has changed.
niet-bewaard = We could not keep this just now. That is our fault. What you typed is still here: try again in a minute.
te-lang-titel = This address is too long
te-lang-uitleg = The address of this page is longer than we read. Search again, with fewer filters.
te-veel-titel = One moment
te-veel-uitleg = We received too many requests in a short time. Try again in a minute.
terug-thuis = Back to the home page

## Leeftijd, datum, uur, bedrag, aantal
aantal-fiches = { $n ->
    [one] 1 organisation
   *[other] { $n } organisations
}
leeftijd-precies = { $min ->
    [one] 1 year old
   *[other] { $min } years old
}
leeftijd-van-tot = { $min } to { $max } years old
leeftijd-vanaf = { $min ->
    [one] 1 year and older
   *[other] { $min } years and older
}
leeftijd-tot = { $max ->
    [one] up to and including 1 year old
   *[other] up to and including { $max } years old
}
leeftijd-niet-vermeld = age not stated
leeftijd-meestal-niet-vermeld = age mostly not stated
leeftijd-soms = sometimes { $wat }
leeftijd-soms-niet-vermeld = sometimes not stated
datum = { $dag } { $maand } { $jaar }
tijd = { $uu }:{ $mm }
tijd-heel = { $uu }:00
uren = { $dagen }: { $van }–{ $tot }
bedrag = €{ $euro }
bedrag-met-cent = €{ $euro }.{ $cent }
maand-1 = January
maand-2 = February
maand-3 = March
maand-4 = April
maand-5 = May
maand-6 = June
maand-7 = July
maand-8 = August
maand-9 = September
maand-10 = October
maand-11 = November
maand-12 = December
dag-ma = Monday
dag-di = Tuesday
dag-wo = Wednesday
dag-do = Thursday
dag-vr = Friday
dag-za = Saturday
dag-zo = Sunday
dag-tot-en-met = { $van } to { $tot }

## Gesloten lijsten
fase-preventie = prevention
fase-interventie = intervention
fase-compensatie = compensation
thema-spijbelen = skipping school, being absent
thema-schoolmoe = does not want to go to school any more
thema-gedrag = difficult behaviour, conflicts
thema-pesten = bullying
thema-psychisch = feeling bad, mental health problems
thema-leren = trouble with learning, homework
thema-uitsluiting = suspended or expelled from school
thema-studiekeuze = choosing studies, changing course or school
thema-taal = learning Dutch, new in Belgium
thema-thuis = problems at home, bringing up children
thema-zonder-diploma = left school without a diploma
thema-werk = looking for work, learning at work
thema-dagbesteding = daytime activities instead of school
thema-rechten = rights, rules, school allowance, complaints
thema-klasklimaat = atmosphere in class or at school
thema-vrije-tijd = leisure, sport, youth clubs
thema-geen-school = has no school
thema-beperking = disability, extra support at school
doelgroep-leerling = pupil
doelgroep-jongere = young person
doelgroep-ouder = parent or family
doelgroep-klasgroep = class
doelgroep-schoolteam = teacher or school team
doelgroep-professional = CLB or other professional
doelgroep-neet = young person without school or work (NEET)
doelgroep-volwassene = adult or jobseeker
aanmelding-rechtstreeks = get in touch yourself
aanmelding-via-kans = through KANS (contact point)
aanmelding-via-clb = through the CLB (school guidance centre)
aanmelding-via-school = through the school
aanmelding-via-toegangspoort = through the “toegangspoort” (youth care gateway)
aanmelding-via-actiris = through Actiris
aanmelding-via-ocmw = through the OCMW (CPAS, public welfare centre)
aanmelding-anders = in another way
aanmelding-niet-van-toepassing = no need to sign up
kostprijs-gratis = free
kostprijs-betalend = paid
kostprijs-gedeeltelijk = partly free
kostprijs-afhankelijk = it depends
kostprijs-niet-vermeld = not stated
kostprijs-niet-van-toepassing = no costs
taal-nl = Dutch
taal-fr = French
taal-en = English
taal-ar = Arabic
taal-ber = Berber
taal-bg = Bulgarian
taal-de = German
taal-pl = Polish
taal-rom = Romani
taal-ro = Romanian
taal-ru = Russian
taal-es = Spanish
taal-tr = Turkish
taal-uk = Ukrainian
niveau-kleuter = nursery school
niveau-lager = primary school
niveau-secundair = secondary school
niveau-hoger = higher education
niveau-volwassenen = adult education
regio-brussel = Brussels
regio-vlaanderen = Flanders
regio-nederland = the Netherlands
ik-ouder = a parent
ik-jongere = a young person
ik-school = a school
ik-clb = a CLB
sorteer-relevantie = best match
sorteer-naam = by name
sorteer-nummer = as in the information pack

## Mijn lijst
menu-lijst = My list
lijst-titel = My list
lijst-leeg = Your list is still empty. This is how you make one:
lijst-leeg-1 = Find help, or choose an organisation by its name below.
lijst-leeg-2 = On the page of an organisation, choose “Add to my list”.
lijst-leeg-3 = Come back here. Put them in order, write your notes, print them or share them.
lijst-uitleg = You can put these organisations in order, print them and share them. The list is in the address of this page.
lijst-van = List of { $wat }, made with Aanhaken
lijst-bewaar = Add to my list
lijst-haal-weg = Remove from my list
lijst-bewaard = Added. Organisations in your list:
lijst-weggehaald = Removed. Organisations in your list:
lijst-vol = Your list is full. Remove one first.
lijst-overnemen = Make this my list
lijst-overgenomen = This is now your list on this device.
lijst-afdrukken = Print
lijst-delen = Share this list
lijst-delen-uitleg = Anyone with this address sees the same organisations. Your notes are not shared.
lijst-adres = Address of this list
lijst-kopieer = Copy the address
lijst-gekopieerd = The address is copied.
lijst-mail = Email the list
lijst-mail-onderwerp = Help with school problems
lijst-mail-tekst = Here is who can help:
lijst-qr = Scan to open the list on a phone.
lijst-qr-naam = QR code with the address of this list
lijst-vergelijk = Compare the first { $n }
lijst-omhoog = Move up
lijst-omlaag = Move down
lijst-weg = Remove
lijst-erbij = Add an organisation
lijst-erbij-knop = Add
lijst-notities = Notes
lijst-notities-algemeen = Notes on the whole list
lijst-notities-uitleg = What you write here stays on this device. It shows only in print.
lijst-slot = Print and share
lijst-meer-wegen = { $n ->
    [one] There is { $n } other way in:
   *[other] There are { $n } other ways in:
}
lijst-naar-fiche = read the whole page
lijst-onbekend = We know no organisation “{ $wat }”. Perhaps it no longer exists.
lijst-te-lang = { $weg ->
    [one] There is room for { $n } organisations at most. We left out the last one.
   *[other] There is room for { $n } organisations at most. We left out the last { $weg }.
}

## Naast elkaar
vergelijk-titel = Compare organisations
vergelijk-leeg = Choose two to four organisations. Then you see them side by side: for whom, how to get in and what it costs.
vergelijk-een = Choose at least one other organisation to compare.
vergelijk-wat = You are comparing
vergelijk-naar-lijst = Turn these into a list
vergelijk-erbij = Add another organisation
vergelijk-erbij-knop = Add
vergelijk-verschillen = { $n ->
    [0] They do not differ on these points.
    [one] They differ on { $n } point.
   *[other] They differ on { $n } points.
}
vergelijk-enkel-verschil = Show only what differs
vergelijk-alles = Show all
vergelijk-tabel = The organisations side by side, one row per question
vergelijk-hoek = Question
vergelijk-verschilt = differs
vergelijk-niets = not stated
vergelijk-niveau = School level
vergelijk-kort = Compare with another organisation

## De bundel
bundel-titel = Who helps against school dropout on the Dutch-speaking side of Brussels
bundel-telling = Information pack with { $fiches ->
    [one] { $fiches } organisation
   *[other] { $fiches } organisations
} and { $aanbod } kinds of help
bundel-deel = This is a part of the information pack:
bundel-datum = Information as of { $wat }
bundel-bron = Always the latest information:
bundel-hoe = How to turn it into a booklet
bundel-hoe-druk = Choose “Print” in your browser. Do you want a PDF? Then choose “Save as PDF” as the printer.
bundel-hoe-bewaar = This page is one file. You can also read it without internet:
bundel-bewaar = save the file
bundel-nieuwste = Show the latest information pack
bundel-leeg = No organisation fits. Remove a filter and try again.
bundel-inhoud = Contents
bundel-aanbod = On offer: { $wat }
bundel-fiches = Organisations
bundel-thema = Index by theme
bundel-leeftijd = Index by age
bundel-druk-alles = Print everything as an information pack
bundel-druk-deze = Print these as an information pack
