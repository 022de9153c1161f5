//! Addresses of the mailbox, and the links a server gives (W40: everything in a path is encoded).

use std::fmt::Write as _;

use url::Url;

use crate::domain::advice::Cause;
use crate::{Code, Error, Result};

/// Builds the addresses of one mailbox.
#[derive(Debug)]
pub(super) struct Addresses {
    /// Root with version, without a slash at the end.
    base: String,
    /// `/users/{mailbox}`.
    mailbox: String,
    root: Url,
}

impl Addresses {
    pub(super) fn new(graph: &Url, address: &str) -> Self {
        Self {
            base: format!("{}/v1.0", graph.as_str().trim_end_matches('/')),
            mailbox: format!("/users/{}", segment(address.trim())),
            root: graph.clone(),
        }
    }

    /// Address of something in the mailbox; `path` begins with a slash and is encoded already.
    pub(super) fn url(&self, path: &str, query: &[(&str, &str)]) -> Result<Url> {
        self.absolute(&format!("{}{path}", self.mailbox), query)
    }

    /// The same, as a part of a batch writes it: relative to the version.
    pub(super) fn relative(&self, path: &str) -> String {
        format!("{}{path}", self.mailbox)
    }

    pub(super) fn batch(&self) -> Result<Url> {
        self.absolute("/$batch", &[])
    }

    pub(super) fn me(&self) -> Result<Url> {
        self.absolute("/me", &[("$select", "id,displayName,userPrincipalName,mail")])
    }

    /// Whether a link the server gives may be followed: only where the token goes anyway.
    ///
    /// # Errors
    /// `UnsafeAddress`.
    pub(super) fn followed(&self, link: &str) -> Result<Url> {
        let refuse = || {
            Error::new(Code::UnsafeAddress, "Exchange's answer points to a place the sign-in must not go to.")
                .cause(Cause::NotUnderstood)
        };
        let url = Url::parse(link).map_err(|_| refuse())?;
        let own = url.scheme() == self.root.scheme()
            && url.host() == self.root.host()
            && url.port_or_known_default() == self.root.port_or_known_default()
            && url.username().is_empty()
            && url.password().is_none();
        if own { Ok(url) } else { Err(refuse()) }
    }

    fn absolute(&self, path: &str, query: &[(&str, &str)]) -> Result<Url> {
        let mut text = format!("{}{path}", self.base);
        for (index, (name, value)) in query.iter().enumerate() {
            text.push(if index == 0 { '?' } else { '&' });
            text.push_str(name);
            text.push('=');
            encode_into(&mut text, value, b"-._~$,():=*/@");
        }
        Url::parse(&text).map_err(|error| {
            Error::new(Code::InvalidValue, "The address of the mailbox cannot be built.")
                .cause(Cause::SettingWrong)
                .because(error)
        })
    }
}

/// One segment of a path: ids may hold `/` and `=`, addresses `#` and `+`.
pub(super) fn segment(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() + 8);
    encode_into(&mut encoded, text, b"-._~@");
    // A path would lose these; no mailbox or id is called so.
    if matches!(encoded.as_str(), "" | "." | "..") { "%20".to_owned() } else { encoded }
}

/// A text inside an `OData` filter: quotes are doubled.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn encode_into(out: &mut String, text: &str, plain: &[u8]) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(root: &str, mailbox: &str) -> Addresses {
        Addresses::new(&Url::parse(root).unwrap(), mailbox)
    }

    #[test]
    fn everything_in_a_path_is_encoded() {
        let url = addresses("http://127.0.0.1:4711/graph/", "ven#tas+1@x.com")
            .url(&format!("/messages/{}/move", segment("AA/b+c==?#ñ")), &[])
            .unwrap();
        assert_eq!(
            url.as_str(),
            "http://127.0.0.1:4711/graph/v1.0/users/ven%23tas%2B1@x.com/messages/AA%2Fb%2Bc%3D%3D%3F%23%C3%B1/move",
            "W40"
        );
        assert_eq!(segment(".."), "%20");
    }

    #[test]
    fn queries_arrive_as_written() {
        let filter = format!("internetMessageId eq {}", quoted("<o'neil+1&x#%@y>"));
        let url = addresses("https://graph.microsoft.com", "a@x.com")
            .url("/messages", &[("$filter", &filter)])
            .unwrap();
        assert!(url.as_str().contains("?$filter=internetMessageId%20eq%20"), "{url}");
        let pairs: Vec<_> = url.query_pairs().into_owned().collect();
        assert_eq!(pairs, [("$filter".to_owned(), "internetMessageId eq '<o''neil+1&x#%@y>'".to_owned())]);
    }

    #[test]
    fn links_lead_only_where_the_token_goes_anyway() {
        let ours = addresses("https://graph.microsoft.com", "a@x.com");
        let link = "https://graph.microsoft.com/v1.0/users/x/messages?$skip=10&%24skiptoken=a%2Fb";
        assert_eq!(ours.followed(link).unwrap().as_str(), link, "as given");
        assert!(ours.followed("https://GRAPH.microsoft.com:443/x").is_ok());
        for foreign in [
            "http://graph.microsoft.com/v1.0",
            "https://graph.microsoft.com:8443/v1.0",
            "https://graph.microsoft.com.evil.example/v1.0",
            "https://graph.microsoft.com@evil.example/v1.0",
            "https://u@graph.microsoft.com/v1.0",
            "/v1.0/users",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(ours.followed(foreign).unwrap_err().code(), Code::UnsafeAddress, "{foreign}");
        }
    }
}
