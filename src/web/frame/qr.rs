//! A QR code as the path of an inline drawing: sharp on paper at any size, and nothing to load.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// Light modules that have to stand around the code.
const QUIET: usize = 4;
/// Side of one module on paper, in hundredths of a millimetre; much smaller ones an old phone does not read.
const MODULE: usize = 62;
/// Smallest and largest side of the whole on paper, in millimetres.
const SIDE: (usize, usize) = (26, 48);

/// A QR code, ready to be drawn.
pub struct Qr {
    /// Side in modules, with the quiet zone.
    pub modules: usize,
    /// Side on paper, in millimetres.
    pub millimetres: usize,
    /// The dark modules, as the `d` of a path.
    pub path: String,
}

/// The code of an address; `None` for one that is too long for any.
pub fn code(address: &str) -> Option<Qr> {
    // A stain on paper costs a corner; what is too long for that gets the level with the most room.
    let levels = [EcLevel::M, EcLevel::L];
    let code = levels.into_iter().find_map(|level| QrCode::with_error_correction_level(address, level).ok())?;
    let width = code.width();
    let colours = code.to_colors();
    let mut path = String::new();
    for (y, row) in colours.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run[0] == Color::Dark {
                let (left, top, length) = (x + QUIET, y + QUIET, run.len());
                // Writing to a string cannot fail.
                let _ = write!(path, "M{left} {top}h{length}v1h-{length}z");
            }
            x += run.len();
        }
    }
    let modules = width + 2 * QUIET;
    Some(Qr { modules, millimetres: (modules * MODULE / 100).clamp(SIDE.0, SIDE.1), path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_address_gives_a_small_code_and_a_very_long_one_none() {
        let short = code("https://aanhaken.example/selectie?f=clb").expect("a code");
        assert_eq!((short.modules, short.millimetres), (37, 26));
        // The dark bar on top of the first of the three squares that a camera looks for.
        assert!(short.path.starts_with("M4 4h7v1h-7z"), "{}", short.path);
        let thirty: String = (0..30).map(|n| format!("&f=een-lange-naam-van-een-organisatie-{n}")).collect();
        assert!(code(&format!("https://aanhaken.example/selectie?{thirty}")).is_some());
        assert!(code(&"x".repeat(3000)).is_none());
    }
}
