//! Static files: inside the binary, compressed, under names that hold a hash of their content, so that a browser keeps them for a year.

use std::sync::LazyLock;

use axum::Router;
use memory_serve::{CacheControl, MemoryServe};

use super::paths::pattern;

/// Addresses of the files that every page names.
pub struct Assets {
    /// The stylesheet.
    pub style: String,
    /// The script.
    pub script: String,
    /// The stylesheet of public pages with a form to fill in, on top of the other.
    pub form_style: String,
    /// The stylesheet of the pages of staff, on top of the other.
    pub admin_style: String,
    /// The script of the pages of staff.
    pub admin_script: String,
    /// The icon as a picture: for old phones, for home screens, with room around it, and for telephones of Apple.
    pub icon_192: String,
    #[allow(missing_docs)]
    pub icon_512: String,
    #[allow(missing_docs)]
    pub icon_maskable: String,
    #[allow(missing_docs)]
    pub icon_180: String,
    /// What stands beside a link to the site where it is shared.
    pub share: String,
    /// The icon of the site.
    pub icon: String,
    /// The two weights of the letter; their names change by hand when the file does.
    pub fonts: [String; 2],
}

/// The addresses, worked out once.
pub static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let manifest = files().manifest();
    let path = |name: &str| format!("{}{}", pattern::STATIC, manifest.get(name).unwrap_or(name));
    Assets {
        style: path("/style.css"),
        script: path("/script.js"),
        form_style: path("/form.css"),
        admin_style: path("/admin.css"),
        admin_script: path("/admin.js"),
        icon_192: path("/icon-192.png"),
        icon_512: path("/icon-512.png"),
        icon_maskable: path("/icon-maskable-512.png"),
        icon_180: path("/icon-180.png"),
        share: path("/share.png"),
        icon: path("/icon.svg"),
        // Named without a hash of our own making: the stylesheet names them too.
        fonts: ["/static/atkinson-400-v1.woff2", "/static/atkinson-700-v1.woff2"].map(str::to_owned),
    }
});

fn files() -> MemoryServe {
    memory_serve::load!().index_file(None).enable_hashed_routes(true).enable_gzip(true).enable_brotli(true).cache_control(CacheControl::Long)
}

/// Serves the files.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().nest(pattern::STATIC, files().into_router())
}
