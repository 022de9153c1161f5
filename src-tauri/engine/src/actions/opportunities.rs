//! Opportunities (`original.md` D, I): from a first mail to won or lost.

mod change;
mod comments;
mod create;
mod delete;
mod figures;
mod from_entry;
mod links;
mod step;
mod values;

pub use change::{assign_quote, set};
pub use comments::{add_comment, delete_comment};
pub use create::{add, propose};
pub use delete::{count_closed, delete, delete_closed};
pub use figures::{board, pipeline};
pub use from_entry::{create_from_entry, propose_from_entry};
pub use links::{late_entries, link, suggest, timeline, unlink};
pub use step::{activate, close, update};

use super::tasks;
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::interaction::Page;
use crate::domain::opportunity::cycle::SalesCycle;
use crate::domain::opportunity::options::{OpportunityActions, options};
use crate::domain::opportunity::query::OpportunityQuery;
use crate::domain::opportunity::step::Standing;
use crate::domain::opportunity::{Opportunity, OpportunityCard, OpportunityEntry};
use crate::error::{Code, Error, Result};
use crate::store::{Tx, opportunity, opportunity_entry, sales_cycle};

/// A page of opportunities.
///
/// # Errors
/// `InvalidValue` when the cursor is not one of this list.
pub async fn list(engine: &Engine, query: &OpportunityQuery) -> Result<Page<Opportunity>> {
    let query = OpportunityQuery {
        contact_no: normal(&query.contact_no),
        salesperson_code: normal(&query.salesperson_code),
        sales_cycle_code: normal(&query.sales_cycle_code),
        ..query.clone()
    };
    engine.store.opportunity_page(&query).await
}

/// The opportunity with that number.
///
/// # Errors
/// `NotFound`.
pub async fn show(engine: &Engine, no: &str) -> Result<Opportunity> {
    let no = normal(no);
    engine.store.opportunity(&no).await?.ok_or_else(|| not_found(&no))
}

/// The opportunity with that number, its history and its comments.
///
/// # Errors
/// `NotFound`.
pub async fn card(engine: &Engine, no: &str) -> Result<OpportunityCard> {
    let no = normal(no);
    engine.store.opportunity_card(&no).await?.ok_or_else(|| not_found(&no))
}

/// The history of an opportunity, oldest first.
///
/// # Errors
/// `NotFound`.
pub async fn history(engine: &Engine, no: &str) -> Result<Vec<OpportunityEntry>> {
    Ok(card(engine, no).await?.history)
}

/// What may be done with an opportunity now, and what each step proposes.
///
/// # Errors
/// `NotFound`.
pub async fn actions(engine: &Engine, no: &str) -> Result<OpportunityActions> {
    let no = normal(no);
    let codes = engine.store.close_codes().await?;
    let mut tx = engine.store.begin_read().await?;
    let one = opportunity::get(&mut tx, &no).await?.ok_or_else(|| not_found(&no))?;
    let place = Place::of(&mut tx, &one).await?;
    Ok(options(&one, &place.standing(engine, &one), &codes))
}

/// The sales cycle and the active entry of an opportunity.
struct Place {
    cycle: SalesCycle,
    active: Option<OpportunityEntry>,
}

impl Place {
    async fn of(tx: &mut Tx, one: &Opportunity) -> Result<Self> {
        Ok(Self {
            cycle: sales_cycle::get(tx, &one.sales_cycle_code).await?.unwrap_or_default(),
            active: opportunity_entry::active(tx, &one.no).await?,
        })
    }

    fn standing(&self, engine: &Engine, one: &Opportunity) -> Standing<'_> {
        Standing {
            cycle: &self.cycle,
            active: self.active.as_ref(),
            quote: (!one.sales_document_no.is_empty()).then_some(one.quote_amount),
            today: engine.today(),
        }
    }
}

async fn begin(engine: &Engine, no: &str) -> Result<(Tx, Opportunity)> {
    let no = normal(no);
    let mut tx = engine.store.begin().await?;
    let one = opportunity::get(&mut tx, &no).await?.ok_or_else(|| not_found(&no))?;
    Ok((tx, one))
}

async fn finish(engine: &Engine, tx: Tx, no: &str, beside: &[Event]) -> Result<Opportunity> {
    tx.commit().await?;
    engine.tell(Event::OpportunitiesChanged);
    for event in beside {
        engine.tell(event.clone());
    }
    show(engine, no).await
}

/// Refuses work on an opportunity of a contact or company that is blocked for privacy (I).
async fn check_privacy(tx: &mut Tx, one: &Opportunity) -> Result<()> {
    tasks::allowed_contact(tx, &one.contact_no).await.map(drop)
}

fn normal(no: &str) -> String {
    no.trim().to_uppercase()
}

fn not_found(no: &str) -> Error {
    Error::new(Code::NotFound, format!("there is no opportunity {no}"))
}

#[cfg(test)]
mod entry_links_tests;
#[cfg(test)]
mod links_tests;
#[cfg(test)]
#[path = "opportunities_tests.rs"]
mod tests;
