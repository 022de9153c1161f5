//! What is done with entries that are there: cancel, evaluate, comment (C.1; R81, R82, R85).

use super::{card, no_entry};
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::interaction::{EntryCard, Evaluation, LogEntry};
use crate::error::{Code, Error, Result};
use crate::store::{entry, entry_comment, entry_write};

/// Longest line of a comment, in characters (`original.md` H).
const LINE: usize = 80;
/// Longest text taken as a comment.
const TEXT: usize = 4_000;

/// Cancels entries, all or none. Nothing is lost: message, attachment and comments stay (W31), only counts leave
/// them out.
///
/// # Errors
/// `NotFound`.
pub async fn cancel(engine: &Engine, entries: &[i64]) -> Result<Vec<LogEntry>> {
    set_canceled(engine, entries, Some(true)).await
}

/// Takes cancellations back, all or none.
///
/// # Errors
/// `NotFound`.
pub async fn uncancel(engine: &Engine, entries: &[i64]) -> Result<Vec<LogEntry>> {
    set_canceled(engine, entries, Some(false)).await
}

/// Switches the checkmark: all rows take the inverse of the first (C.1).
///
/// # Errors
/// `NotFound`.
pub async fn toggle_canceled(engine: &Engine, entries: &[i64]) -> Result<Vec<LogEntry>> {
    set_canceled(engine, entries, None).await
}

async fn set_canceled(engine: &Engine, entries: &[i64], to: Option<bool>) -> Result<Vec<LogEntry>> {
    let mut tx = engine.store.begin().await?;
    let first = entries.first().copied().into_iter().collect::<Vec<_>>();
    let is_canceled = entry::by_numbers(&mut tx, &first).await?.first().is_some_and(|entry| entry.canceled);
    for number in entries {
        if !entry_write::set_canceled(&mut tx, *number, to.unwrap_or(!is_canceled)).await? {
            return Err(no_entry(*number));
        }
    }
    let changed = entry::by_numbers(&mut tx, entries).await?;
    tx.commit().await?;
    engine.tell(Event::EntriesChanged);
    Ok(changed)
}

/// Evaluates entries, all or none.
///
/// # Errors
/// `NotFound`.
pub async fn evaluate(engine: &Engine, entries: &[i64], evaluation: Evaluation) -> Result<Vec<LogEntry>> {
    let mut tx = engine.store.begin().await?;
    for number in entries {
        if !entry_write::set_evaluation(&mut tx, *number, evaluation.number()).await? {
            return Err(no_entry(*number));
        }
    }
    let changed = entry::by_numbers(&mut tx, entries).await?;
    tx.commit().await?;
    engine.tell(Event::EntriesChanged);
    Ok(changed)
}

/// Adds a comment of today to an entry; a long text becomes several lines.
///
/// # Errors
/// `NotFound`; `InvalidValue` for a blank text and one of more than 4,000 characters.
pub async fn comment(engine: &Engine, entry_no: i64, text: &str) -> Result<EntryCard> {
    let lines = checked_lines(text)?;
    if lines.is_empty() {
        return Err(Error::new(Code::InvalidValue, "a comment needs a text"));
    }
    let mut tx = engine.store.begin().await?;
    if entry::by_numbers(&mut tx, &[entry_no]).await?.is_empty() {
        return Err(no_entry(entry_no));
    }
    entry_comment::add(&mut tx, entry_no, engine.today(), &lines).await?;
    tx.commit().await?;
    engine.tell(Event::EntriesChanged);
    card(engine, entry_no).await
}

/// Deletes a line of comment.
///
/// # Errors
/// `NotFound`.
pub async fn delete_comment(engine: &Engine, entry_no: i64, line_no: i64) -> Result<EntryCard> {
    let mut tx = engine.store.begin().await?;
    if !entry_comment::delete(&mut tx, entry_no, line_no).await? {
        return Err(Error::new(Code::NotFound, format!("entry {entry_no} has no comment {line_no}")));
    }
    tx.commit().await?;
    engine.tell(Event::EntriesChanged);
    card(engine, entry_no).await
}

/// The lines of a text, none for a blank one.
pub(in crate::actions) fn checked_lines(text: &str) -> Result<Vec<String>> {
    let length = text.chars().count();
    if length > TEXT {
        return Err(Error::new(
            Code::InvalidValue,
            format!("a comment has at most {TEXT} characters, not {length}"),
        ));
    }
    Ok(text.lines().flat_map(lines).collect())
}

/// Splits a paragraph at its words into lines of at most 80 characters; a word longer than that is cut.
fn lines(paragraph: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let shown: String = paragraph.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    for word in shown.split_whitespace() {
        let characters: Vec<char> = word.chars().collect();
        for piece in characters.chunks(LINE) {
            let piece: String = piece.iter().collect();
            match lines.last_mut() {
                Some(line) if line.chars().count() + 1 + piece.chars().count() <= LINE => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_split_at_its_words() {
        let text = format!("{} {}\n\n second\tparagraph ", "a".repeat(79), "ñ".repeat(81));
        let lines = checked_lines(&text).unwrap();
        assert_eq!(lines, ["a".repeat(79), "ñ".repeat(80), "ñ".to_owned(), "second paragraph".to_owned()]);
        assert_eq!(checked_lines(&format!("{} {}", "a".repeat(39), "b".repeat(40))).unwrap().len(), 1);
        assert!(checked_lines(" \n ").unwrap().is_empty());
        assert_eq!(checked_lines(&"x".repeat(4_001)).unwrap_err().code(), Code::InvalidValue);
    }
}
