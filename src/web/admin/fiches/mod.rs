//! Fiches as staff keep them: the list, the editor, what was before, and where a fiche stands.

pub mod compared;
pub mod editor;
pub mod history;
pub mod kept;
pub mod list;
pub mod standing;
