//! The real program: run to its end, or as a server that ends with its test.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

/// The program, with nothing from the surroundings of the test.
pub fn aanhaken() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aanhaken"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("AANHAKEN_") || name == "RUST_LOG") {
        command.env_remove(name);
    }
    command
}

/// An empty folder.
pub fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Runs it to its end: its exit code, what it said, what it complained of.
pub fn run(command: &mut Command) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = command.output().expect("the program runs");
    (status.code(), String::from_utf8_lossy(&stdout).into_owned(), String::from_utf8_lossy(&stderr).into_owned())
}

/// A server that is killed when the test is done with it.
pub struct Server {
    /// The process.
    pub child: Child,
    /// Where it listens.
    pub address: String,
    /// What it said until it listened.
    pub said: String,
}

impl Server {
    /// Starts one on this data folder, on a free port.
    pub fn start(data: &Path) -> Self {
        Self::start_with(data, &[])
    }

    /// The same with settings from its environment.
    pub fn start_with(data: &Path, settings: &[(&str, &str)]) -> Self {
        let mut command = aanhaken();
        command.envs(settings.iter().copied());
        Self::launch(command, data)
    }

    /// The same where the system lets it open no more than this many files.
    pub fn start_among(data: &Path, files: u32) -> Self {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("ulimit -n {files}; exec \"$0\" \"$@\""), env!("CARGO_BIN_EXE_aanhaken")]);
        Self::launch(command, data)
    }

    fn launch(mut command: Command, data: &Path) -> Self {
        let mut child = command
            .args(["--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut said = String::new();
        let mut lines = BufReader::new(child.stdout.take().expect("its output"));
        while !said.contains("listening on ") {
            assert_ne!(lines.read_line(&mut said).expect("a line"), 0, "the server stopped: {said}");
        }
        let address = said.rsplit("http://").next().expect("an address").trim().to_owned();
        Self { child, address, said }
    }

    /// The whole answer at this address.
    pub fn get(&self, path: &str) -> String {
        let mut connection = TcpStream::connect(&self.address).expect("a connection");
        write!(connection, "GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n").expect("a request");
        let mut answer = String::new();
        connection.read_to_string(&mut answer).expect("an answer");
        answer
    }
}

impl Server {
    /// The whole answer to a plain form that is sent to this address.
    pub fn post(&self, path: &str, form: &str) -> String {
        let mut connection = TcpStream::connect(&self.address).expect("a connection");
        let length = form.len();
        let kind = "application/x-www-form-urlencoded";
        write!(
            connection,
            "POST {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{form}"
        )
        .expect("a request");
        let mut answer = String::new();
        connection.read_to_string(&mut answer).expect("an answer");
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
