//! Ranks text. Owns tantivy: one document a service, built in memory from the published fiches, never stored.
//!
//! Visitors' words never reach a query parser: they are analysed here into terms, and a query is built from terms that the index holds. A word that
//! it does not hold is looked for among the words that it does: as the beginning of a longer one, then as a slip of the pen.

mod collector;
mod reason;
mod terms;
mod texts;
mod wanted;

use std::collections::HashMap;

use tantivy::indexer::NoMergePolicy;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, ReloadPolicy, Score, Searcher, TantivyDocument};

use super::dutch::{Dutch, Word, words};
use crate::domain::locale::Locale;
use collector::{AllScores, ORDINAL};
pub use reason::Piece;
use reason::{Sentence, best};
use terms::{TermId, Vocabulary};
pub use texts::{ServiceTexts, Zone};
use wanted::{Held, share};

/// The services that fit the words of a question.
#[derive(Debug, Default)]
pub struct Hits {
    /// Service and score, best first is not promised.
    pub scores: Vec<(usize, Score)>,
    /// Terms that were looked for, sorted: those to highlight.
    terms: Vec<TermId>,
    /// Words that were taken for a slip, folded, each with the word that was looked for.
    pub slips: Vec<(String, String)>,
    /// Words that people really use and no text has, folded: the name of a thing that is not ours.
    pub foreign: Vec<String>,
    /// Words that nobody knows, folded.
    pub strange: Vec<String>,
    /// Whether a text has a word of the question that tells something.
    pub tells: bool,
    /// How much of what was asked for the index knows at all, 0 to 1: words of no meaning here count for little.
    pub known: f32,
    /// How many of the words that were asked for stand in one and the same service, as a share; 1 where that was not looked at.
    pub together: f32,
}

/// The index of the published services.
pub struct TextIndex {
    searcher: Searcher,
    fields: [Field; 7],
    held: Held,
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

        let mut vocabulary = Vocabulary::of(&dutch, &texts);
        let mut sentences = Vec::with_capacity(services.len());
        for (number, service) in services.iter().enumerate() {
            let mut document = TantivyDocument::new();
            for (zone, text) in &service.texts {
                document.add_pre_tokenized_text(fields[*zone as usize], vocabulary.tokens(*zone, text));
            }
            document.add_u64(ordinal, number as u64);
            writer.add_document(document)?;
            let sentence = |(locale, text): &(Locale, String)| Sentence { locale: *locale, text: text.clone(), marks: vocabulary.marks(text) };
            sentences.push(service.shown.iter().map(sentence).collect());
        }
        writer.commit()?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let (terms, lexica) = vocabulary.close();
        Ok(Self { searcher: reader.searcher(), fields, held: Held { dutch, terms, lexica }, sentences })
    }

    /// The services in which a word of this question stands, scored. With `context` something was understood beside the words, and words that stand
    /// everywhere count for little; `places` are words that may stand in a text too but say nothing of what is asked.
    pub fn search(&self, question: &str, places: &[String], context: bool) -> Hits {
        let wanted = self.held.wanted(question, places, context);
        let clauses: Vec<_> = wanted.terms.iter().flat_map(|(term, weight)| self.clauses(term, *weight)).collect();
        // A word that stands everywhere explains nothing beside a telling one.
        let telling = wanted.terms.iter().filter(|(_, share)| *share > share::WEAK);
        let mut terms: Vec<TermId> = telling.filter_map(|(term, _)| self.held.terms.get(term)).map(|info| info.id).collect();
        terms.sort_unstable();
        terms.dedup();
        let mut scores: Vec<(usize, Score)> = match clauses.is_empty() {
            true => Vec::new(),
            // An index in memory that was built whole does not fail to read; if it did, nothing found is the honest answer.
            false => self.searcher.search(&BooleanQuery::new(clauses), &AllScores).unwrap_or_default(),
        };
        scores.retain(|(_, score)| *score > 0.0);
        let together = if context { 1.0 } else { self.together(&wanted.words) };
        let known = wanted.share_known();
        Hits { scores, terms, known, together, slips: wanted.slips, foreign: wanted.foreign, strange: wanted.strange, tells: wanted.tells }
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
        let zones = self.held.terms.get(term).map_or(0, |info| info.zones);
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
        self.held.dutch.is_stop_word(folded)
    }

    /// Whether a folded word stands everywhere, and tells little beside another.
    pub fn is_weak(&self, folded: &str) -> bool {
        self.held.dutch.is_weak(&self.held.dutch.stem(folded))
    }

    /// Whether a folded word can be a part of a name that people ask for.
    pub fn names_something(&self, folded: &str) -> bool {
        !self.held.dutch.is_stop_word(folded) && !self.held.dutch.is_about(folded)
    }

    /// Whether this folded word stands in any text.
    pub fn knows(&self, folded: &str) -> bool {
        self.held.lexica.all.knows(folded)
    }

    /// The sentence of a service that says best why it was found: the one with most different words that were asked for, early ones first. One in
    /// the reader's language comes before the Dutch ones; with it goes its language. `None` when no sentence holds any.
    pub fn reason(&self, service: usize, hits: &Hits, reader: Locale) -> Option<(Vec<Piece<'_>>, Locale)> {
        let own = best(&self.sentences[service], &hits.terms, reader);
        let sentence = own.or_else(|| if reader == Locale::Nl { None } else { best(&self.sentences[service], &hits.terms, Locale::Nl) })?;
        Some((sentence.pieces(&hits.terms), sentence.locale))
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
        let mut scores = index.search(question, &[], false).scores;
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
        let hits = index.search("coach die jongeren zoekt", &[], false);
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
        let language = |question: &str, reader| index.reason(0, &index.search(question, &[], false), reader).map(|(_, locale)| locale);
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
        let together = |question| index.search(question, &[], false).together;
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
