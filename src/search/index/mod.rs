//! Ranks text. Owns tantivy: one document a service, built in memory from the published fiches, never stored.
//!
//! Visitors' words never reach a query parser: they are analysed here into terms, and a query is built from terms that the index holds. A word that
//! it does not hold is looked for among the words that it does: as the beginning of a longer one, then as a slip of the pen.

use std::collections::HashMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::indexer::NoMergePolicy;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{DocId, Index, ReloadPolicy, Score, Searcher, SegmentOrdinal, SegmentReader, TantivyDocument};

use super::dutch::{Dutch, Word, words};
use super::lexicon::Lexicon;
use crate::domain::locale::Locale;

/// Most words of a question that are looked for.
const MOST_WORDS: usize = 24;

/// What a text says of a service, from what names it to what merely mentions it. The weights are the ranking of plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Names of the fiche: who types one wants that fiche.
    Name,
    /// Name of the service.
    Title,
    /// Labels of its themes, audiences and routes: what it is for, in people's words.
    Label,
    /// Its own summary and text.
    Body,
    /// What the fiche says of all its services.
    Fiche,
    /// The same in French and English.
    Foreign,
}

impl Zone {
    const ALL: [Self; 6] = [Self::Name, Self::Title, Self::Label, Self::Body, Self::Fiche, Self::Foreign];

    /// How much a word counts here.
    fn weight(self) -> Score {
        match self {
            Self::Name => 6.0,
            Self::Title => 3.0,
            Self::Label => 2.5,
            Self::Body => 1.5,
            Self::Fiche | Self::Foreign => 0.6,
        }
    }
}

/// A word that stands so many times oftener in Dutch texts than in foreign ones is a Dutch word, which the others only quote.
const QUOTED: u32 = 4;

/// How much a term counts that is not the word itself.
mod share {
    /// A word that stands everywhere, beside a telling one.
    pub const WEAK: f32 = 0.15;
    /// A part of a compound, on either side.
    pub const PART: f32 = 0.45;
    /// Two words of the question written as one.
    pub const JOINED: f32 = 1.2;
    /// A longer word that begins so.
    pub const PREFIX: f32 = 0.6;
    /// A word that differs by a slip.
    pub const SLIP: f32 = 0.6;
    /// A word that differs by two.
    pub const TWO_SLIPS: f32 = 0.3;
}

/// Everything that is said of one service, by zone; a zone may have several texts.
#[derive(Debug, Clone, Default)]
pub struct ServiceTexts {
    /// The texts.
    pub texts: Vec<(Zone, String)>,
    /// Sentences that may be shown as the reason why it was found, in order of preference, each with its language.
    pub shown: Vec<(Locale, String)>,
}

/// Number of a term in the vocabulary.
type TermId = u32;

struct TermInfo {
    id: TermId,
    /// Bit of each [`Zone`] that holds it.
    zones: u8,
    /// How often it stands in Dutch texts.
    dutch: u32,
    /// How often it stands in French and English ones.
    foreign: u32,
}

/// A sentence prepared for highlighting: its words with their terms.
struct Sentence {
    locale: Locale,
    text: String,
    marks: Vec<(u32, u32, TermId)>,
}

/// A piece of a sentence, marked or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The piece.
    pub text: &'a str,
    /// Whether it is a word that was asked for.
    pub marked: bool,
}

/// The services that fit the words of a question.
#[derive(Debug, Default)]
pub struct Hits {
    /// Service and score, best first is not promised.
    pub scores: Vec<(usize, Score)>,
    /// Terms that were looked for, sorted: those to highlight.
    terms: Vec<TermId>,
    /// Whether a word was asked for at all.
    pub asked: bool,
    /// How much of what was asked for the index knows at all, 0 to 1: words of no meaning here count for little.
    pub known: f32,
    /// How many of the words that were asked for stand in one and the same service, as a share; 1 where that was not looked at.
    pub together: f32,
}

/// The index of the published services.
pub struct TextIndex {
    dutch: Dutch,
    searcher: Searcher,
    fields: [Field; 6],
    terms: HashMap<String, TermInfo>,
    /// All words that carry meaning, folded.
    words: Lexicon,
    /// Those of the Dutch texts: a short word is a slip of one of these, if of any, since words of three languages lie too close together.
    dutch_words: Lexicon,
    sentences: Vec<Vec<Sentence>>,
}

impl TextIndex {
    /// Builds the index of these services; a service is known by its place in the list.
    ///
    /// # Errors
    /// What tantivy says; with an index in memory only running out of it.
    pub fn build(services: &[ServiceTexts]) -> tantivy::Result<Self> {
        let mut dutch = Dutch::new();
        let mut texts: HashMap<&str, Vec<Word>> = HashMap::new();
        for service in services {
            for text in service.texts.iter().map(|(_, text)| text).chain(service.shown.iter().map(|(_, text)| text)) {
                texts.entry(text).or_insert_with(|| words(text));
            }
        }
        // Every word once: learning and cutting compounds are the dear part of a build.
        let known: HashMap<&str, &Word> = texts.values().flatten().map(|word| (word.folded.as_str(), word)).collect();
        dutch.learn_parts(known.into_values());

        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default().set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let fields = Zone::ALL.map(|zone| schema.add_text_field(&format!("{zone:?}"), options.clone()));
        let ordinal = schema.add_u64_field(ORDINAL, NumericOptions::from(FAST));
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, 50_000_000)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));

        let mut vocabulary = Vocabulary { dutch: &dutch, texts: &texts, terms: HashMap::new(), words: HashMap::new() };
        let mut sentences = Vec::with_capacity(services.len());
        for (number, service) in services.iter().enumerate() {
            let mut document = TantivyDocument::new();
            for (zone, text) in &service.texts {
                document.add_pre_tokenized_text(fields[*zone as usize], vocabulary.tokens(*zone, text));
            }
            document.add_u64(ordinal, number as u64);
            writer.add_document(document)?;
            sentences.push(service.shown.iter().map(|(locale, text)| vocabulary.sentence(*locale, text)).collect());
        }
        writer.commit()?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let Vocabulary { mut terms, words, .. } = vocabulary;
        // A French sentence that names the Beroepenpunt says nothing of a beroep: a Dutch word counts in Dutch texts only.
        let quoted = terms.values_mut().filter(|info| info.dutch > QUOTED * info.foreign);
        quoted.for_each(|info| info.zones &= DUTCH);
        let words: Vec<(&str, Vec<(String, TermId)>)> = words.into_iter().filter(|(_, terms)| !terms.is_empty()).collect();
        let is_dutch = |found: &&(&str, Vec<(String, TermId)>)| terms.get(&found.1[0].0).is_some_and(|info| info.zones & DUTCH != 0);
        let lexicon = |words: Vec<&(&str, Vec<(String, TermId)>)>| Lexicon::new(words.into_iter().map(|(word, _)| (*word).to_owned()));
        let dutch_words = lexicon(words.iter().filter(is_dutch).collect());
        let words = lexicon(words.iter().collect());
        Ok(Self { searcher: reader.searcher(), dutch, fields, terms, words, dutch_words, sentences })
    }

    /// The services in which a word of this question stands, scored. With `context` something was understood beside the words, and words that stand
    /// everywhere count for little.
    pub fn search(&self, question: &str, context: bool) -> Hits {
        let wanted = self.wanted(question, context);
        let clauses: Vec<_> = wanted.terms.iter().flat_map(|(term, weight)| self.clauses(term, *weight)).collect();
        // A word that stands everywhere explains nothing beside a telling one.
        let telling = wanted.terms.iter().filter(|(_, share)| *share > share::WEAK);
        let mut terms: Vec<TermId> = telling.filter_map(|(term, _)| self.terms.get(term)).map(|info| info.id).collect();
        terms.sort_unstable();
        terms.dedup();
        let mut scores: Vec<(usize, Score)> = match clauses.is_empty() {
            true => Vec::new(),
            // An index in memory that was built whole does not fail to read; if it did, nothing found is the honest answer.
            false => self.searcher.search(&BooleanQuery::new(clauses), &AllScores).unwrap_or_default(),
        };
        scores.retain(|(_, score)| *score > 0.0);
        let together = if context { 1.0 } else { self.together(&wanted.words) };
        Hits { scores, terms, asked: wanted.known + wanted.unknown > 0.0, known: wanted.share_known(), together }
    }

    /// The largest share of these words that one service has, each by any of its terms; 1 for fewer than three, which may well be two wishes.
    fn together(&self, words: &[Vec<String>]) -> f32 {
        if words.len() < 3 {
            return 1.0;
        }
        let mut held: HashMap<usize, usize> = HashMap::new();
        for word in words {
            let clauses = word.iter().flat_map(|term| self.clauses(term, 1.0)).collect();
            let found = self.searcher.search(&BooleanQuery::new(clauses), &AllScores).unwrap_or_default();
            found.into_iter().for_each(|(service, _)| *held.entry(service).or_default() += 1);
        }
        held.into_values().max().unwrap_or_default() as f32 / words.len() as f32
    }

    /// One clause for each zone that holds a term.
    fn clauses(&self, term: &str, weight: Score) -> Vec<(Occur, Box<dyn Query>)> {
        let zones = self.terms.get(term).map_or(0, |info| info.zones);
        let held = Zone::ALL.into_iter().filter(|zone| zones & (1 << *zone as u8) != 0);
        let clause = |zone: Zone| {
            let term = tantivy::Term::from_field_text(self.fields[zone as usize], term);
            let query: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
            let query: Box<dyn Query> = Box::new(BoostQuery::new(query, weight * zone.weight()));
            (Occur::Should, query)
        };
        held.map(clause).collect()
    }

    /// Whether a folded word carries no meaning.
    pub fn is_stop_word(&self, folded: &str) -> bool {
        self.dutch.is_stop_word(folded)
    }

    /// Whether this folded word stands in any text.
    pub fn knows(&self, folded: &str) -> bool {
        self.words.knows(folded)
    }

    /// The sentence of a service that says best why it was found: the one with most different words that were asked for, early ones first. One in
    /// the reader's language comes before the Dutch ones; with it goes its language. `None` when no sentence holds any.
    pub fn reason(&self, service: usize, hits: &Hits, reader: Locale) -> Option<(Vec<Piece<'_>>, Locale)> {
        let own = self.best_sentence(service, hits, reader);
        let sentence = own.or_else(|| if reader == Locale::Nl { None } else { self.best_sentence(service, hits, Locale::Nl) })?;
        Some((sentence.pieces(hits), sentence.locale))
    }

    fn best_sentence(&self, service: usize, hits: &Hits, locale: Locale) -> Option<&Sentence> {
        let mut best: Option<(usize, &Sentence)> = None;
        for sentence in self.sentences[service].iter().filter(|sentence| sentence.locale == locale) {
            let mut found: Vec<TermId> = sentence.marks.iter().map(|mark| mark.2).filter(|term| hits.terms.binary_search(term).is_ok()).collect();
            found.sort_unstable();
            found.dedup();
            if found.len() > best.map_or(0, |(count, _)| count) {
                best = Some((found.len(), sentence));
            }
        }
        best.map(|(_, sentence)| sentence)
    }

    fn wanted(&self, question: &str, context: bool) -> Wanted {
        let mut wanted = Wanted::default();
        let analysed = self.dutch.analyse(question);
        let folded: Vec<String> = words(question).into_iter().map(|word| word.folded).collect();
        for pair in folded.windows(2).take(MOST_WORDS) {
            let joined = format!("{}{}", pair[0], pair[1]);
            if self.words.knows(&joined) {
                wanted.add(self.dutch.stem(&joined), share::JOINED);
                wanted.known += 2.0;
            }
        }
        let telling = analysed.iter().any(|word| !self.dutch.is_weak(&word.terms[0]));
        for word in analysed.iter().take(MOST_WORDS) {
            let (stem, parts) = (&word.terms[0], &word.terms[1..]);
            let worth = if (telling || context) && self.dutch.is_weak(stem) { share::WEAK } else { 1.0 };
            let holds = |term: &String| self.terms.get(term).is_some_and(|info| info.zones > 0);
            let known = holds(stem);
            // A word that stands everywhere would have to be weighed everywhere, to say next to nothing.
            if known && worth < 1.0 {
                wanted.known += worth;
                continue;
            }
            if known {
                wanted.add(stem.clone(), worth);
            }
            parts.iter().for_each(|part| wanted.add(part.clone(), share::PART * worth));
            let variants = if known { Vec::new() } else { self.variants(&word.word.folded) };
            let found = known || !variants.is_empty() || parts.iter().any(holds);
            let mut any = word.terms.clone();
            for (variant, share) in variants {
                let variant = self.dutch.stem(variant);
                any.push(variant.clone());
                wanted.add(variant, share * worth);
            }
            wanted.words.push(any);
            wanted.known += if found { worth } else { 0.0 };
            wanted.unknown += if found { 0.0 } else { worth };
        }
        wanted
    }

    /// Words of the index that an unknown word may stand for: those it begins, else those a slip or two away.
    fn variants(&self, folded: &str) -> Vec<(&str, f32)> {
        let longer = self.words.beginning_with(folded);
        if !longer.is_empty() {
            return longer.into_iter().map(|word| (word, share::PREFIX)).collect();
        }
        let lexicon = if folded.chars().count() < LONG { &self.dutch_words } else { &self.words };
        let (slips, near) = lexicon.nearest(folded);
        near.into_iter().map(|word| (word, if slips > 1 { share::TWO_SLIPS } else { share::SLIP })).collect()
    }
}

/// Letters from which on a word is long.
const LONG: usize = 8;

/// Bits of the zones with Dutch texts.
const DUTCH: u8 = !(1 << Zone::Foreign as u8);

const ORDINAL: &str = "ordinal";

#[derive(Default)]
struct Wanted {
    terms: Vec<(String, f32)>,
    /// The terms of each telling word.
    words: Vec<Vec<String>>,
    known: f32,
    unknown: f32,
}

impl Wanted {
    fn share_known(&self) -> f32 {
        if self.known + self.unknown > 0.0 { self.known / (self.known + self.unknown) } else { 1.0 }
    }

    /// A term counts once, at its highest share.
    fn add(&mut self, term: String, share: f32) {
        match self.terms.iter_mut().find(|(other, _)| *other == term) {
            Some((_, kept)) => *kept = kept.max(share),
            None => self.terms.push((term, share)),
        }
    }
}

impl Sentence {
    fn pieces(&self, hits: &Hits) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        let mut at = 0;
        for (start, end, term) in &self.marks {
            let (start, end) = (*start as usize, *end as usize);
            if start < at || hits.terms.binary_search(term).is_err() {
                continue;
            }
            if start > at {
                pieces.push(Piece { text: &self.text[at..start], marked: false });
            }
            pieces.push(Piece { text: &self.text[start..end], marked: true });
            at = end;
        }
        if at < self.text.len() {
            pieces.push(Piece { text: &self.text[at..], marked: false });
        }
        pieces
    }
}

/// Collects terms and words while documents are made; a word is analysed once, however often it stands somewhere.
struct Vocabulary<'a> {
    dutch: &'a Dutch,
    texts: &'a HashMap<&'a str, Vec<Word>>,
    terms: HashMap<String, TermInfo>,
    /// The terms of each word.
    words: HashMap<&'a str, Vec<(String, TermId)>>,
}

impl<'a> Vocabulary<'a> {
    fn tokens(&mut self, zone: Zone, text: &str) -> PreTokenizedString {
        let mut tokens = Vec::new();
        for (position, word) in self.words_of(text).iter().enumerate() {
            for (text, _) in self.analysed(word) {
                let text = text.clone();
                tokens.push(Token { offset_from: word.start, offset_to: word.end, position, text, position_length: 1 });
            }
        }
        for token in &tokens {
            if let Some(info) = self.terms.get_mut(&token.text) {
                info.zones |= 1 << zone as u8;
                *(if zone == Zone::Foreign { &mut info.foreign } else { &mut info.dutch }) += 1;
            }
        }
        PreTokenizedString { text: String::new(), tokens }
    }

    fn sentence(&mut self, locale: Locale, text: &str) -> Sentence {
        let mut marks = Vec::new();
        for word in self.words_of(text) {
            let (Ok(start), Ok(end)) = (u32::try_from(word.start), u32::try_from(word.end)) else { break };
            marks.extend(self.analysed(word).iter().map(|(_, term)| (start, end, *term)));
        }
        Sentence { locale, text: text.to_owned(), marks }
    }

    fn words_of(&self, text: &str) -> &'a [Word] {
        self.texts.get(text).map_or(&[], Vec::as_slice)
    }

    fn analysed(&mut self, word: &'a Word) -> &[(String, TermId)] {
        let (dutch, terms) = (self.dutch, &mut self.terms);
        self.words.entry(&word.folded).or_insert_with(|| {
            let number = |term: String| {
                let next = u32::try_from(terms.len()).unwrap_or(u32::MAX);
                let info = terms.entry(term.clone()).or_insert(TermInfo { id: next, zones: 0, dutch: 0, foreign: 0 });
                (term, info.id)
            };
            dutch.terms(&word.folded).into_iter().map(number).collect()
        })
    }
}

/// Collects every hit with its score: grouping to fiches and counting facets needs them all.
struct AllScores;

struct SegmentScores {
    ordinals: Column<u64>,
    scores: Vec<(usize, Score)>,
}

impl Collector for AllScores {
    type Fruit = Vec<(usize, Score)>;
    type Child = SegmentScores;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentScores> {
        Ok(SegmentScores { ordinals: segment.fast_fields().u64(ORDINAL)?, scores: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Vec<(usize, Score)>>) -> tantivy::Result<Self::Fruit> {
        Ok(segments.into_iter().flatten().collect())
    }
}

impl SegmentCollector for SegmentScores {
    type Fruit = Vec<(usize, Score)>;

    fn collect(&mut self, document: DocId, score: Score) {
        if let Some(ordinal) = self.ordinals.first(document) {
            self.scores.push((usize::try_from(ordinal).unwrap_or(usize::MAX), score));
        }
    }

    fn harvest(self) -> Self::Fruit {
        self.scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(services: &[(&str, &str, &str)]) -> TextIndex {
        let texts: Vec<ServiceTexts> = services
            .iter()
            .map(|(name, title, body)| ServiceTexts {
                texts: vec![(Zone::Name, (*name).into()), (Zone::Title, (*title).into()), (Zone::Body, (*body).into())],
                shown: vec![(Locale::Nl, (*title).into()), (Locale::Nl, (*body).into())],
            })
            .collect();
        TextIndex::build(&texts).expect("an index")
    }

    fn found(index: &TextIndex, question: &str) -> Vec<usize> {
        let mut scores = index.search(question, false).scores;
        scores.sort_by(|a, b| b.1.total_cmp(&a.1));
        scores.into_iter().map(|(service, _)| service).collect()
    }

    fn three() -> TextIndex {
        index(&[
            ("Proef Een", "Spijbelcoaching", "Een coach zoekt jongeren op die vaak spijbelen."),
            ("Proef Twee", "Dagbesteding voor jongeren", "Werken op een boerderij, als school even niet lukt."),
            ("Proef Drie", "Gesprekken met een psycholoog", "Gratis gesprekken over wat je dwarszit."),
        ])
    }

    #[test]
    fn a_word_finds_its_forms_its_compounds_and_its_parts() {
        let index = three();
        assert_eq!(found(&index, "gespijbeld"), [0]);
        assert_eq!(found(&index, "dag besteding"), [1]);
        assert_eq!(found(&index, "besteding"), [1]);
        assert_eq!(found(&index, "psychologen"), [2]);
    }

    #[test]
    fn a_slip_and_a_beginning_find_the_word_that_was_meant() {
        let index = three();
        assert_eq!(found(&index, "spijbellen"), [0]);
        assert_eq!(found(&index, "psygoloog"), [2]);
        assert_eq!(found(&index, "boerd"), [1]);
        assert_eq!(found(&index, "rijbewijs"), Vec::<usize>::new());
    }

    #[test]
    fn a_name_comes_before_a_mention() {
        let index = index(&[("Iets", "Aanbod", "Wij werken samen met Tejoproef."), ("Tejoproef", "Aanbod", "Gesprekken.")]);
        assert_eq!(found(&index, "tejoproef")[0], 1);
    }

    #[test]
    fn the_reason_is_the_sentence_with_the_words_marked() {
        let index = three();
        let hits = index.search("coach die jongeren zoekt", false);
        let (reason, _) = index.reason(0, &hits, Locale::Nl).expect("a reason");
        let marked: Vec<&str> = reason.iter().filter(|piece| piece.marked).map(|piece| piece.text).collect();
        assert_eq!(marked, ["coach", "zoekt"], "what stands everywhere explains nothing");
        let whole: String = reason.iter().map(|piece| piece.text).collect();
        assert_eq!(whole, "Een coach zoekt jongeren op die vaak spijbelen.");
        assert_eq!(index.reason(2, &hits, Locale::Nl), None);
    }

    #[test]
    fn the_reason_is_in_the_readers_language_where_that_says_it() {
        let say = |locale, text: &str| (locale, text.to_owned());
        let shown = vec![say(Locale::Nl, "Gratis gesprek met een psycholoog."), say(Locale::Fr, "Parler avec un psycholoog, gratuitement.")];
        let texts = shown.iter().map(|(_, text)| (Zone::Body, text.clone())).collect();
        let index = TextIndex::build(&[ServiceTexts { texts, shown }]).expect("an index");
        let language = |question: &str, reader| index.reason(0, &index.search(question, false), reader).map(|(_, locale)| locale);
        assert_eq!(language("psycholoog", Locale::Fr), Some(Locale::Fr));
        assert_eq!(language("psycholoog", Locale::En), Some(Locale::Nl));
        assert_eq!(language("gesprek", Locale::Fr), Some(Locale::Nl), "only the Dutch sentence says it");
        assert_eq!(language("gratuitement", Locale::Nl), None);
    }

    #[test]
    fn a_dutch_word_that_a_french_text_quotes_counts_in_dutch_texts_only() {
        let texts =
            |body: &str, foreign: &str| ServiceTexts { texts: vec![(Zone::Body, body.into()), (Zone::Foreign, foreign.into())], shown: Vec::new() };
        let mut services = vec![texts("Een beroep leren.", "Apprendre un métier."); 5];
        services.push(texts("Vragen over werk.", "Le Beroep répond."));
        let index = TextIndex::build(&services).expect("an index");
        assert_eq!(found(&index, "beroep").len(), 5);
        assert_eq!(found(&index, "métier").len(), 5, "a French word counts where it stands");
        assert_eq!(found(&index, "répond"), [5]);
    }

    #[test]
    fn a_short_word_is_a_slip_of_a_dutch_one_or_of_none() {
        let texts = vec![(Zone::Body, "Een boerderij voor de zorg.".into()), (Zone::Foreign, "A care farm.".into())];
        let index = TextIndex::build(&[ServiceTexts { texts, shown: Vec::new() }]).expect("an index");
        assert_eq!(found(&index, "care"), [0]);
        assert_eq!(found(&index, "carte"), Vec::<usize>::new());
        assert_eq!(found(&index, "zorch"), [0]);
    }

    #[test]
    fn it_is_told_how_many_of_the_words_one_service_has() {
        let index = three();
        let together = |question| index.search(question, false).together;
        assert_eq!(together("coach spijbelen boerderij"), 2.0 / 3.0);
        assert_eq!(together("coach boerderij psycholoog"), 1.0 / 3.0);
        assert_eq!(together("coach boerderij"), 1.0, "two words may be two wishes");
    }

    #[test]
    fn a_question_of_signs_or_stop_words_asks_nothing() {
        let index = three();
        for question in ["", "((((((", "de het een", "\u{1}\u{2}", "AND OR *:*"] {
            assert!(found(&index, question).is_empty(), "{question}");
        }
    }
}
