//! Mail to people outside: plain text over SMTP, when the settings name a server. What could not be sent comes back as an error, so that whoever sends it
//! still holds the text.

use std::sync::Arc;
use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout, timeout_at};

use crate::config::Post;
use crate::credentials::random_token;

/// Longest wait for one step of the server; a request of ours may take ten seconds in all.
const STEP: Duration = Duration::from_secs(4);
/// Longest time that sending mail takes, one or many.
const PATIENCE: Duration = Duration::from_secs(8);

/// Mails that are sent at the same time.
const AT_ONCE: usize = 6;

/// A mail as somebody would type it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// To whom.
    pub to: String,
    /// Who gets the answer, when that is not the address it comes from.
    pub reply_to: Option<String>,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
}

/// Why a mail was not sent, or no mail can be.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The settings do not say from which address.
    #[error("mail needs an address to come from: set --mail-from (AANHAKEN_MAIL_FROM)")]
    NoSender,
    /// The settings name an address that is none.
    #[error("--mail-from (AANHAKEN_MAIL_FROM) is not a mail address: {0}")]
    Sender(lettre::address::AddressError),
    /// The settings name a server in a way that cannot be read; its password stays out of the message.
    #[error("--smtp-url (AANHAKEN_SMTP_URL) cannot be read: {0}; write smtps://name:password@server or smtp://server:port?tls=required")]
    Server(lettre::transport::smtp::Error),
    /// There is no server to send mail with.
    #[error("no mail server is set")]
    NotConfigured,
    /// One of the addresses is none.
    #[error("not a mail address: {0}")]
    Address(#[from] lettre::address::AddressError),
    /// The parts do not make a mail.
    #[error("the mail could not be put together: {0}")]
    Letter(#[from] lettre::error::Error),
    /// The server did not take it.
    #[error("the mail server: {0}")]
    Refused(#[from] lettre::transport::smtp::Error),
    /// The server did not answer in time; it may have taken the mail.
    #[error("the mail server did not answer in time")]
    Late,
}

/// What sends mail, or knows that it cannot.
#[derive(Clone, Default)]
pub struct Mailer {
    way: Option<(AsyncSmtpTransport<Tokio1Executor>, Mailbox)>,
}

impl Mailer {
    /// The mailer that these settings ask for; without a server, one that sends nothing.
    ///
    /// # Errors
    /// A server or a sender that cannot be read.
    pub fn new(settings: &Post) -> Result<Self, MailError> {
        // An empty variable is how a container says “not set”.
        let set = |value: &Option<String>| value.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let Some(url) = set(&settings.smtp_url) else { return Ok(Self::default()) };
        let from: Mailbox = set(&settings.mail_from).ok_or(MailError::NoSender)?.parse().map_err(MailError::Sender)?;
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url).map_err(MailError::Server)?;
        Ok(Self { way: Some((server.timeout(Some(STEP)).build(), from)) })
    }

    /// Whether mail can be sent at all.
    pub fn is_configured(&self) -> bool {
        self.way.is_some()
    }

    /// Sends a mail; when this is done, the server has taken it.
    ///
    /// # Errors
    /// [`MailError`].
    pub async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let (server, from) = self.way.as_ref().ok_or(MailError::NotConfigured)?;
        let mut message = Message::builder().from(from.clone()).to(letter.to.trim().parse()?);
        if let Some(address) = &letter.reply_to {
            message = message.reply_to(address.parse()?);
        }
        // Named after the sender, not after this machine.
        let id = format!("<{}@{}>", random_token(), from.email.domain());
        // A line break in a subject would be the start of another header.
        let subject: String = letter.subject.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let message = message.message_id(Some(id)).subject(subject).header(ContentType::TEXT_PLAIN).body(letter.text.clone())?;
        timeout(PATIENCE, server.send(message)).await.map_err(|_| MailError::Late)??;
        Ok(())
    }

    /// Sends several mails, a few at a time; gives what became of each, in order. Those whose turn did not come in time are late.
    pub async fn send_all(&self, letters: Vec<Letter>) -> Vec<Result<(), MailError>> {
        let deadline = Instant::now() + PATIENCE;
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        let mut results: Vec<_> = letters.iter().map(|_| Err(MailError::Late)).collect();
        let mut under_way = JoinSet::new();
        for (place, letter) in letters.into_iter().enumerate() {
            let (mailer, turns) = (self.clone(), Arc::clone(&turns));
            under_way.spawn(async move {
                let sending = async {
                    let _turn = turns.acquire().await;
                    mailer.send(&letter).await
                };
                (place, timeout_at(deadline, sending).await.unwrap_or(Err(MailError::Late)))
            });
        }
        while let Some(done) = under_way.join_next().await {
            if let Ok((place, result)) = done {
                results[place] = result;
            }
        }
        results
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mailer(url: Option<&str>, from: Option<&str>) -> Result<Mailer, MailError> {
        Mailer::new(&Post { smtp_url: url.map(str::to_owned), mail_from: from.map(str::to_owned) })
    }

    #[test]
    fn settings_that_name_no_server_send_nothing_and_half_of_them_are_refused() {
        assert!(!mailer(None, None).expect("a mailer").is_configured());
        assert!(!mailer(Some(" "), Some("aanhaken@aanhaken.example")).expect("a mailer").is_configured());
        assert!(mailer(Some("smtp://127.0.0.1:2525"), Some("Aanhaken <aanhaken@aanhaken.example>")).expect("a mailer").is_configured());
        assert!(matches!(mailer(Some("smtp://127.0.0.1:2525"), None), Err(MailError::NoSender)));
        assert!(matches!(mailer(Some("smtp://127.0.0.1:2525"), Some("aanhaken")), Err(MailError::Sender(_))));
        let error = mailer(Some("post://naam:geheim@server"), Some("aanhaken@aanhaken.example")).err().expect("a fault");
        assert!(!error.to_string().contains("geheim"), "{error}");
    }
}
