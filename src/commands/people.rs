//! `user`: accounts of staff, for who has the machine.

use std::io::Read as _;

use aanhaken::config::{NewPassword, User};
use aanhaken::credentials;
use aanhaken::domain::values::Email;
use aanhaken::domain::vocabulary::{Role, Term};
use aanhaken::store::Store;
use aanhaken::store::staff::StaffMember;
use aanhaken::web::frame::clock::Clock;
use anyhow::{Context, anyhow, bail};

use super::say;

/// Most bytes of a password on stdin; a longer one is refused anyway.
const MOST_BYTES: u64 = 4096;

pub async fn user(what: User) -> anyhow::Result<()> {
    match what {
        User::Add { email, role, password, folder } => {
            let email = Email::parse(email.trim())?;
            let role = role_of(&role)?;
            let hash = new_password(&password, email.as_str())?;
            let store = Store::open(&folder.path).await?;
            store.add_staff(&email, role, &hash, Clock::system().now(), false).await?;
            finish(store, "account gemaakt", &format!("{email} ({})", role.code())).await
        }
        User::List { folder } => {
            let store = Store::open_existing(&folder.path).await?;
            for member in store.staff().await? {
                let (state, step) =
                    (if member.active { "active" } else { "disabled" }, if member.totp_secret.is_some() { "\tsecond step" } else { "" });
                say(format_args!("{}\t{}\t{state}{step}", member.email, member.role.code()));
            }
            store.close().await;
            Ok(())
        }
        User::Password { email, password, folder } => {
            let (store, member) = find(&email, &folder.path).await?;
            let hash = new_password(&password, &member.email)?;
            store.set_password(member.id, &hash).await?;
            finish(store, "wachtwoord gezet", &member.email).await
        }
        User::Role { email, role, folder } => {
            let (store, member) = find(&email, &folder.path).await?;
            let role = role_of(&role)?;
            store.change_staff(member.id, role, member.active).await?;
            finish(store, if role == Role::Manager { "rol beheerder" } else { "rol redacteur" }, &member.email).await
        }
        User::Disable { email, folder } => {
            let (store, member) = find(&email, &folder.path).await?;
            store.change_staff(member.id, member.role, false).await?;
            finish(store, "account gesloten", &member.email).await
        }
        User::SecondStepOff { email, folder } => {
            let (store, member) = find(&email, &folder.path).await?;
            store.set_second_factor(member.id, None, &[]).await?;
            finish(store, "tweede stap uit", &member.email).await
        }
    }
}

fn role_of(code: &str) -> anyhow::Result<Role> {
    Role::from_code(code).ok_or_else(|| anyhow!("there is no role {code}"))
}

async fn find(email: &str, folder: &std::path::Path) -> anyhow::Result<(Store, StaffMember)> {
    let store = Store::open_existing(folder).await?;
    let member = store.staff_member_by_email(email.trim()).await?;
    Ok((store, member.with_context(|| format!("there is no account for {email}"))?))
}

/// Notes what was done in the log, and says it.
async fn finish(store: Store, what: &str, subject: &str) -> anyhow::Result<()> {
    store.note(Clock::system().now(), "aanhaken", what, subject).await?;
    store.close().await;
    say(format_args!("{subject}: {what}"));
    Ok(())
}

/// The hash of a password that is typed twice on the terminal, or comes on stdin.
fn new_password(how: &NewPassword, email: &str) -> anyhow::Result<String> {
    let password = if how.password_stdin { from_stdin()? } else { ask(email)? };
    credentials::check_password_rules(&password, email)?;
    credentials::hash(&password, how.hash)
}

fn from_stdin() -> anyhow::Result<String> {
    let mut typed = String::new();
    std::io::stdin().take(MOST_BYTES).read_to_string(&mut typed).context("the password on stdin cannot be read")?;
    // The line break is of the pipe, not of the password.
    let line = typed.strip_suffix('\n').unwrap_or(&typed);
    Ok(line.strip_suffix('\r').unwrap_or(line).to_owned())
}

fn ask(email: &str) -> anyhow::Result<String> {
    let prompt = |question: String| rpassword::prompt_password(question).context("there is no terminal to ask the password on; use --password-stdin");
    let password = prompt(format!("Password for {email}: "))?;
    credentials::check_password_rules(&password, email)?;
    if prompt("The same again: ".to_owned())? != password {
        bail!("the two passwords are not the same");
    }
    Ok(password)
}
