//! Where visitors reach the site.

use std::sync::Arc;

/// Address under which visitors reach the site, without a closing slash.
#[derive(Clone)]
pub struct BaseUrl(Arc<str>);

impl BaseUrl {
    /// Takes a full address.
    pub fn new(url: &str) -> Self {
        Self(url.trim_end_matches('/').into())
    }

    /// Whether visitors come over HTTPS.
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https:")
    }

    /// The full address of a path.
    pub fn full(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}
