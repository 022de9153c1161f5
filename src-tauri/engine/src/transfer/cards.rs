//! Reading vCards: 3.0 (RFC 2426), 4.0 (RFC 6350), and 2.1 as old telephones write it. What is not known is passed
//! over; a card that cannot be read costs no other.

use super::card_lines::{Line, Lines};
use super::card_property::{Property, bare, name_of, pieces, unescaped};
use super::row::{Record, Unread};
use super::source::Source;
use super::table::percent;
use crate::domain::transfer::RowNote;
use crate::error::Result;

/// Properties that hold pictures and the like.
const BINARY: [&str; 4] = ["PHOTO", "LOGO", "SOUND", "KEY"];

/// A card: which one of the file, and what it says or why it cannot be read.
pub(crate) type Card = (u32, Result<Record, Unread>);

/// The cards of a file.
pub(crate) struct Cards {
    lines: Lines,
    count: u32,
    /// A beginning that was read while the card before it had no end.
    begun: bool,
}

/// What is gathered of a card.
#[derive(Default)]
struct Draft {
    record: Record,
    formatted: String,
    structured: String,
    emails: Vec<(u32, String)>,
    left_out: bool,
    broken: Option<RowNote>,
    nested: u32,
}

impl Cards {
    /// The cards in a file.
    pub(crate) fn new(source: Source) -> Self {
        Self { lines: Lines::new(source), count: 0, begun: false }
    }

    /// What the file is written in.
    pub(crate) fn encoding(&self) -> &'static str {
        self.lines.source().encoding.name()
    }

    /// Share of the file that was read, 0–100.
    pub(crate) fn percent(&self) -> u8 {
        percent(self.lines.source())
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
                return Ok(Some((self.count, Err(RowNote::CardWithoutEnd.into()))));
            };
            if is_mark(&line.text, "END") {
                if draft.nested == 0 {
                    return Ok(Some((self.count, draft.end())));
                }
                draft.nested -= 1;
            } else if is_mark(&line.text, "BEGIN") {
                if !draft.takes_agent() {
                    self.begun = true;
                    return Ok(Some((self.count, Err(RowNote::CardWithoutEnd.into()))));
                }
            } else if draft.nested == 0 {
                draft.take(&line);
            }
        }
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
            self.record.left_out = Some(RowNote::PictureLeftOut);
            return;
        }
        if line.too_long {
            self.broken = Some(RowNote::TooLong);
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

    fn end(mut self) -> Result<Record, Unread> {
        if let Some(note) = self.broken {
            return Err(note.into());
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

fn is_mark(line: &str, mark: &str) -> bool {
    let cut = line.split_once(':');
    cut.is_some_and(|(name, value)| {
        name.trim().eq_ignore_ascii_case(mark) && value.trim().eq_ignore_ascii_case("VCARD")
    })
}

#[cfg(test)]
#[path = "cards_tests.rs"]
mod tests;
