//! An e-mail address.

use super::text::{ValueError, text_value, wrong};

text_value! {
    /// An e-mail address.
    Email
}

impl Email {
    /// Reads an e-mail address, with a dot in its domain and nothing around it.
    ///
    /// # Errors
    /// Anything that mail could not be sent to, or that is more than an address: `Jan <jan@x.be>`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let bare = email_address::Options::default().without_display_text().without_domain_literal();
        let domain_has_dot = text.rsplit_once('@').is_some_and(|(_, domain)| domain.contains('.'));
        let odd = text.contains(|c: char| c.is_whitespace() || c == '"');
        if email_address::EmailAddress::parse_with_options(text, bare).is_ok() && domain_has_dot && !odd {
            Ok(Self(text.to_owned()))
        } else {
            wrong(format!("“{text}” is geen e-mailadres: typ alleen het adres zelf"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_mail_is_checked() {
        assert!(Email::parse("info.bxl@tejo.be").is_ok());
        for slip in ["info@", "info@tejo", "info tejo.be", "", "Jan <jan@tejo.be>", "jan@[127.0.0.1]", "\"jan jan\"@tejo.be"] {
            assert!(Email::parse(slip).is_err(), "{slip}");
        }
    }
}
