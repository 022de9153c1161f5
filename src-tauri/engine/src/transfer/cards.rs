//! Reading vCards: 3.0 (RFC 2426), 4.0 (RFC 6350), and 2.1 as old telephones write it. What is not known is passed
//! over; a card that cannot be read costs no other.

use base64::Engine as _;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::row::Record;
use super::source::{LONGEST_FIELD, Source};
use super::table::percent;
use crate::error::Result;

/// Properties that hold pictures and the like.
const BINARY: [&str; 4] = ["PHOTO", "LOGO", "SOUND", "KEY"];

/// A card: which one of the file, and what it says or why it cannot be read.
pub(crate) type Card = (u32, Result<Record, String>);

/// The cards of a file.
pub(crate) struct Cards {
    lines: Lines,
    count: u32,
    /// A beginning that was read while the card before it had no end.
    begun: bool,
}

/// A line without its folds.
#[derive(Debug, Default)]
struct Line {
    text: String,
    too_long: bool,
}

/// Text of a file in unfolded lines.
struct Lines {
    source: Source,
    piece: std::vec::IntoIter<char>,
    after_return: bool,
    ahead: Option<Line>,
}

/// `group.NAME;PARAMETER=value:value`
struct Property<'a> {
    name: String,
    parameters: Vec<(String, String)>,
    value: &'a str,
}

/// What is gathered of a card.
#[derive(Default)]
struct Draft {
    record: Record,
    formatted: String,
    structured: String,
    emails: Vec<(u32, String)>,
    left_out: bool,
    broken: Option<&'static str>,
    nested: u32,
}

impl Cards {
    /// The cards in a file.
    pub(crate) fn new(source: Source) -> Self {
        let lines = Lines { source, piece: Vec::new().into_iter(), after_return: false, ahead: None };
        Self { lines, count: 0, begun: false }
    }

    /// What the file is written in.
    pub(crate) fn encoding(&self) -> &'static str {
        self.lines.source.encoding.name()
    }

    /// Share of the file that was read, 0–100.
    pub(crate) fn percent(&self) -> u8 {
        percent(&self.lines.source)
    }

    /// The next card; `None` at the end.
    ///
    /// # Errors
    /// `FileUnavailable`.
    pub(crate) fn next(&mut self) -> Result<Option<Card>> {
        while !std::mem::take(&mut self.begun) {
            match self.lines.next()? {
                None => return Ok(None),
                Some(line) => self.begun = is_mark(&line.text, "BEGIN"),
            }
        }
        self.count += 1;
        let mut draft = Draft::default();
        loop {
            let Some(line) = self.lines.next()? else {
                return Ok(Some((self.count, Err("the card has no end".to_owned()))));
            };
            if is_mark(&line.text, "END") {
                if draft.nested == 0 {
                    return Ok(Some((self.count, draft.end())));
                }
                draft.nested -= 1;
            } else if is_mark(&line.text, "BEGIN") {
                if !draft.takes_agent() {
                    self.begun = true;
                    return Ok(Some((self.count, Err("the card has no end".to_owned()))));
                }
            } else if draft.nested == 0 {
                draft.take(&line);
            }
        }
    }
}

impl Lines {
    /// The next line: folds undone, and the soft breaks of quoted-printable (2.1).
    fn next(&mut self) -> Result<Option<Line>> {
        let Some(mut line) = self.ahead.take().map_or_else(|| self.physical(), |line| Ok(Some(line)))? else {
            return Ok(None);
        };
        while let Some(more) = self.physical()? {
            if is_soft(&line.text) {
                line.text.pop();
                line.add(&more.text, more.too_long);
            } else if let Some(rest) = more.text.strip_prefix([' ', '\t']) {
                line.add(rest, more.too_long);
            } else {
                self.ahead = Some(more);
                break;
            }
        }
        Ok(Some(line))
    }

    /// The next line as it stands in the file.
    fn physical(&mut self) -> Result<Option<Line>> {
        let mut line = Line::default();
        let mut any = false;
        loop {
            let Some(c) = self.piece.next() else {
                let Some(text) = self.source.next()? else { return Ok(any.then_some(line)) };
                self.piece = text.chars().collect::<Vec<_>>().into_iter();
                continue;
            };
            let second = std::mem::replace(&mut self.after_return, c == '\r') && c == '\n';
            match c {
                '\n' if second => {}
                '\r' | '\n' => return Ok(Some(line)),
                c => {
                    any = true;
                    line.push(c);
                }
            }
        }
    }
}

impl Line {
    fn push(&mut self, c: char) {
        if self.text.len() < LONGEST_FIELD {
            self.text.push(c);
        } else {
            self.too_long = true;
        }
    }

    fn add(&mut self, text: &str, too_long: bool) {
        self.too_long |= too_long;
        text.chars().for_each(|c| self.push(c));
    }
}

impl Draft {
    /// Whether a card that begins within this one is its agent (2.1), which is passed over.
    fn takes_agent(&mut self) -> bool {
        if self.nested == 0 && !self.left_out {
            return false;
        }
        self.nested += 1;
        true
    }

    fn take(&mut self, line: &Line) {
        let Some(property) = Property::read(&line.text) else { return };
        let name = property.name.as_str();
        if BINARY.contains(&name) || name == "AGENT" {
            self.left_out |= name == "AGENT";
            self.record.left_out = "pictures and the like were left out".to_owned();
            return;
        }
        if line.too_long {
            self.broken = Some("a line is longer than 64 KiB");
            return;
        }
        let value = property.decoded();
        let first = |value: &str| pieces(value).into_iter().next().unwrap_or_default();
        match name {
            "FN" if self.formatted.is_empty() => self.formatted = unescaped(&value),
            "N" => self.structured = name_of(&value),
            "ORG" => self.record.put("company", &first(&value)),
            "TITLE" => self.record.put("job_title", &unescaped(&value)),
            "EMAIL" => self.emails.push((property.rank(), bare(&unescaped(&value), "mailto:"))),
            "TEL" => self.telephone(&property, &bare(&unescaped(&value), "tel:")),
            "ADR" => self.address(&value),
            "URL" => self.record.put("home_page", &unescaped(&value)),
            "NOTE" => self.record.put("comment", &unescaped(&value)),
            "LANG" => self.record.put("language", &unescaped(&value)),
            "X-BITACORA-NO" => self.record.put("no", &value),
            "KIND" | "X-ABSHOWAS" if ["org", "company"].contains(&value.to_lowercase().as_str()) => {
                self.record.put("type", "Company");
            }
            _ => {}
        }
    }

    fn telephone(&mut self, property: &Property<'_>, number: &str) {
        if property.is("FAX") || property.is("PAGER") {
            return;
        }
        self.record.put(if property.is("CELL") { "mobile" } else { "phone" }, number);
    }

    /// Post office box; extended; street; city; county; post code; country.
    fn address(&mut self, value: &str) {
        let targets = ["", "address_2", "address", "city", "county", "post_code", "country"];
        for (target, piece) in targets.iter().zip(pieces(value)) {
            self.record.put(target, &piece);
        }
    }

    fn end(mut self) -> Result<Record, String> {
        if let Some(reason) = self.broken {
            return Err(reason.to_owned());
        }
        let company = &self.record.company;
        if self.structured.is_empty() && !company.is_empty() && self.formatted == *company {
            self.record.put("type", "Company");
        }
        let name = if self.formatted.is_empty() { &self.structured } else { &self.formatted };
        self.record.put("name", &name.clone());
        self.emails.sort_by_key(|(rank, _)| *rank);
        for (_, address) in &self.emails {
            self.record.put("email", address);
        }
        self.record.settle();
        Ok(self.record)
    }
}

impl<'a> Property<'a> {
    fn read(line: &'a str) -> Option<Self> {
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
    fn is(&self, word: &str) -> bool {
        self.parameters
            .iter()
            .any(|(name, value)| name != "CHARSET" && value.split(',').any(|part| part == word))
    }

    /// How far behind the others it stands: `PREF=1` (4.0) or `PREF` first.
    fn rank(&self) -> u32 {
        let pref = self.parameters.iter().find(|(name, _)| name == "PREF");
        let number = pref.and_then(|(_, value)| value.parse().ok());
        number.unwrap_or(if self.is("PREF") { 1 } else { 1_000 })
    }

    /// The value in UTF-8.
    fn decoded(&self) -> String {
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

fn is_mark(line: &str, mark: &str) -> bool {
    let cut = line.split_once(':');
    cut.is_some_and(|(name, value)| {
        name.trim().eq_ignore_ascii_case(mark) && value.trim().eq_ignore_ascii_case("VCARD")
    })
}

/// Whether a line of quoted-printable goes on.
fn is_soft(line: &str) -> bool {
    line.ends_with('=')
        && line.split_once(':').is_some_and(|(head, _)| head.to_uppercase().contains("QUOTED-PRINTABLE"))
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
fn pieces(value: &str) -> Vec<String> {
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

fn unescaped(value: &str) -> String {
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

fn bare(value: &str, scheme: &str) -> String {
    match value.split_at_checked(scheme.len()) {
        Some((head, rest)) if head.eq_ignore_ascii_case(scheme) => rest.to_owned(),
        _ => value.to_owned(),
    }
}

/// Given, additional and family name of `N`, whose order is another.
fn name_of(value: &str) -> String {
    let pieces = pieces(value);
    let parts = [1, 2, 0].iter().filter_map(|at: &usize| pieces.get(*at)).filter(|part| !part.is_empty());
    parts.map(String::as_str).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[path = "cards_tests.rs"]
mod tests;
