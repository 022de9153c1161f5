//! The search box of the log: every word typed must begin a word of the entry's text, of its contact's or of its
//! company's, as they are called now. The index keeps the words of all three with each entry, and marks of what the
//! filters ask, so that words and filters are one question.

use sqlx::SqliteConnection;

use super::sql::{Sql, Value};
use super::sqlite::{
    ENTRIES_FROM, ENTRIES_MATCHING, ENTRIES_TO, FIRST_WORD, THIS_ENTRY, THIS_ENTRY_MATCHING, WORDS_OF_ENTRIES,
};
use crate::error::Result;

/// The longest word whose beginnings are indexed.
const INDEXED: usize = 3;
/// A longer word is looked up as the words it begins, if they are no more than these: what many entries have is then
/// read from one place, and not put together first.
const BEGUN: usize = 12;

/// What the filters of the log ask, as the index marks it: signs for private use, as in the migration of the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Flow,
    Salesperson,
    Template,
    Evaluation,
    Opportunity,
    Contact,
    Company,
    Canceled,
    Postponed,
    HasOpportunity,
}

impl Mark {
    fn sign(self) -> char {
        match self {
            Self::Flow => '\u{f2a01}',
            Self::Salesperson => '\u{f2a02}',
            Self::Template => '\u{f2a03}',
            Self::Evaluation => '\u{f2a04}',
            Self::Opportunity => '\u{f2a05}',
            Self::Contact => '\u{f2a06}',
            Self::Company => '\u{f2a07}',
            Self::Canceled => '\u{f2a08}',
            Self::Postponed => '\u{f2a09}',
            Self::HasOpportunity => '\u{f2a0a}',
        }
    }

    /// The mark as an expression of the index; `value` belongs to those that have one.
    pub(super) fn expression(self, value: Option<&Value>) -> String {
        let text = match value {
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Int(number)) => number.to_string(),
            None => String::new(),
        };
        let hex: Vec<String> = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        format!("\"{}{}\"", self.sign(), hex.concat())
    }
}

/// How a search is put into a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// The matches are collected and lead to the rows.
    Lead,
    /// The matches are collected once; rows found otherwise are held against them.
    Hold,
    /// As [`Way::Hold`], of the entries with these numbers only.
    Among(i64, i64),
    /// Each row found otherwise is asked.
    Ask,
}

/// What is looked for.
#[derive(Debug, Default)]
pub(super) struct Search {
    /// One expression for all words; blank for none.
    words: String,
    /// Words were typed, but none that can be looked for.
    hopeless: bool,
    /// Every word is read from one place of the index, so that each entry can be asked for it.
    pub(super) at_once: bool,
}

impl Search {
    /// Reads what was typed.
    pub(super) async fn new(conn: &mut SqliteConnection, typed: &str) -> Result<Self> {
        let words = words(typed);
        let mut search =
            Self { hopeless: words.is_empty() && !typed.trim().is_empty(), at_once: true, ..Self::default() };
        let mut parts = Vec::new();
        for word in words {
            if word.chars().count() <= INDEXED {
                parts.push(format!("\"{word}\"*"));
            } else if let Some(begun) = begun(conn, &word).await? {
                parts.push(format!("({})", begun.join(" OR ")));
            } else {
                search.at_once = false;
                parts.push(format!("\"{word}\"*"));
            }
        }
        search.words = parts.join(" AND ");
        Ok(search)
    }

    /// Whether nothing is looked for.
    pub(super) fn is_blank(&self) -> bool {
        self.words.is_empty() && !self.hopeless
    }

    /// The words together with marks that must be there, and those that must not.
    pub(super) fn with(&self, marks: &[String], without: &[String]) -> String {
        let mut all: Vec<&str> = vec![&self.words];
        all.extend(marks.iter().map(String::as_str));
        if without.is_empty() {
            return all.join(" AND ");
        }
        format!("({}) NOT ({})", all.join(" AND "), without.join(" OR "))
    }

    /// Counts the entries that match an expression of [`Search::with`], up to `most`.
    pub(super) async fn count(
        &self,
        conn: &mut SqliteConnection,
        expression: &str,
        most: i64,
    ) -> Result<i64> {
        if self.hopeless {
            return Ok(0);
        }
        let mut sql = Sql::new("SELECT COUNT(*) FROM (");
        sql.push(ENTRIES_MATCHING).bind(expression).push(" LIMIT ").bind(most).push(") found");
        sql.number(conn).await
    }

    /// Adds the condition that an entry is among those with the words, where other conditions lead.
    pub(super) fn push_held(&self, sql: &mut Sql) {
        self.push(sql, &self.words, Way::Hold);
    }

    /// Adds the condition: the expression, or the words alone where each row is asked.
    pub(super) fn push(&self, sql: &mut Sql, expression: &str, way: Way) {
        if self.hopeless {
            sql.push(" AND 1 = 0");
        }
        if self.words.is_empty() {
            return;
        }
        if way == Way::Ask {
            sql.push(" AND ").push(THIS_ENTRY_MATCHING).bind(self.words.as_str()).push(THIS_ENTRY);
            return;
        }
        sql.push(if way == Way::Lead { " AND e.entry_no IN (" } else { " AND e.entry_no + 0 IN (" });
        sql.push(ENTRIES_MATCHING).bind(expression);
        if let Way::Among(from, to) = way {
            sql.push(ENTRIES_FROM).bind(from).push(ENTRIES_TO).bind(to);
        }
        sql.push(")");
    }
}

/// The words of the log that begin with a word, as expressions; `None` when they are too many, or when it cannot be
/// told how the index writes it. One that nothing begins with is looked for as it is.
async fn begun(conn: &mut SqliteConnection, word: &str) -> Result<Option<Vec<String>>> {
    let plain: Option<String> = word.chars().flat_map(char::to_lowercase).map(plain).collect();
    let Some(word) = plain else { return Ok(None) };
    let mut found = Vec::new();
    let mut from = word.clone();
    loop {
        let mut sql = Sql::new(WORDS_OF_ENTRIES);
        sql.bind(from).push(FIRST_WORD);
        match sql.all::<(String,)>(conn).await?.pop() {
            Some((term,)) if term.starts_with(&word) => {
                // No word holds this sign, so it is where the next one can begin.
                from = format!("{term}\u{1}");
                found.push(format!("\"{term}\""));
            }
            _ if found.is_empty() => return Ok(Some(vec![format!("\"{word}\"")])),
            _ => return Ok(Some(found)),
        }
        if found.len() > BEGUN {
            return Ok(None);
        }
    }
}

/// A letter of western Europe as the index writes it, in lower case and without its mark; `None` for others, of which
/// it is not known here.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' => c,
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        _ => return None,
    })
}

/// The words of what was typed, cut where the index cuts: at everything that is no letter and no digit. Marks that
/// stand over letters are left out, as in the index.
pub(super) fn words(typed: &str) -> Vec<String> {
    let plain = typed.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}'));
    let cut: String = plain.map(|c| if is_of_word(c) { c } else { ' ' }).collect();
    cut.split_whitespace().map(str::to_owned).collect()
}

/// Circled and squared letters count as letters elsewhere, but are signs to the index; the joining marks of India's
/// scripts are parts of words there and no letters elsewhere.
fn is_of_word(c: char) -> bool {
    let joins = matches!(c, '\u{900}'..='\u{dff}') && !matches!(c, '\u{964}' | '\u{965}' | '\u{970}');
    joins || (c.is_alphanumeric() && !matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}'))
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
