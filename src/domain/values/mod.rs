//! Small values that are right once they exist: each is made by its `parse` only, and says in a sentence what is wrong.
//!
//! The sentences are Dutch: an editor reads them beside a field, and `aanhaken check` prints them beside a line.

mod ages;
mod bundle_number;
mod clock;
mod communes;
mod email;
mod euro;
mod phone;
mod postcode;
mod slug;
mod text;
mod web_url;

pub use ages::{AgeRange, OLDEST, read_ages};
pub use bundle_number::BundleNumber;
pub use clock::ClockTime;
pub use communes::{BRUSSELS, Commune};
pub use email::Email;
pub use euro::Euro;
pub use phone::Phone;
pub use postcode::Postcode;
pub use slug::Slug;
pub use text::ValueError;
pub use web_url::WebUrl;
