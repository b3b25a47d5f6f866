//! Settings from flags and environment. The doc comments here are the help text.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Largest file that is read in unless somebody says otherwise, in MB: some fifty saves of every fiche.
pub const IMPORT_MEGABYTES: u64 = 64;

/// Aanhaken: who helps against school dropout in Dutch-speaking Brussels. One program, one file of data.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do; without a command: serve.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Settings of `serve`, when no command is named.
    #[command(flatten)]
    pub serve: Serve,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Migrate the database, fill it when it is empty, index it and serve the site
    Serve(Serve),
    /// Read the seeds and name every fault with its file and line; exit code 1 if there is any
    Check {
        /// Folder of seeds; without it those inside the program
        folder: Option<PathBuf>,
        /// Also print how easily the summaries and the guide read (Flesch-Douma, Kandel-Moles, Flesch)
        #[arg(long)]
        leesbaarheid: bool,
    },
    /// Measure the search against files of judged questions, on the fiches inside the program
    Score {
        /// One JSON object a line: id, q, lang, group, relevant; several files count as one
        files: Vec<PathBuf>,
        /// Also ask the probes of this folder: ages, danger, calm, off-topic, and different wordings of one need
        #[arg(long)]
        probes: Option<PathBuf>,
        /// Show each question's first ten fiches with their grades, and what was understood
        #[arg(long)]
        details: bool,
    },
    /// Look for weights of the ranking that answer judged questions better, and measure them on questions that the search for them did not see
    Fit {
        /// One JSON object a line, as for `score`; several files count as one
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Parts that the questions are dealt into; each is measured with weights fitted on the others
        #[arg(long, default_value_t = 5)]
        folds: usize,
    },
    /// Say what differs between the seeds and the database
    Seeds {
        /// Take over what is new or different in the seeds; what only the database has stays
        #[arg(long)]
        apply: bool,
        #[allow(missing_docs)]
        #[command(flatten)]
        data: Data,
    },
    /// Write everything out as JSON without loss, or the services as a CSV table; a server may be running
    Export {
        /// What to write
        #[arg(long, value_enum, default_value_t = Format::Json)]
        format: Format,
        /// Write to this file, which only you can read; without it to stdout
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// What stands between the cells of a CSV; Excel in Belgium opens one with semicolons by itself
        #[arg(long, default_value = ",", value_parser = [",", ";"])]
        separator: String,
        #[allow(missing_docs)]
        #[command(flatten)]
        folder: Folder,
    },
    /// Read such JSON in: all of it, or nothing when anything in it does not hold
    Import {
        /// The file
        file: PathBuf,
        /// Only say what would change
        #[arg(long)]
        dry_run: bool,
        /// Largest file to read, in MB
        #[arg(long, default_value_t = IMPORT_MEGABYTES, value_parser = clap::value_parser!(u64).range(1..=4096), value_name = "MB")]
        max_mb: u64,
        #[allow(missing_docs)]
        #[command(flatten)]
        folder: Folder,
    },
    /// Copy the whole database to a new file, also while a server runs
    Backup {
        /// The new file, which only you can read
        file: PathBuf,
        #[allow(missing_docs)]
        #[command(flatten)]
        folder: Folder,
    },
    /// Put such a copy in the place of the database, and keep the present one aside; not while a server runs
    Restore {
        /// The copy
        file: PathBuf,
        #[allow(missing_docs)]
        #[command(flatten)]
        folder: Folder,
    },
    /// Accounts of staff
    User {
        /// What to do with them.
        #[command(subcommand)]
        what: User,
    },
}

/// What an export writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Everything, to be read in again
    Json,
    /// The services, for a spreadsheet
    Csv,
}

/// What to do with accounts of staff.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Make an account; asks for its password
    Add {
        /// Mail address, by which somebody signs in
        email: String,
        /// What it may do: a redacteur fiches, reports and words, a beheerder also accounts, log and exchange
        #[arg(long, value_parser = ["redacteur", "beheerder"])]
        role: String,
        #[allow(missing_docs)]
        #[command(flatten)]
        password: NewPassword,
        #[allow(missing_docs)]
        #[command(flatten)]
        folder: Folder,
    },
    /// Show all accounts
    List {
        #[allow(missing_docs)]
        #[command(flatten)]
        folder: Folder,
    },
    /// Give an account another password; signs it out everywhere
    Password {
        /// Mail address of the account
        email: String,
        #[allow(missing_docs)]
        #[command(flatten)]
        password: NewPassword,
        #[allow(missing_docs)]
        #[command(flatten)]
        folder: Folder,
    },
    /// Change what an account may do
    Role {
        /// Mail address of the account
        email: String,
        /// What it may do
        #[arg(value_parser = ["redacteur", "beheerder"])]
        role: String,
        #[allow(missing_docs)]
        #[command(flatten)]
        folder: Folder,
    },
    /// Close an account: it can no longer sign in, and is signed out
    Disable {
        /// Mail address of the account
        email: String,
        #[allow(missing_docs)]
        #[command(flatten)]
        folder: Folder,
    },
    /// Turn the second step of an account off, for who lost phone and recovery codes
    SecondStepOff {
        /// Mail address of the account
        email: String,
        #[allow(missing_docs)]
        #[command(flatten)]
        folder: Folder,
    },
}

/// A password to come.
#[derive(Debug, Clone, Args)]
pub struct NewPassword {
    /// Read the password from stdin instead of asking for it
    #[arg(long)]
    pub password_stdin: bool,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub hash: HashCost,
}

/// Where the database is.
#[derive(Debug, Clone, Args)]
pub struct Folder {
    /// Folder of the database; made when it does not exist
    #[arg(long = "data", env = "AANHAKEN_DATA", default_value = "./data", value_name = "FOLDER")]
    pub path: PathBuf,
}

/// Where the data is.
#[derive(Debug, Clone, Args)]
pub struct Data {
    #[allow(missing_docs)]
    #[command(flatten)]
    pub folder: Folder,
    /// Folder of seeds to use instead of those inside the program
    #[arg(long, env = "AANHAKEN_SEEDS", value_name = "FOLDER")]
    pub seeds: Option<PathBuf>,
}

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Address and port to listen on
    #[arg(long, env = "AANHAKEN_LISTEN", default_value = "127.0.0.1:3000", value_name = "ADDRESS:PORT")]
    pub listen: SocketAddr,
    /// Address under which visitors reach the site, for full links; by default what it listens on
    #[arg(long, env = "AANHAKEN_BASE_URL", value_name = "URL")]
    pub base_url: Option<url::Url>,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub data: Data,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub hash: HashCost,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub patience: Patience,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub post: Post,
}

/// How mail is sent.
#[derive(Clone, Default, Args)]
pub struct Post {
    /// Server that sends mail, such as smtps://name:password@server; without it staff copy their mails by hand
    #[arg(long, env = "AANHAKEN_SMTP_URL", value_name = "URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// Address that mail comes from; asked for with --smtp-url
    #[arg(long, env = "AANHAKEN_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
}

/// The address of a mail server holds a password: no log line ever shows it.
impl std::fmt::Debug for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Post").field("smtp", &self.smtp_url.is_some()).field("mail_from", &self.mail_from).finish()
    }
}

/// What hashing a password costs whoever tries many of them.
#[derive(Debug, Clone, Copy, Args)]
pub struct HashCost {
    /// Memory for hashing a password with argon2id, in KiB
    #[arg(long, env = "AANHAKEN_HASH_MEMORY_KIB", default_value_t = 19_456, value_name = "KIB", hide_short_help = true)]
    pub hash_memory_kib: u32,
    /// Passes over that memory
    #[arg(long, env = "AANHAKEN_HASH_PASSES", default_value_t = 2, value_name = "N", hide_short_help = true)]
    pub hash_passes: u32,
}

/// How much of one kind somebody may send, and how slow guessing is.
#[derive(Debug, Clone, Copy, Args)]
pub struct Patience {
    /// Sign-ins and reports that one address may send at once; one more every ten seconds
    #[arg(long, env = "AANHAKEN_BURST", default_value_t = 20, value_name = "N", hide_short_help = true)]
    pub burst: u32,
    /// Time between two guesses at one account after its second failed sign-in, in milliseconds
    #[arg(long, env = "AANHAKEN_SLOW_DOWN_MS", default_value_t = 5000, value_name = "MS", hide_short_help = true)]
    pub slow_down_ms: u64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn no_command_contradicts_itself() {
        Cli::command().debug_assert();
    }
}
