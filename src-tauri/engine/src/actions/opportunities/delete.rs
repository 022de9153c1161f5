//! Opportunities deleted for good (R105).

use super::{begin, values};
use crate::Engine;
use crate::actions::{Fields, fields};
use crate::domain::event::Event;
use crate::domain::opportunity::Status;
use crate::domain::opportunity::query::ClosedFilter;
use crate::error::{Code, Error, Result};
use crate::store::{opportunity, opportunity_list};

/// Deletes an opportunity with its history and comments. Its log entries and tasks stay and are freed (W47).
///
/// # Errors
/// `NotFound`; `OpportunityActive` while it is in progress.
pub async fn delete(engine: &Engine, no: &str) -> Result<()> {
    let (mut tx, one) = begin(engine, no).await?;
    if one.status == Status::InProgress {
        return Err(Error::new(
            Code::OpportunityActive,
            format!("{} cannot be deleted while it is active", one.no),
        )
        .hint("close it first"));
    }
    opportunity::delete(&mut tx, &one.no).await?;
    tx.commit().await?;
    tell(engine);
    Ok(())
}

/// How many closed opportunities there are with these filters: `contact`, `salesperson`, `sales_cycle`, `status`
/// (`won` or `lost`), `from` and `to` (of the day they were closed), `opportunity`.
///
/// # Errors
/// `UnknownName`, `InvalidValue` for a filter.
pub async fn count_closed(engine: &Engine, typed: &Fields) -> Result<i64> {
    let filter = filter(typed)?;
    let mut tx = engine.store.begin_read().await?;
    Ok(count(opportunity_list::closed(&mut tx, &filter).await?.len()))
}

/// Deletes them, once confirmed; gives how many there were.
///
/// # Errors
/// `ConfirmationRequired`, with the count; `UnknownName`, `InvalidValue` for a filter.
pub async fn delete_closed(engine: &Engine, typed: &Fields, confirmed: bool) -> Result<i64> {
    let filter = filter(typed)?;
    if !confirmed {
        let count = count_closed(engine, typed).await?;
        return Err(Error::new(
            Code::ConfirmationRequired,
            format!("{count} closed opportunities would be deleted"),
        )
        .hint("confirm it with --yes; it cannot be undone"));
    }
    let mut tx = engine.store.begin().await?;
    let numbers = opportunity_list::closed(&mut tx, &filter).await?;
    for no in &numbers {
        opportunity::delete(&mut tx, no).await?;
    }
    tx.commit().await?;
    tell(engine);
    Ok(count(numbers.len()))
}

fn filter(typed: &Fields) -> Result<ClosedFilter> {
    let mut filter = ClosedFilter::default();
    for (name, value) in typed {
        match name.as_str() {
            "contact" => filter.contact_no = fields::code(name, value, 20)?,
            "salesperson" => filter.salesperson_code = fields::code(name, value, 20)?,
            "sales_cycle" => filter.sales_cycle_code = fields::code(name, value, 10)?,
            "opportunity" | "no" => filter.no = fields::code(name, value, 20)?,
            "from" => filter.from = fields::day(name, value)?,
            "to" => filter.to = fields::day(name, value)?,
            "status" | "result" => {
                let status = Status::parse(value).filter(|status| !status.is_open());
                filter.status =
                    match values::typed(typed, name) {
                        "" => None,
                        _ => Some(status.ok_or_else(|| {
                            Error::new(Code::InvalidValue, format!("{name} is Won or Lost"))
                        })?),
                    };
            }
            _ => return Err(fields::unknown(name)),
        }
    }
    Ok(filter)
}

fn tell(engine: &Engine) {
    for event in [Event::OpportunitiesChanged, Event::EntriesChanged, Event::TasksChanged] {
        engine.tell(event);
    }
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
