//! A difference as people read it: what only one side has is marked.

use similar::{ChangeTag, TextDiff};

use crate::domain::changes::{Change, ChangeKind};

/// A difference with its words marked: each piece, and whether only this side has it.
pub(in crate::web) struct Compared {
    pub label: String,
    pub before: Vec<(bool, String)>,
    pub after: Vec<(bool, String)>,
}

/// Marks the words in which two texts differ.
pub(in crate::web) fn compared(change: &Change) -> Compared {
    let mut before: Vec<(bool, String)> = Vec::new();
    let mut after = Vec::new();
    let add = |side: &mut Vec<(bool, String)>, marked: bool, text: &str| match side.last_mut() {
        Some((last, words)) if *last == marked => words.push_str(text),
        _ => side.push((marked, text.to_owned())),
    };
    let whole = change.kind != ChangeKind::Altered || change.before.is_empty() || change.after.is_empty();
    if whole {
        add(&mut before, false, &change.before);
        add(&mut after, false, &change.after);
    } else {
        for piece in TextDiff::from_words(change.before.as_str(), change.after.as_str()).iter_all_changes() {
            match piece.tag() {
                ChangeTag::Equal => {
                    add(&mut before, false, piece.value());
                    add(&mut after, false, piece.value());
                }
                ChangeTag::Delete => add(&mut before, true, piece.value()),
                ChangeTag::Insert => add(&mut after, true, piece.value()),
            }
        }
    }
    Compared { label: change.label.clone(), before, after }
}
