//! A queue as staff see it: one page of what was sent to us, by how far it is, and the answer to one of them.

use serde::Deserialize;

use crate::domain::vocabulary::Term;
use crate::store::queue::{Queued, Received};
use crate::web::frame::error::AppError;
use crate::web::frame::paths::with_parameters;
use crate::web::frame::state::AppState;
use crate::web::guard::form::Form;

/// Lines on one page.
const LINES: i64 = 50;
/// Most characters of an answer.
const ANSWER_CHARACTERS: usize = 4000;
/// What the address says for those that still ask something of staff, and for all of them.
const OPEN: &str = "open";
const ALL: &str = "alles";

/// Which page of a queue was asked for.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    stand: String,
    #[serde(default)]
    pagina: Option<String>,
}

/// What stands around the lines of a queue.
pub(in crate::web) struct Listed {
    /// How many still ask something of staff, whatever is shown.
    pub open: i64,
    /// The choices of state: code, address, and whether it is on.
    pub choices: Vec<(&'static str, String, bool)>,
    /// The page with what came after these.
    pub later: Option<String>,
    /// The page with what came before these.
    pub earlier: Option<String>,
}

/// One page of a queue whose first page is at `path`. Mail addresses that are too old are forgotten first.
///
/// # Errors
/// A failing database.
pub(in crate::web) async fn page<T: Queued>(state: &AppState, asked: &Asked, path: &str) -> Result<(Listed, Vec<Received<T>>), AppError> {
    let page = asked.pagina.as_deref().and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, 10_000);
    let one = T::State::from_code(&asked.stand);
    let (on, states) = match (asked.stand.as_str(), &one) {
        (ALL, _) => (ALL, T::State::ALL),
        (_, Some(one)) => (one.code(), std::slice::from_ref(one)),
        _ => (OPEN, T::OPEN),
    };
    // A full disk keeps nobody from reading what is there.
    if let Err(error) = state.store.forget_senders::<T>(state.clock.now()).await {
        tracing::error!(%error, "old mail addresses were not forgotten");
    }
    let mut received = state.store.received::<T>(states, (page - 1) * LINES, LINES + 1).await?;
    let most = usize::try_from(LINES).unwrap_or(usize::MAX);
    let more = received.len() > most;
    received.truncate(most);
    // Where only one state waits, “open” is that state.
    let single = T::OPEN.len() == 1;
    let between = T::State::ALL.iter().filter(|one| !(single && T::OPEN[0].code() == one.code()));
    let codes = std::iter::once(OPEN).chain(between.map(|one| one.code())).chain([ALL]);
    let at = |page: i64| with_parameters(path, [("stand", on), ("pagina", &page.to_string())]);
    let listed = Listed {
        open: state.store.count_open::<T>().await?,
        choices: codes.map(|code| (code, with_parameters(path, [("stand", code)]), code == on)).collect(),
        later: (page > 1).then(|| at(page - 1)),
        earlier: more.then(|| at(page + 1)),
    };
    Ok((listed, received))
}

/// The answer that somebody typed.
pub(in crate::web) fn answer(form: &Form) -> String {
    form.get("antwoord").replace("\r\n", "\n").trim().to_owned()
}

/// What is wrong with an answer that is too long.
pub(in crate::web) fn too_long(answer: &str) -> Option<String> {
    let length = answer.chars().count();
    (length > ANSWER_CHARACTERS).then(|| format!("Het antwoord heeft {length} tekens; hoogstens {ANSWER_CHARACTERS}."))
}
