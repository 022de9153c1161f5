//! Comments on opportunities.

use super::{begin, card};
use crate::Engine;
use crate::actions::interactions::checked_lines;
use crate::domain::event::Event;
use crate::domain::opportunity::OpportunityCard;
use crate::error::{Code, Error, Result};
use crate::store::opportunity_comment;

/// Adds a comment; a long one becomes several lines.
///
/// # Errors
/// `NotFound`; `InvalidValue` when it is blank or too long.
pub async fn add_comment(engine: &Engine, no: &str, text: &str) -> Result<OpportunityCard> {
    let lines = checked_lines(text)?;
    if lines.is_empty() {
        return Err(Error::new(Code::InvalidValue, "a comment needs a text"));
    }
    let (mut tx, one) = begin(engine, no).await?;
    opportunity_comment::add(&mut tx, &one.no, engine.today(), &lines).await?;
    tx.commit().await?;
    engine.tell(Event::OpportunitiesChanged);
    card(engine, &one.no).await
}

/// Deletes a line of comment.
///
/// # Errors
/// `NotFound`.
pub async fn delete_comment(engine: &Engine, no: &str, line_no: i64) -> Result<OpportunityCard> {
    let (mut tx, one) = begin(engine, no).await?;
    if !opportunity_comment::delete(&mut tx, &one.no, line_no).await? {
        return Err(Error::new(Code::NotFound, format!("{} has no comment {line_no}", one.no)));
    }
    tx.commit().await?;
    engine.tell(Event::OpportunitiesChanged);
    card(engine, &one.no).await
}
