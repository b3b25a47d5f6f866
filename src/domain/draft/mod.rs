//! A fiche as somebody typed it, and the one gate through which every text comes in: a seed file, an import or a form becomes a
//! [`FicheDraft`], and [`FicheDraft::check`] gives either content that is valid or every fault at once, each with the path of its field.

mod check;

pub use check::*;
