//! The communes of Brussels, with their official names in both languages.

use crate::domain::locale::Locale;

/// A commune of the Brussels-Capital Region or, for 1020, 1120 and 1130, a part of the City of Brussels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commune {
    /// Its postcode.
    pub postcode: &'static str,
    /// Its official Dutch name, as it stands in addresses.
    pub nl: &'static str,
    /// Its official French name.
    pub fr: &'static str,
}

const fn commune(postcode: &'static str, nl: &'static str, fr: &'static str) -> Commune {
    Commune { postcode, nl, fr }
}

/// The communes of the Brussels-Capital Region, by postcode.
pub const BRUSSELS: [Commune; 22] = [
    commune("1000", "Brussel", "Bruxelles"),
    commune("1020", "Laken", "Laeken"),
    commune("1030", "Schaarbeek", "Schaerbeek"),
    commune("1040", "Etterbeek", "Etterbeek"),
    commune("1050", "Elsene", "Ixelles"),
    commune("1060", "Sint-Gillis", "Saint-Gilles"),
    commune("1070", "Anderlecht", "Anderlecht"),
    commune("1080", "Sint-Jans-Molenbeek", "Molenbeek-Saint-Jean"),
    commune("1081", "Koekelberg", "Koekelberg"),
    commune("1082", "Sint-Agatha-Berchem", "Berchem-Sainte-Agathe"),
    commune("1083", "Ganshoren", "Ganshoren"),
    commune("1090", "Jette", "Jette"),
    commune("1120", "Neder-Over-Heembeek", "Neder-Over-Heembeek"),
    commune("1130", "Haren", "Haren"),
    commune("1140", "Evere", "Evere"),
    commune("1150", "Sint-Pieters-Woluwe", "Woluwe-Saint-Pierre"),
    commune("1160", "Oudergem", "Auderghem"),
    commune("1170", "Watermaal-Bosvoorde", "Watermael-Boitsfort"),
    commune("1180", "Ukkel", "Uccle"),
    commune("1190", "Vorst", "Forest"),
    commune("1200", "Sint-Lambrechts-Woluwe", "Woluwe-Saint-Lambert"),
    commune("1210", "Sint-Joost-ten-Node", "Saint-Josse-ten-Noode"),
];

impl Commune {
    /// Its name as a reader of this language knows it. Both names are official; who reads English here mostly hears the French one.
    pub fn name(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Nl => self.nl,
            Locale::En if self.postcode == "1000" => "Brussels",
            Locale::Fr | Locale::En => self.fr,
        }
    }

    /// The commune with this official Dutch name.
    pub fn named(nl: &str) -> Option<Self> {
        BRUSSELS.into_iter().find(|commune| commune.nl == nl)
    }
}
