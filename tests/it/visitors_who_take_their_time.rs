//! Visitors who say half of what they have to say, or nothing, or take nothing of the answer: they hold up nobody else, are shown out, and do not keep the
//! server from stopping. The real program, with real connections.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use crate::support::program::{Server, folder};

/// Far more than anything here may take; only there so that a test that would hang fails.
const FOR_EVER: Duration = Duration::from_secs(45);

fn visitor(server: &Server, says: &str) -> TcpStream {
    let mut connection = TcpStream::connect(&server.address).expect("a connection");
    connection.set_read_timeout(Some(FOR_EVER)).expect("a limit");
    connection.write_all(says.as_bytes()).expect("some words");
    connection
}

const HALF_A_HEAD: &str = "GET / HTTP/1.1\r\nHost: test\r\nX-Half";
const HALF_A_REPORT: &str =
    "POST /fiches/clb/melding HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ntekst=";
const HALF_AN_IMPORT: &str =
    "POST /beheer/uitwisseling HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\na=";
const A_LARGE_PAGE: &str =
    "GET /bundel HTTP/1.1\r\nHost: test\r\n\r\nGET /bundel HTTP/1.1\r\nHost: test\r\n\r\nGET /bundel HTTP/1.1\r\nHost: test\r\n\r\n";

#[test]
fn who_does_not_finish_a_sentence_is_shown_out_and_nobody_waits_for_them() {
    let data = folder();
    let server = Server::start(data.path());
    let slow: Vec<TcpStream> = ["", HALF_A_HEAD, HALF_A_REPORT, HALF_AN_IMPORT].iter().map(|says| visitor(&server, says)).collect();
    let mut idle = visitor(&server, "GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n");
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
    for mut connection in slow {
        let mut said = String::new();
        connection.read_to_string(&mut said).expect("shown out, with a word or without");
        assert!(said.is_empty() || said.starts_with("HTTP/1.1 503") || said.starts_with("HTTP/1.1 408"), "{said}");
    }
    let mut said = String::new();
    idle.read_to_string(&mut said).expect("an answer, and later a closed door");
    assert!(said.starts_with("HTTP/1.1 200"), "{said}");
}

#[test]
fn a_stop_ends_whatever_visitors_do() {
    let data = folder();
    let mut server = Server::start(data.path());
    let says = ["", HALF_A_HEAD, HALF_A_REPORT, HALF_AN_IMPORT, A_LARGE_PAGE];
    let slow: Vec<TcpStream> = says.iter().map(|says| visitor(&server, says)).collect();
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
    let pid = server.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().expect("kill").success());
    let mut waited = Duration::ZERO;
    let status = loop {
        if let Some(status) = server.child.try_wait().expect("a status") {
            break status;
        }
        assert!(waited < FOR_EVER, "it never stops");
        std::thread::sleep(Duration::from_millis(100));
        waited += Duration::from_millis(100);
    };
    assert_eq!(status.code(), Some(0));
    drop(slow);
}

#[test]
fn more_half_requests_than_there_are_files_keep_others_out_for_a_moment_only() {
    let data = folder();
    let server = Server::start_among(data.path(), 96);
    let mut crowd: Vec<TcpStream> = (0..60).map(|_| visitor(&server, HALF_A_HEAD)).collect();
    // Those before are shown out one by one, and this one is let in behind them, while all of them stay.
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
    crowd.iter_mut().for_each(|one| drop(one.write_all(b"-Still-Here")));
}
