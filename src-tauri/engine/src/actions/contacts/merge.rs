//! Merging duplicates.

use super::{begin, normal, not_found};
use crate::Engine;
use crate::actions::administrator;
use crate::domain::contact::ContactMerge;
use crate::domain::duplicate::merged;
use crate::domain::event::Event;
use crate::error::{Code, Error, Result};
use crate::store::{contact, contact_merge};

/// Merges the contact `other` into `keep`: entries, comments, tasks,
/// opportunities, addresses and people move, blank fields are
/// filled, `other` is deleted. With `dry_run` the same is done and taken back: nothing is written.
///
/// # Errors
/// `NotFound`; `InvalidValue` for the same contact twice, or a company and a person.
pub async fn merge(engine: &Engine, keep: &str, other: &str, dry_run: bool) -> Result<ContactMerge> {
    let now = engine.clock.now();
    let (mut tx, keep) = begin(engine, keep).await?;
    let other = normal(other);
    let other = contact::get(&mut tx, &other).await?.ok_or_else(|| not_found(&other))?;
    if keep.no == other.no {
        return Err(Error::new(Code::InvalidValue, "a contact cannot be merged with itself"));
    }
    if keep.kind != other.kind {
        return Err(Error::new(Code::InvalidValue, "a company and a person cannot be merged")
            .hint("merge two companies, or two people"));
    }
    let (after, filled) = merged(&keep, &other);
    let moved = contact_merge::hand_over(&mut tx, &keep, &other).await?;
    contact::delete(&mut tx, &other, now).await?;
    contact::update(&mut tx, &keep, &after, now).await?;
    let after = contact::get(&mut tx, &keep.no).await?.unwrap_or(after);
    let is_new = |code: &str| keep.alternative_addresses.iter().all(|one| one.code != code);
    let addresses = after.alternative_addresses.iter().filter(|one| is_new(&one.code)).cloned().collect();
    let mut result = ContactMerge {
        dry_run,
        contact: after,
        deleted: other.no,
        filled,
        entries: moved.entries,
        comments: moved.comments,
        tasks: moved.tasks,
        opportunities: moved.opportunities,
        people: moved.people,
        addresses,
    };
    if dry_run {
        tx.rollback().await?;
        return Ok(result);
    }
    tx.commit().await?;
    administrator::note(engine, "merge_contacts", &result.contact.no, &result.deleted, &result.contact.no)
        .await?;
    engine.address_book_changed(Event::ContactsChanged).await;
    engine.tell(Event::EntriesChanged);
    engine.tell(Event::OpportunitiesChanged);
    result.contact = super::show(engine, &result.contact.no).await?;
    Ok(result)
}
