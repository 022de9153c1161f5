//! Canceled entries deleted for good (R86).

use chrono::NaiveDate;

use crate::Engine;
use crate::actions::{Fields, fields};
use crate::domain::event::Event;
use crate::error::{Code, Error, Result};
use crate::store::entry_write::{self, CanceledFilter};
use crate::store::time::day_millis;

/// How many canceled entries there are with these filters: `contact`, `salesperson`, `template`, `from`, `to`,
/// `entry`.
///
/// # Errors
/// `UnknownName`, `InvalidValue` for a filter.
pub async fn count_canceled(engine: &Engine, typed: &Fields) -> Result<i64> {
    let filter = filter(typed)?;
    let mut tx = engine.store.begin_read().await?;
    entry_write::count_canceled(&mut tx, &filter).await
}

/// Deletes them with their comments, once confirmed; gives how many there were. What is known of their messages
/// stays, so that one that comes again is not logged again (W31).
///
/// # Errors
/// `ConfirmationRequired`, with the count; `UnknownName`, `InvalidValue` for a filter.
pub async fn delete_canceled(engine: &Engine, typed: &Fields, confirmed: bool) -> Result<i64> {
    let filter = filter(typed)?;
    if !confirmed {
        let count = count_canceled(engine, typed).await?;
        return Err(Error::new(
            Code::ConfirmationRequired,
            format!("{count} canceled entries would be deleted"),
        )
        .hint("confirm it with --yes; it cannot be undone"));
    }
    let mut tx = engine.store.begin().await?;
    let deleted = entry_write::delete_canceled(&mut tx, &filter).await?;
    tx.commit().await?;
    engine.tell(Event::EntriesChanged);
    Ok(deleted)
}

fn filter(typed: &Fields) -> Result<CanceledFilter> {
    let mut filter = CanceledFilter::default();
    for (name, value) in typed {
        match name.as_str() {
            "contact" => filter.contact_no = fields::code(name, value, 20)?,
            "salesperson" => filter.salesperson_code = fields::code(name, value, 20)?,
            "template" => filter.template_code = fields::code(name, value, 10)?,
            "from" => filter.from = day(name, value)?.map(day_millis),
            "to" => filter.before = day(name, value)?.and_then(|day| day.succ_opt()).map(day_millis),
            "entry" => filter.entry_no = entry_no(name, value)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    Ok(filter)
}

fn day(name: &str, value: &str) -> Result<Option<NaiveDate>> {
    Ok(fields::day(name, value)?.parse().ok())
}

pub(super) fn entry_no(name: &str, value: &str) -> Result<Option<i64>> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(None);
    }
    let number = value.parse().map_err(|error: std::num::ParseIntError| {
        Error::new(Code::InvalidValue, format!("{name} is the number of an entry, not \"{value}\""))
            .because(error)
    })?;
    Ok(Some(number))
}
