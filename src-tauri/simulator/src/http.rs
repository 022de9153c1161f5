//! A request and its answer, free of any HTTP library: a batch makes them from JSON, the server from the socket.

use axum::body::Bytes;
use serde_json::Value;

/// A request.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) method: String,
    /// Path as received, still percent-encoded.
    pub(crate) path: String,
    /// Query as received, without `?`.
    pub(crate) query: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
}

impl Call {
    /// The first header of this (lower-case) name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All values of a header, in order.
    pub(crate) fn header_values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The media type without its parameters, in lower case; blank when there is none.
    pub(crate) fn media_type(&self) -> String {
        let full = self.header("content-type").unwrap_or_default();
        full.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// Path and query together.
    pub(crate) fn target(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }

    /// The query's pairs, decoded.
    pub(crate) fn query_pairs(&self) -> Vec<(String, String)> {
        form_pairs(self.query.as_bytes())
    }
}

/// `application/x-www-form-urlencoded` pairs, decoded.
pub(crate) fn form_pairs(bytes: &[u8]) -> Vec<(String, String)> {
    url::form_urlencoded::parse(bytes).into_owned().collect()
}

/// What an answer carries.
#[derive(Debug, Clone)]
pub(crate) enum Payload {
    Empty,
    Json(Value),
    Bytes(String, Bytes),
}

/// An answer.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) payload: Payload,
    /// Whether the body is to break off half-way.
    pub(crate) truncated: bool,
}

impl Reply {
    pub(crate) fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), payload: Payload::Empty, truncated: false }
    }

    pub(crate) fn json(status: u16, body: Value) -> Self {
        Self { payload: Payload::Json(body), ..Self::empty(status) }
    }

    pub(crate) fn bytes(status: u16, media_type: &str, body: impl Into<Bytes>) -> Self {
        Self { payload: Payload::Bytes(media_type.to_owned(), body.into()), ..Self::empty(status) }
    }

    pub(crate) fn html(status: u16, page: String) -> Self {
        Self::bytes(status, "text/html; charset=utf-8", page).with("cache-control", "no-store")
    }

    /// A redirect of the browser.
    pub(crate) fn redirect(location: &str) -> Self {
        Self::empty(302).with("location", location).with("cache-control", "no-store")
    }

    /// Adds a header.
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// The body for the log.
    pub(crate) fn body_for_log(&self) -> Option<Value> {
        match &self.payload {
            Payload::Empty => None,
            Payload::Json(value) => Some(value.clone()),
            Payload::Bytes(_, bytes) => Some(Value::String(String::from_utf8_lossy(bytes).into_owned())),
        }
    }
}

/// What becomes of a request.
#[derive(Debug)]
pub(crate) enum Outcome {
    Answer(Reply),
    /// The connection drops with no answer.
    Cut,
}

/// Decodes `%XX`; what is no escape stays as it is.
pub(crate) fn percent_decode(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let pair = (byte == b'%').then(|| (ahead.next().and_then(hex), ahead.next().and_then(hex)));
        if let Some((Some(high), Some(low))) = pair {
            out.push(high * 16 + low);
            bytes = ahead;
        } else {
            out.push(byte);
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Encodes everything but unreserved characters.
pub(crate) fn percent_encode(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

/// Escapes text for HTML.
pub(crate) fn html_escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_signs_that_are_no_escape_survive() {
        assert_eq!(percent_decode("a%40b%2"), "a@b%2");
        assert_eq!(percent_decode("%zz%41%"), "%zzA%");
        assert_eq!(percent_encode("a b=@"), "a%20b%3D%40");
    }
}
