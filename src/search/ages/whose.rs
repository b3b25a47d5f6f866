//! Whose age it is. People are found by the words for them, next to the number or before it in the same sentence: the age of a child beats that of the
//! grown-up who asks, and a speaker's own beats that of a friend.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::tokens::Token;
use crate::search::dutch::fold;

/// Somebody in a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Person {
    /// A child, pupil or young person of whom somebody speaks.
    Child,
    /// A brother or sister, who may be helped or only be mentioned.
    Sibling,
    /// A friend or partner, who is only mentioned when the speaker's own age is known.
    Friend,
    /// A parent, grandparent, teacher, or a grown-up who asks for themselves.
    Adult,
    /// Who speaks.
    Speaker,
    /// He or she: whoever was spoken of.
    Other,
}

const PEOPLE: [(Person, &str); 6] = [
    (
        Person::Child,
        "zoon zoontje zonen zoons dochter dochtertje dochters kind kindje kinderen kids kid jongen jongens jongetje meisje meisjes jongere jongeren leerling leerlingen
        leerlinge student studente scholier kleinzoon kleindochter kleinkind kleinkinderen stiefzoon stiefdochter stiefkind pleegkind pleegzoon pleegdochter nichtje
        neefje petekind buurjongen buurmeisje manneke ventje gast gastje tiener puber kleuter peuter baby tweeling oudste jongste middelste cliënt pupil minderjarige knul
        kadee kleine bengel spijbelaar
        fils fille filles enfant enfants garçon garçons fillette ado ados adolescent adolescente jeune jeunes gamin gamine élève élèves étudiant étudiante gosse bébé
        jumeaux jumelles aîné aînée cadet cadette neveu nièce ptit petit-fils
        son sons daughter daughters child children boy boys girl girls teen teens teenager teenagers pupil pupils youngster grandson granddaughter grandchild stepson
        stepdaughter nephew niece toddler twins olds youth
        oğlum oğlumun oğlu oğlan kızım kızımın kızı kız çocuk çocuğum çocuğumun çocuklarım çocuklar öğrenci öğrencim genç yeğenim torunum
        ابني إبني ابنتي إبنتي ابن بنتي بنت ولدي ولد طفل طفلي طفلتي طفلة أولادي أطفالي طفلان أبنائي بناتي حفيدي مراهق تلميذ طالب
        hijo hija hijos hijas niño niña niños niñas chico chica adolescente alumno alumna nieto nieta sobrino sobrina
        syn synek syna córka córki córkę dziecko dzieci dziecka chłopiec dziewczyna dziewczynka uczeń uczennica synowi córce latek latka
        fiul fiica fata băiat băiatul băiatului copil copilul copii copiii fetița elev eleva
        син сину сина донька доньці доньки дочка дочці дитина дитині діти хлопець дівчина учень учениця онук внук
        сын сыну сына дочь дочке дочери дочка дочку ребенок ребенку дети мальчик девочка подросток ученик ученица внук
        filho filha filhos filhas criança crianças menino menina rapaz rapariga aluno aluna jovem neto neta
        wiilkaygu wiilkayga wiil wiilka gabadhayda gabadh gabar ilmo ilmahayga carruur carruurta cunug canug",
    ),
    (
        Person::Sibling,
        "broer broertje zus zusje zuster brusje frère soeur brother sister sis bro kardeşim abim ablam أخي أختي اخي اختي hermano hermana brat siostra fratele sora
        брат сестра брату сестре irmão irmã walaalkay",
    ),
    (Person::Friend, "vriend vriendin vriendje lief liefje maat kameraad partner copain copine ami amie friend boyfriend girlfriend arkadaşım صديقي novio novia amigo"),
    (
        Person::Adult,
        "moeder mama mamma moeke vader papa vake ouder ouders opa oma grootvader grootmoeder bompa bomma tante nonkel oom stiefvader stiefmoeder
        pleegmoeder pleegvader pleegouder voogd plusmama pluspapa man vrouw leerkracht leraar lerares juf meester directeur begeleider volwassene volwassenen
        mère maman père parent parents grand-mère grand-père mamie papi papy tante oncle tonton beau-père belle-mère homme femme prof professeur adulte adultes
        mother mum mom mummy father dad daddy grandma grandpa grandmother grandfather aunt uncle stepfather stepmother teacher woman adult adults guardian
        annem annesi anne babam babası baba dedem ninem amcam teyzem öğretmen kadın adam
        أمي امي أم والدة أبي ابي أب والد جدي جدتي عمي خالي معلم رجل امرأة
        madre padre mamá papá abuelo abuela tío tía profesor mujer hombre
        matka mama ojciec tata babcia dziadek nauczyciel kobieta mężczyzna
        mama tata bunica bunicul mamă tatăl profesor femeie bărbat
        мама тато мати батько бабуся дідусь вчитель жінка чоловік мать отец папа бабушка дедушка учитель женщина мужчина
        mãe pai avó avô professora mulher homem hooyo aabo hooyada aabaha macallin",
    ),
    (
        Person::Speaker,
        "ik ikke kben ikben mij moi ai jai i me im ben mam mnie мені мне я eu tenho tengo yo yaşım عمري عندي انا أنا waxaan ahay",
    ),
    (
        Person::Other,
        "hij zij ze hem haar il elle lui he she her him o él ella on ona jemu он она ей ему йому їй він вона el ea ele ela عمره عمرها عنده عندها اسمه وعمره وعمرها isaga iyada",
    ),
];

static WORDS: LazyLock<HashMap<String, Person>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (person, list) in PEOPLE {
        for word in list.split_whitespace() {
            words.entry(fold(word).chars().filter(|c| c.is_alphanumeric()).collect::<String>()).or_insert(person);
        }
    }
    words
});

/// Who speaks of theirs: “mijn vader”, “mon père”.
const MINE: [&str; 28] = [
    "mijn", "mn", "m", "n", "mijne", "onze", "ons", "mon", "ma", "mes", "notre", "my", "our", "mi", "mis", "moj", "moja", "moi", "meu", "minha",
    "мой", "моя", "мій", "мои", "fiul", "mei", "meus", "nuestro",
];

/// Who a word is.
pub(super) fn person(token: &Token) -> Option<Person> {
    // Polish “moi” and French “moi” are one word; French is meant.
    WORDS.get(token.word()?).copied()
}

/// Whether a child is spoken of anywhere.
pub(super) fn speaks_of_a_child(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| person(token) == Some(Person::Child))
}

/// Whether a grown-up is spoken of anywhere.
pub(super) fn speaks_of_an_adult(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| person(token) == Some(Person::Adult))
}

/// How far back a person is looked for, in pieces.
const REACH: usize = 9;

/// A person before a place, and where.
pub(super) fn person_before(tokens: &[Token], place: usize) -> Option<(Person, usize)> {
    for at in (place.saturating_sub(REACH)..place).rev() {
        let token = &tokens[at];
        if ['.', '!', '?', ';', '\n'].iter().any(|sign| token.is_sign(*sign)) || token.number().is_some_and(|number| number.figures > 0) {
            return None;
        }
        if let Some(found) = person(token) {
            return Some((found, at));
        }
    }
    None
}

/// Whether the word for a person at this place is somebody else of whom the speaker speaks: “mijn vader”.
pub(super) fn is_mine(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| tokens[before].word()).is_some_and(|word| MINE.contains(&word))
}

/// A person right behind a place, behind a hyphen at most: “38-jarige moeder”.
pub(super) fn person_after(tokens: &[Token], place: usize) -> Option<Person> {
    let place = place + usize::from(tokens.get(place).is_some_and(|token| token.is_sign('-')));
    tokens.get(place).and_then(person).filter(|person| matches!(person, Person::Child | Person::Sibling | Person::Friend | Person::Adult))
}
