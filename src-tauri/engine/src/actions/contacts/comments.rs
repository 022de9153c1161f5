//! Comments on contacts: dated lines.

use super::begin;
use crate::Engine;
use crate::actions::{Fields, fields};
use crate::domain::contact::ContactComment;
use crate::domain::event::Event;
use crate::error::{Code, Error, Result};
use crate::store::contact_comment;

/// The comments on a contact, oldest line first.
///
/// # Errors
/// `NotFound`.
pub async fn comments(engine: &Engine, no: &str) -> Result<Vec<ContactComment>> {
    let contact = super::show(engine, no).await?;
    engine.store.contact_comments(&contact.no).await
}

/// Adds a comment: `comment`, and if wanted `date` (else today) and `code`. Gives all of them.
///
/// # Errors
/// `NotFound`; `UnknownName`, `InvalidValue`.
pub async fn add_comment(engine: &Engine, no: &str, typed: &Fields) -> Result<Vec<ContactComment>> {
    let mut added =
        ContactComment { date: engine.today().format("%Y-%m-%d").to_string(), ..ContactComment::default() };
    for (name, value) in typed {
        match name.as_str() {
            "comment" => added.comment = fields::text(name, value, 1_000)?,
            "code" => added.code = fields::code(name, value, 10)?,
            "date" if value.trim().is_empty() => {}
            "date" => added.date = fields::day(name, value)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    if added.comment.is_empty() {
        return Err(Error::new(Code::InvalidValue, "the comment is blank"));
    }
    let (mut tx, contact) = begin(engine, no).await?;
    contact_comment::add(&mut tx, &contact.no, &added).await?;
    tx.commit().await?;
    engine.tell(Event::ContactsChanged);
    engine.store.contact_comments(&contact.no).await
}

/// Deletes a comment by its line number. Gives those that are left.
///
/// # Errors
/// `NotFound`.
pub async fn delete_comment(engine: &Engine, no: &str, line_no: i64) -> Result<Vec<ContactComment>> {
    let (mut tx, contact) = begin(engine, no).await?;
    contact_comment::delete(&mut tx, &contact.no, line_no).await?;
    tx.commit().await?;
    engine.tell(Event::ContactsChanged);
    engine.store.contact_comments(&contact.no).await
}
