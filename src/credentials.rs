//! What proves who somebody of the staff is: passwords, one-time secrets, codes of an authenticator app. The work is done by argon2, totp-rs and rand;
//! here stand our choices.

use std::fmt::Write as _;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret, Totp};
use zxcvbn::{Score, zxcvbn};

use crate::config::HashCost;

/// Fewest characters of a password; length is what counts (NIST SP 800-63B), so nothing else is asked of it.
pub const PASSWORD_CHARACTERS: usize = 12;
/// Most characters of a password, so that hashing one stays cheap to refuse.
pub const MOST_PASSWORD_CHARACTERS: usize = 200;
/// Recovery codes that somebody gets with a second factor.
const RECOVERY_CODES: usize = 8;

/// Fewest characters of a password beside what everybody knows of its owner and this house.
const UNKNOWN_CHARACTERS: usize = 6;
/// Words that somebody who guesses at an account of this house tries first.
const HOUSE: [&str; 16] = [
    "aanhaken",
    "afhaken",
    "kans",
    "meldpunt",
    "brussel",
    "brussels",
    "schooluitval",
    "spijbelen",
    "school",
    "fiche",
    "beheer",
    "beheerder",
    "redacteur",
    "welkom",
    "wachtwoord",
    "bundel",
];

/// A SHA-256 in hexadecimal, for tokens that have to be recognised and not read.
pub fn digest(secret: &str) -> String {
    digest_of(secret.as_bytes())
}

/// The same of anything.
pub fn digest_of(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// A text sealed with a key: whoever lacks the key can neither make it nor find out what was sealed.
pub fn seal(key: &[u8], text: &str) -> String {
    // An HMAC takes a key of any length.
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    mac.update(text.as_bytes());
    hexadecimal(&mac.finalize().into_bytes())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// What is wrong with a password; the messages are Dutch, for who chooses one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Fewer than [`PASSWORD_CHARACTERS`].
    #[error("kies een wachtwoord van minstens {PASSWORD_CHARACTERS} tekens; een paar woorden na elkaar is prima")]
    Short,
    /// More than [`MOST_PASSWORD_CHARACTERS`].
    #[error("een wachtwoord heeft hoogstens {MOST_PASSWORD_CHARACTERS} tekens")]
    Long,
    /// One that many people choose, or made of what everybody knows of this account and this house.
    #[error("dit wachtwoord is te makkelijk te raden; neem een paar woorden die niets met elkaar of met Aanhaken te maken hebben")]
    Guessable,
}

/// Whether a password may be chosen for the account with this mail address.
///
/// # Errors
/// [`PasswordFault`].
pub fn check_password_rules(password: &str, email: &str) -> Result<(), PasswordFault> {
    let length = password.chars().count();
    match length {
        _ if length < PASSWORD_CHARACTERS => Err(PasswordFault::Short),
        _ if length > MOST_PASSWORD_CHARACTERS => Err(PasswordFault::Long),
        _ if is_guessable(password, email) => Err(PasswordFault::Guessable),
        _ => Ok(()),
    }
}

/// Whether a password is found by trying common ones, and what everybody knows of its owner, first.
fn is_guessable(password: &str, email: &str) -> bool {
    let mut known: Vec<&str> =
        HOUSE.into_iter().chain([email]).chain(email.split(|c: char| !c.is_alphanumeric()).filter(|part| part.len() > 2)).collect();
    // The longest first: what is left of “beheerder” without “beheer” is no word.
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut rest = password.to_lowercase();
    for word in &known {
        rest = rest.replace(&word.to_lowercase(), " ");
    }
    let left = rest.chars().filter(|c| c.is_alphanumeric()).count();
    left < UNKNOWN_CHARACTERS || zxcvbn(password, &known).score() < Score::Three
}

/// The argon2id hash of a password, as a PHC string, salted.
///
/// # Errors
/// What argon2 says of a cost that cannot be.
pub fn hash(password: &str, cost: HashCost) -> anyhow::Result<String> {
    let params = Params::new(cost.hash_memory_kib, cost.hash_passes, 1, None).map_err(|e| anyhow::anyhow!("the cost of hashing: {e}"))?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    Ok(argon.hash_password(password.as_bytes()).map_err(|e| anyhow::anyhow!("hashing a password: {e}"))?.to_string())
}

/// Whether this is the password of that hash.
pub fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// A secret that nobody guesses: 160 random bits, as 32 letters and digits that can stand in an address.
pub fn random_token() -> String {
    Secret::generate().to_base32().to_ascii_lowercase()
}

/// A new secret for an authenticator app, in base32.
pub fn new_totp_secret() -> String {
    Secret::generate().to_base32()
}

fn totp(secret: &str, email: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    Builder::new().with_secret(secret).with_issuer(Some("Aanhaken")).with_account_name(email.replace(':', " ")).build().ok()
}

/// The address that an authenticator app reads from a QR code.
pub fn totp_address(secret: &str, email: &str) -> Option<String> {
    totp(secret, email)?.to_url().ok()
}

/// The time step of which this is the code, a step before and after included; `None` for any other code. A step may be used once.
pub fn totp_step(secret: &str, code: &str, seconds: i64) -> Option<i64> {
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let step = totp(secret, "")?.check(&code, u64::try_from(seconds).ok()?)?;
    i64::try_from(step).ok()
}

/// The code of this moment; tests sign in with it.
pub fn totp_code(secret: &str, seconds: i64) -> Option<String> {
    Some(totp(secret, "")?.generate(u64::try_from(seconds).ok()?).to_string())
}

/// New recovery codes, each shown once, with their hashes to keep.
pub fn new_recovery_codes() -> Vec<(String, String)> {
    let code = || {
        let letters = random_token();
        (0..24).step_by(4).map(|at| &letters[at..at + 4]).collect::<Vec<_>>().join("-")
    };
    (0..RECOVERY_CODES).map(|_| code()).map(|code| (code.clone(), recovery_hash(&code))).collect()
}

/// The hash of a recovery code, however its letters and dashes were typed. A hundred and twenty random bits need no slow hash.
pub fn recovery_hash(code: &str) -> String {
    let letters: String = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    digest(&letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: HashCost = HashCost { hash_memory_kib: 8, hash_passes: 1 };

    #[test]
    fn a_password_is_known_again_and_another_is_not() {
        let kept = hash("een lang wachtwoord", CHEAP).expect("a hash");
        assert!(kept.starts_with("$argon2id$"), "{kept}");
        assert!(verify("een lang wachtwoord", &kept) && !verify("een ander wachtwoord", &kept) && !verify("", "rommel"));
        assert_ne!(kept, hash("een lang wachtwoord", CHEAP).expect("a hash"), "no salt");
    }

    #[test]
    fn short_long_and_obvious_passwords_are_refused() {
        let check = |password: &str| check_password_rules(password, "proef@aanhaken.example");
        assert_eq!(check("kort"), Err(PasswordFault::Short));
        assert_eq!(check(&"ab".repeat(200)), Err(PasswordFault::Long));
        let common = [
            "aaaaaaaaaaaaaaa",
            "123456789012",
            "password1234",
            "welkom123456",
            "aanhakenaanhaken",
            "Wachtwoord2026!",
            "qwertyuiop12",
            "azertyuiop12",
        ];
        let house = ["proef@aanhaken", "Aanhaken2026!", "brusselbrussel", "kansmeldpunt1", "beheerder1234", "proefproefproef"];
        for password in common.into_iter().chain(house) {
            assert_eq!(check(password), Err(PasswordFault::Guessable), "{password}");
        }
        for password in ["drie losse woorden", "koffer wandelt blauw", "vT7#qLm2@xRp", "trein soep lantaarn"] {
            assert_eq!(check(password), Ok(()), "{password}");
        }
        assert_eq!(check("Proef@aanhaken.example"), Err(PasswordFault::Guessable));
        assert_eq!(check("drie losse woorden"), Ok(()));
    }

    #[test]
    fn a_code_of_the_app_is_good_for_its_own_half_minute_and_the_ones_beside_it() {
        let secret = new_totp_secret();
        let code = totp_code(&secret, 1_000_000).expect("a code");
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        let step = totp_step(&secret, &spaced, 1_000_000).expect("the code is known");
        assert_eq!(totp_step(&secret, &code, 1_000_030), Some(step));
        assert_eq!(totp_step(&secret, &code, 1_000_300), None);
        assert_eq!(totp_step(&secret, "", 1_000_000), None);
        assert!(totp_address(&secret, "proef@aanhaken.example").expect("an address").starts_with("otpauth://totp/"));
    }

    #[test]
    fn a_recovery_code_is_known_however_it_is_typed() {
        let codes = new_recovery_codes();
        let (code, hash) = &codes[0];
        assert_eq!(recovery_hash(&code.to_uppercase().replace('-', " ")), *hash);
        assert_eq!(codes.len(), RECOVERY_CODES);
    }
}
