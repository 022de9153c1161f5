//! A property of a vCard: its name, its parameters and its value as text.

use base64::Engine as _;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// `group.NAME;PARAMETER=value:value`
pub(super) struct Property<'a> {
    pub(super) name: String,
    parameters: Vec<(String, String)>,
    value: &'a str,
}

impl<'a> Property<'a> {
    /// The property of a line; none where there is no colon.
    pub(super) fn read(line: &'a str) -> Option<Self> {
        let mut quoted = false;
        let colon = line.find(|c: char| {
            quoted ^= c == '"';
            c == ':' && !quoted
        })?;
        let (head, value) = line.split_at_checked(colon)?;
        let mut parts = head.split(';');
        let name = parts.next()?.rsplit('.').next()?.trim().to_uppercase();
        let parameter = |part: &str| {
            let (name, value) = part.split_once('=').unwrap_or(("", part));
            (name.trim().to_uppercase(), value.trim().trim_matches('"').to_uppercase())
        };
        let parameters = parts.map(parameter).collect();
        Some(Self { name, parameters, value: value.strip_prefix(':')? })
    }

    /// Whether a parameter, named or bare, has this word.
    pub(super) fn is(&self, word: &str) -> bool {
        self.parameters
            .iter()
            .any(|(name, value)| name != "CHARSET" && value.split(',').any(|part| part == word))
    }

    /// How far behind the others it stands: `PREF=1` (4.0) or `PREF` first.
    pub(super) fn rank(&self) -> u32 {
        let pref = self.parameters.iter().find(|(name, _)| name == "PREF");
        let number = pref.and_then(|(_, value)| value.parse().ok());
        number.unwrap_or(if self.is("PREF") { 1 } else { 1_000 })
    }

    /// The value in UTF-8.
    pub(super) fn decoded(&self) -> String {
        let bytes = if self.is("QUOTED-PRINTABLE") {
            quoted_printable(self.value)
        } else if self.is("BASE64") || self.is("B") {
            base64::engine::general_purpose::STANDARD.decode(self.value.trim()).unwrap_or_default()
        } else {
            return self.value.to_owned();
        };
        let charset = self.parameters.iter().find(|(name, _)| name == "CHARSET");
        let named = charset.and_then(|(_, value)| Encoding::for_label(value.as_bytes()));
        let guess = if std::str::from_utf8(&bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
        named.unwrap_or(guess).decode(&bytes).0.into_owned()
    }
}

fn quoted_printable(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes().iter().copied();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let digits = (byte == b'=').then(|| (ahead.next(), ahead.next()));
        let digit =
            |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match digits.and_then(|(high, low)| Some(digit(high)? * 16 + digit(low)?)) {
            Some(decoded) => {
                bytes.push(decoded);
                rest = ahead;
            }
            None => bytes.push(byte),
        }
    }
    bytes
}

/// The pieces of a value between semicolons.
pub(super) fn pieces(value: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut escaped = false;
    for c in value.chars() {
        if c == ';' && !escaped {
            found.push(String::new());
        } else if let Some(last) = found.last_mut() {
            last.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    found.iter().map(|piece| unescaped(piece)).collect()
}

/// A value without its backslashes.
pub(super) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        match (c, if c == '\\' { rest.next() } else { None }) {
            ('\\', Some('n' | 'N')) => text.push('\n'),
            ('\\', Some(escaped)) => text.push(escaped),
            (c, _) => text.push(c),
        }
    }
    text.trim().to_owned()
}

/// A value without the scheme of its address.
pub(super) fn bare(value: &str, scheme: &str) -> String {
    match value.split_at_checked(scheme.len()) {
        Some((head, rest)) if head.eq_ignore_ascii_case(scheme) => rest.to_owned(),
        _ => value.to_owned(),
    }
}

/// Given, additional and family name of `N`, whose order is another.
pub(super) fn name_of(value: &str) -> String {
    let pieces = pieces(value);
    let parts = [1, 2, 0].iter().filter_map(|at: &usize| pieces.get(*at)).filter(|part| !part.is_empty());
    parts.map(String::as_str).collect::<Vec<_>>().join(" ")
}
