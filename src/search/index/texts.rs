//! What is said of a service, and how much each kind of text counts: the weights are the ranking of plain text.

use tantivy::Score;

use crate::domain::locale::Locale;

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
    /// Names of people and streets: found whole, never by their beginning. “nacht” is no Nachtergaele.
    Proper,
}

impl Zone {
    pub(super) const ALL: [Self; 7] = [Self::Name, Self::Title, Self::Label, Self::Body, Self::Fiche, Self::Foreign, Self::Proper];

    /// Bits of the zones with Dutch texts.
    pub(super) const DUTCH: u8 = !(1 << Self::Foreign as u8 | 1 << Self::Proper as u8);

    /// How much a word counts here.
    pub(super) fn weight(self) -> Score {
        match self {
            Self::Name => 6.0,
            Self::Title => 3.0,
            Self::Label => 2.5,
            Self::Body => 1.5,
            Self::Fiche | Self::Foreign | Self::Proper => 0.6,
        }
    }
}

/// Everything that is said of one service, by zone; a zone may have several texts.
#[derive(Debug, Clone, Default)]
pub struct ServiceTexts {
    /// The texts.
    pub texts: Vec<(Zone, String)>,
    /// Sentences that may be shown as the reason why it was found, in order of preference, each with its language.
    pub shown: Vec<(Locale, String)>,
}
