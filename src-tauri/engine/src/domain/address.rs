//! E-mail addresses: what is one, and when two are the same.

use thiserror::Error;

/// A well-formed address in its canonical spelling: outer blanks removed, lower case.
///
/// Two addresses are the same when their canonical spellings are (R58; `original.md` A.4-19). Plus tags and
/// aliases are kept: they are other addresses unless a contact lists them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

/// Why a text is not an address (`original.md` A.2-8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AddressError {
    /// Nothing but blanks.
    #[error("the address is blank")]
    Blank,
    /// No `@`, as in a legacy Exchange name.
    #[error("the address has no @")]
    NoAt,
    /// More than one `@`.
    #[error("the address has more than one @")]
    SeveralAts,
    /// Nothing before or after the `@`.
    #[error("the address lacks the part before or after the @")]
    MissingPart,
    /// No dot in the domain, or the domain begins or ends with one, or has an empty or too short last part.
    #[error("the domain of the address is not complete")]
    BadDomain,
    /// Blanks, control characters or brackets inside.
    #[error("the address holds a character that cannot be in one")]
    BadCharacter,
}

impl Address {
    /// Reads an address as it stands on a message or a card.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError::Blank);
        }
        let (local, domain) = text.split_once('@').ok_or(AddressError::NoAt)?;
        if domain.contains('@') {
            return Err(AddressError::SeveralAts);
        }
        if local.is_empty() || domain.is_empty() {
            return Err(AddressError::MissingPart);
        }
        if text.chars().any(is_foreign) {
            return Err(AddressError::BadCharacter);
        }
        let last = domain.rsplit('.').next().unwrap_or_default();
        if !domain.contains('.') || domain.split('.').any(str::is_empty) || last.chars().count() < 2 {
            return Err(AddressError::BadDomain);
        }
        Ok(Self(text.to_lowercase()))
    }

    /// The addresses of a field that may hold several, separated by semicolons (W16); blanks are left out.
    pub fn parse_list(text: &str) -> Result<Vec<Self>, AddressError> {
        text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(Self::parse).collect()
    }

    /// The canonical spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part after the `@`.
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_foreign(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':' | '"' | '\\')
}

/// The link that begins a new mail to an address (RFC 6068): whatever is no plain letter, digit or sign of an address
/// is encoded, so that nothing in it can add a header or a text.
pub(crate) fn mail_link(address: &str) -> String {
    let mut link = String::from("mailto:");
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@+".contains(&byte) {
            link.push(char::from(byte));
        } else {
            let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase();
            link.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_outer_blanks_do_not_matter() {
        assert_eq!(Address::parse(" ANA@X.com ").unwrap(), Address::parse("ana@x.com").unwrap(), "R58");
    }

    #[test]
    fn every_class_of_a2_is_refused_by_name() {
        let cases = [
            ("", AddressError::Blank),
            ("  ", AddressError::Blank),
            ("/o=ExchangeLabs/ou=x/cn=Recipients/cn=ana", AddressError::NoAt),
            ("a@b@c.com", AddressError::SeveralAts),
            ("@x.com", AddressError::MissingPart),
            ("ana@", AddressError::MissingPart),
            ("foo@bar", AddressError::BadDomain),
            ("foo@bar.", AddressError::BadDomain),
            ("foo@bar.x", AddressError::BadDomain),
            ("foo@.bar.com", AddressError::BadDomain),
            ("fo o@bar.com", AddressError::BadCharacter),
            ("<foo@bar.com>", AddressError::BadCharacter),
        ];
        for (text, expected) in cases {
            assert_eq!(Address::parse(text).unwrap_err(), expected, "{text}");
        }
    }

    #[test]
    fn unusual_addresses_are_still_addresses() {
        for text in [
            "o'neil+tag@sub.x.example",
            "josé@españa.example",
            "a!b/c=d@x.co",
            &format!("{}@x.com", "a".repeat(1000)),
        ] {
            assert!(Address::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_list_counts_every_address() {
        let list = Address::parse_list("a@x.com; B@x.com;").unwrap();
        assert_eq!(list.iter().map(Address::as_str).collect::<Vec<_>>(), ["a@x.com", "b@x.com"], "W16");
    }

    #[test]
    fn nothing_in_an_address_adds_to_the_mail() {
        assert_eq!(mail_link("ana+news@x.example"), "mailto:ana+news@x.example");
        assert_eq!(mail_link("a?cc=b&c%d@ñ.example"), "mailto:a%3Fcc%3Db%26c%25d@%C3%B1.example");
    }
}
