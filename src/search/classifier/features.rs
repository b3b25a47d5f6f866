//! What a classifier sees of a text: its words, its pairs of words, and the runs of three to five letters within each word, all hashed into buckets. One
//! file serves the training, at build time, and the reading, so that both see the same.

/// Buckets that features fall into; a power of two.
pub const BUCKETS: usize = 1 << 15;
/// Most words of a text that are looked at.
const MOST_WORDS: usize = 40;
/// Shortest and longest run of letters.
const RUNS: std::ops::RangeInclusive<usize> = 3..=5;

/// The buckets of these folded words, sorted, each once.
pub fn features<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<u32> {
    let mut found = Vec::with_capacity(256);
    let mut before: Option<&str> = None;
    for word in words.into_iter().take(MOST_WORDS) {
        found.push(bucket(&[b"w", word.as_bytes()]));
        if let Some(before) = before {
            found.push(bucket(&[b"p", before.as_bytes(), b" ", word.as_bytes()]));
        }
        before = Some(word);
        let padded: Vec<char> = std::iter::once('_').chain(word.chars()).chain(['_']).collect();
        let mut bytes = [0_u8; 24];
        for length in RUNS {
            for run in padded.windows(length).filter(|run| run.len() < padded.len() || length > 3) {
                let mut end = 0;
                for letter in run {
                    end += letter.encode_utf8(&mut bytes[end..]).len();
                }
                found.push(bucket(&[b"r", &bytes[..end]]));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// FNV-1a over the parts, folded into the number of buckets.
fn bucket(parts: &[&[u8]]) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in parts.iter().copied().flatten() {
        hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    // The low bits of FNV are its weakest.
    ((hash >> 17) ^ hash) & (BUCKETS as u32 - 1)
}
