//! An opportunity from an interaction log entry (D.2, R80, W20, W36).

use super::create::{self, Typed};
use super::finish;
use crate::Engine;
use crate::actions::{Fields, fields};
use crate::domain::event::Event;
use crate::domain::interaction::LogEntry;
use crate::domain::opportunity::{CreatedOpportunity, Opportunity, OpportunityProposal};
use crate::error::{Code, Error, Result};
use crate::store::{Tx, entry_comment, opportunity_comment, opportunity_links, salesperson};

/// What the short form begins with, and the open opportunities the mail might belong to.
///
/// # Errors
/// As of [`create_from_entry`], but for its fields.
pub async fn propose_from_entry(engine: &Engine, entry_no: i64) -> Result<OpportunityProposal> {
    let setup = engine.store.load_setup().await?;
    let mut tx = engine.store.begin().await?;
    let (entry, mut one) = of_entry(&mut tx, entry_no).await?;
    create::complete(engine, &mut tx, &setup, &mut one).await?;
    let linked = opportunity_links::siblings(&mut tx, &entry).await?.len();
    let proposal = create::proposal(engine, &mut tx, &one).await?;
    Ok(OpportunityProposal { no_of_entries: i64::try_from(linked).unwrap_or(i64::MAX), ..proposal })
}

/// Makes an opportunity of an entry: contact, salesperson and description are the entry's, its comments are copied.
/// The entry and its siblings of the same mail and thread belong to it from now on (W20). With `activate` or an
/// estimate its first stage is activated.
///
/// # Errors
/// `NotFound`; `EntryCanceled`; `AlreadyExists` when the entry has an opportunity; `ContactRequired` when it has no
/// contact; `PrivacyBlocked`; `SalesCycleBlocked`; `DescriptionRequired`; those of activating, `SalesCycleRequired`
/// first; `UnknownName`, `InvalidValue`, `ChancesRange` for a field; `NumberSeriesMissing`.
pub async fn create_from_entry(engine: &Engine, entry_no: i64, typed: &Fields) -> Result<CreatedOpportunity> {
    let setup = engine.store.load_setup().await?;
    let mut tx = engine.store.begin().await?;
    let (entry, one) = of_entry(&mut tx, entry_no).await?;
    if let Some(name) = typed.keys().find(|name| matches!(name.as_str(), "contact" | "contact_no")) {
        return Err(fields::fixed(name));
    }
    let mut read = Typed::read(one, typed)?;
    create::complete(engine, &mut tx, &setup, &mut read.one).await?;
    if read.one.description.is_empty() {
        return Err(Error::new(Code::DescriptionRequired, "an opportunity needs a description"));
    }
    if read.activate && read.one.sales_cycle_code.is_empty() {
        return Err(create::cycle_required());
    }
    let other_open =
        create::other_open(&mut tx, &read.one).await?.into_iter().map(|other| other.no).collect();
    let no = create::write(engine, &mut tx, &setup, read).await?;
    opportunity_comment::copy_from_entry(&mut tx, &no, entry_no).await?;
    let linked_entries = opportunity_links::siblings(&mut tx, &entry).await?;
    opportunity_links::link_entries(&mut tx, &linked_entries, &no).await?;
    let opportunity = finish(engine, tx, &no, &[Event::EntriesChanged, Event::TasksChanged]).await?;
    Ok(CreatedOpportunity { opportunity, linked_entries, other_open })
}

/// The entry, and an opportunity with what is copied from it.
async fn of_entry(tx: &mut Tx, entry_no: i64) -> Result<(LogEntry, Opportunity)> {
    let card = entry_comment::card(tx, entry_no)
        .await?
        .ok_or_else(|| Error::new(Code::NotFound, format!("there is no interaction log entry {entry_no}")))?;
    let entry = card.entry;
    if entry.canceled {
        return Err(Error::new(Code::EntryCanceled, format!("entry {entry_no} is canceled"))
            .hint("take the cancellation back first"));
    }
    if !entry.opportunity_no.is_empty() {
        let text = format!("entry {entry_no} belongs to the opportunity {} already", entry.opportunity_no);
        return Err(Error::new(Code::AlreadyExists, text));
    }
    if entry.contact_no.is_empty() {
        return Err(Error::new(Code::ContactRequired, format!("entry {entry_no} has no contact")));
    }
    // A mail without a subject is named by who wrote it (W36).
    let description = if entry.description.is_empty() { &card.title } else { &entry.description };
    let mut one = Opportunity {
        description: description.chars().take(100).collect(),
        contact_no: entry.contact_no.clone(),
        ..Opportunity::default()
    };
    let salesperson = salesperson::get(tx, &entry.salesperson_code).await?;
    if salesperson.is_some_and(|found| !found.blocked && !found.privacy_blocked) {
        one.salesperson_code.clone_from(&entry.salesperson_code);
    }
    Ok((entry, one))
}
