//! Interactions that belong to an opportunity: linked later, taken away again, suggested, shown by time (W20).

use super::{begin, normal, not_found};
use crate::Engine;
use crate::actions::interactions;
use crate::domain::event::Event;
use crate::domain::interaction::LogEntry;
use crate::domain::opportunity::Opportunity;
use crate::domain::opportunity::suggestion::{Because, SuggestedOpportunity};
use crate::domain::timeline::{Timeline, TimelineQuery};
use crate::error::{Code, Error, Result};
use crate::store::{entry, opportunity, opportunity_links, opportunity_list};

/// So many opportunities are suggested at most.
const SUGGESTED: usize = 5;

/// A page of the timeline of an opportunity, newest first.
///
/// # Errors
/// `NotFound`; `InvalidValue` when the cursor is not one of a timeline.
pub async fn timeline(engine: &Engine, query: &TimelineQuery) -> Result<Timeline> {
    let no = super::show(engine, &query.opportunity_no).await?.no;
    engine.store.opportunity_timeline(&no, query).await
}

/// The open opportunities an entry may belong to: those of its conversation first, then those of its contact and its
/// company. None for an entry that has one, is canceled or has no contact.
///
/// # Errors
/// `NotFound`.
pub async fn suggest(engine: &Engine, entry_no: i64) -> Result<Vec<SuggestedOpportunity>> {
    let entry = interactions::show(engine, entry_no).await?;
    if !entry.opportunity_no.is_empty() || entry.canceled || entry.contact_no.is_empty() {
        return Ok(Vec::new());
    }
    let mut tx = engine.store.begin_read().await?;
    let linked = opportunity_links::siblings(&mut tx, &entry).await?.len();
    let no_of_entries = i64::try_from(linked).unwrap_or(i64::MAX);
    let mut found: Vec<SuggestedOpportunity> = Vec::new();
    for no in opportunity_links::of_conversation(&mut tx, entry_no).await? {
        let one = opportunity::get(&mut tx, &no).await?;
        found.extend(one.map(|opportunity| SuggestedOpportunity {
            because: Because::Conversation,
            opportunity,
            no_of_entries,
        }));
    }
    let whose = match entry.contact_company_no.as_str() {
        "" => &entry.contact_no,
        company => company,
    };
    let mut others = opportunity_list::open_of_contact(&mut tx, whose).await?;
    others.retain(|other| found.iter().all(|one| one.opportunity.no != other.no));
    let is_contact = |other: &Opportunity| other.contact_no == entry.contact_no;
    others.sort_by_key(|other| (!is_contact(other), std::cmp::Reverse(other.no.clone())));
    found.extend(others.into_iter().map(|opportunity| SuggestedOpportunity {
        because: if is_contact(&opportunity) { Because::Contact } else { Because::Company },
        opportunity,
        no_of_entries,
    }));
    found.truncate(SUGGESTED);
    Ok(found)
}

/// Lets entries belong to an open opportunity; `with_siblings` also those of their mail and thread that have none, as
/// when it was created (W20). Gives the numbers of all that belong to it now and did not before.
///
/// # Errors
/// `NotFound` naming what there is not; `OpportunityClosed`; `EntryCanceled`; `AlreadyExists` for an entry that
/// belongs to another one.
pub async fn link(engine: &Engine, entry_nos: &[i64], no: &str, with_siblings: bool) -> Result<Vec<i64>> {
    let (mut tx, one) = begin(engine, no).await?;
    if one.closed {
        let text = format!("{} is closed; its status is {}", one.no, one.status.as_str());
        return Err(Error::new(Code::OpportunityClosed, text));
    }
    let mut linked = Vec::new();
    for entry_no in entry_nos {
        let found = entry::by_numbers(&mut tx, &[*entry_no]).await?.pop();
        let entry = found.ok_or_else(|| {
            Error::new(Code::NotFound, format!("there is no interaction log entry {entry_no}"))
        })?;
        check_free(&entry, &one.no)?;
        if entry.opportunity_no == one.no {
            continue;
        }
        let all =
            if with_siblings { opportunity_links::siblings(&mut tx, &entry).await? } else { vec![*entry_no] };
        opportunity_links::link_entries(&mut tx, &all, &one.no).await?;
        linked.extend(all);
    }
    tx.commit().await?;
    tell(engine);
    Ok(linked)
}

/// Takes entries away from an opportunity, an open or a closed one; those that do not belong to it are left alone.
/// Gives the numbers of those that did.
///
/// # Errors
/// `NotFound` when there is no such opportunity.
pub async fn unlink(engine: &Engine, entry_nos: &[i64], no: &str) -> Result<Vec<i64>> {
    let (mut tx, one) = begin(engine, no).await?;
    let entries = entry::by_numbers(&mut tx, entry_nos).await?;
    let freed: Vec<i64> = entries
        .into_iter()
        .filter(|entry| entry.opportunity_no == one.no)
        .map(|entry| entry.entry_no)
        .collect();
    opportunity_links::link_entries(&mut tx, &freed, "").await?;
    tx.commit().await?;
    tell(engine);
    Ok(freed)
}

/// Entries of the conversations of an open opportunity that came later and belong to none, with the same company or
/// contact, the oldest first, at most 100. None for a closed one.
///
/// # Errors
/// `NotFound`.
pub async fn late_entries(engine: &Engine, no: &str) -> Result<Vec<LogEntry>> {
    let no = normal(no);
    let mut tx = engine.store.begin_read().await?;
    let one = opportunity::get(&mut tx, &no).await?.ok_or_else(|| not_found(&no))?;
    if one.closed {
        return Ok(Vec::new());
    }
    let numbers = opportunity_links::late_entries(&mut tx, &one).await?;
    entry::by_numbers(&mut tx, &numbers).await
}

fn check_free(entry: &LogEntry, no: &str) -> Result<()> {
    let LogEntry { entry_no, opportunity_no, .. } = entry;
    if entry.canceled {
        return Err(Error::new(Code::EntryCanceled, format!("entry {entry_no} is canceled"))
            .hint("take the cancellation back first"));
    }
    if !opportunity_no.is_empty() && opportunity_no != no {
        let text = format!("entry {entry_no} belongs to the opportunity {opportunity_no} already");
        return Err(Error::new(Code::AlreadyExists, text).hint("take it away from that one first"));
    }
    Ok(())
}

fn tell(engine: &Engine) {
    engine.tell(Event::OpportunitiesChanged);
    engine.tell(Event::EntriesChanged);
}
