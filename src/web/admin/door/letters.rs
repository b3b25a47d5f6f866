//! Mails about an account, to its owner: what changed, and a link to choose a password. Nobody waits for the first kind, and without a mail server there is
//! none.

use jiff::Timestamp;

use crate::domain::locale::Locale;
use crate::mail::Letter;
use crate::web::frame::state::AppState;
use crate::web::frame::view;

/// Tells the owner of an account that something about it changed, by whoever.
pub(in crate::web) fn tell(state: &AppState, to: &str, what: &str) {
    if !state.mail.is_configured() {
        return;
    }
    let moment = view::moment(Locale::Nl.messages(), state.clock.now());
    let letter = Letter {
        to: to.to_owned(),
        reply_to: None,
        subject: "Er veranderde iets aan je account bij Aanhaken".to_owned(),
        text: format!(
            "Dag,\n\nAan je account bij Aanhaken ({to}) veranderde iets op {moment}: {what}.\n\n\
             Deed je dat zelf, of wist je ervan? Dan hoef je niets te doen. Anders: verwittig meteen een beheerder van Aanhaken.\n"
        ),
    };
    let mail = state.mail.clone();
    tokio::spawn(async move {
        if let Err(error) = mail.send(&letter).await {
            tracing::error!(%error, "a mail about an account was not sent");
        }
    });
}

/// Mails a link to choose a password with; `false` when it has to be given by hand.
pub(in crate::web) async fn invite(state: &AppState, to: &str, link: &str, until: Timestamp) -> bool {
    if !state.mail.is_configured() {
        return false;
    }
    let until = view::moment(Locale::Nl.messages(), until);
    let letter = Letter {
        to: to.to_owned(),
        reply_to: None,
        subject: "Kies je wachtwoord voor Aanhaken".to_owned(),
        text: format!(
            "Dag,\n\nMet deze link kies je het wachtwoord van je account bij Aanhaken ({to}):\n\n{link}\n\n\
             De link werkt één keer, tot {until}. Geef hem aan niemand door.\n"
        ),
    };
    let sent = state.mail.send(&letter).await;
    if let Err(error) = &sent {
        tracing::error!(%error, "an invitation was not mailed");
    }
    sent.is_ok()
}
