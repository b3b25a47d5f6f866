//! The address of a fiche, and the key of a part of one.

use super::text::{ValueError, text_value, wrong};

text_value! {
    /// The last part of a fiche's address, or the key of a part of a fiche: `a-z`, `0-9` and single hyphens, at most 80 characters.
    Slug
}

impl Slug {
    /// Reads a slug.
    ///
    /// # Errors
    /// Anything but lower-case letters, digits and single hyphens between them.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let fits =
            text.len() <= 80 && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            wrong(format!("“{text}” kan geen sleutel zijn: gebruik kleine letters, cijfers en koppeltekens"))
        }
    }
}

/// Addresses that pages of staff have themselves; no fiche may take one.
const RESERVED: [&str; 2] = ["nieuw", "nagekeken"];

impl Slug {
    /// Reads the address of a fiche: a slug that no page of the site has itself.
    ///
    /// # Errors
    /// As [`Slug::parse`], and an address that is taken by the site.
    pub fn of_fiche(text: &str) -> Result<Self, ValueError> {
        if RESERVED.contains(&text) {
            return wrong(format!("“{text}” is een adres van de site zelf; kies een ander"));
        }
        Self::parse(text)
    }
}
