//! A mail server of a few lines, to see real mail arrive.

use std::sync::{Arc, Mutex};

use aanhaken::config::Post;
use aanhaken::mail::Mailer;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A server on a free port that keeps what it is given.
pub struct PostOffice {
    address: String,
    received: Arc<Mutex<Vec<String>>>,
}

impl PostOffice {
    /// Opens one that takes every mail.
    pub async fn open() -> Self {
        Self::that_says("250 ok").await
    }

    /// Opens one that answers this to every recipient.
    pub async fn that_says(to_recipients: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let received = Arc::new(Mutex::new(Vec::new()));
        let shelf = Arc::clone(&received);
        tokio::spawn(async move {
            while let Ok((visitor, _)) = listener.accept().await {
                tokio::spawn(serve(visitor, to_recipients, Arc::clone(&shelf)));
            }
        });
        Self { address, received }
    }

    /// A mailer that sends here.
    pub fn mailer(&self) -> Mailer {
        let from = "Aanhaken <aanhaken@aanhaken.example>".to_owned();
        Mailer::new(&Post { smtp_url: Some(format!("smtp://{}", self.address)), mail_from: Some(from) }).expect("a mailer")
    }

    /// What came in, as a reader sees it.
    pub fn letters(&self) -> Vec<String> {
        self.received.lock().expect("the shelf").iter().map(|letter| readable(letter)).collect()
    }
}

async fn serve(visitor: TcpStream, to_recipients: &str, shelf: Arc<Mutex<Vec<String>>>) -> std::io::Result<()> {
    let (from, mut to) = visitor.into_split();
    let mut lines = BufReader::new(from).lines();
    to.write_all(b"220 proef\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let answer = match line.split_whitespace().next().unwrap_or_default() {
            "RCPT" => to_recipients,
            "DATA" => {
                to.write_all(b"354 go on\r\n").await?;
                let mut letter = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    letter.push_str(&line);
                    letter.push('\n');
                }
                shelf.lock().expect("the shelf").push(letter);
                "250 kept"
            }
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
        to.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

/// Undoes quoted-printable.
fn readable(letter: &str) -> String {
    let joined = letter.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let [first, behind @ ..] = rest {
        let code = behind.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match code.filter(|_| *first == b'=') {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
