//! What somebody was sending when their session turned out to be over.

use serde::{Deserialize, Serialize};

/// What somebody was sending when their session turned out to be over.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Resume {
    /// Where it was going.
    pub to: String,
    /// What was typed, without the token.
    pub fields: Vec<(String, String)>,
    /// Whether it was sent, and not just asked for.
    pub sent: bool,
}
