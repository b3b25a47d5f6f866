//! The address of a page on the web.

use super::text::{ValueError, text_value, wrong};

text_value! {
    /// The address of a page on the web, `http` or `https`.
    WebUrl
}

impl WebUrl {
    /// Reads a web address; `www.x.be/wie` and `x.be` get `https://` in front.
    ///
    /// # Errors
    /// Anything that is no `http` or `https`, has a space in it, or has no host with a dot.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        if text.contains(char::is_whitespace) {
            return wrong(format!("“{text}” is geen webadres: er staat een spatie in"));
        }
        let bare = !text.contains("://");
        let whole = if bare { format!("https://{text}") } else { text.to_owned() };
        let fits = url::Url::parse(&whole).is_ok_and(|url| {
            matches!(url.scheme(), "http" | "https")
                && url.host_str().is_some_and(|host| host.contains('.') && !host.ends_with('.'))
                // Without a scheme a mail address, a number or a path would pass for one too.
                && (!bare || url.domain().is_some() && url.username().is_empty() && text.starts_with(char::is_alphanumeric))
        });
        if fits { Ok(Self(whole)) } else { wrong(format!("“{text}” is geen webadres: schrijf bijvoorbeeld https://www.naam.be")) }
    }

    /// The address as people read it: without scheme, `www.` and closing slash.
    pub fn shown(&self) -> &str {
        let bare = self.0.trim_start_matches("https://").trim_start_matches("http://");
        bare.trim_start_matches("www.").trim_end_matches('/')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_web_is_checked() {
        assert_eq!(WebUrl::parse("https://www.tejo.be/").expect("site").shown(), "tejo.be");
        for (typed, kept) in [("www.tejo.be/wie", "https://www.tejo.be/wie"), ("tejo.be", "https://tejo.be"), ("http://tejo.be", "http://tejo.be")] {
            assert_eq!(WebUrl::parse(typed).expect(typed).as_str(), kept);
        }
        let spaced = WebUrl::parse("www.tejo.be of bel").expect_err("a space");
        assert!(spaced.to_string().contains("spatie"), "{spaced}");
        for slip in
            ["https:// tejo.be", "ftp://tejo.be", "https://tejo", "tejo", "", "info@tejo.be", "mailto:info@tejo.be", "12.5", "//tejo.be", "tejo."]
        {
            assert!(WebUrl::parse(slip).is_err(), "{slip}");
        }
    }
}
