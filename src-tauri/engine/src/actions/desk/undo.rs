//! Taking back an act of the desk: the contact, the address or the rule it made, and the entries it led to that
//! nobody worked on since. All of it is one transaction.

use super::super::rules;
use crate::Engine;
use crate::domain::address::Address;
use crate::domain::desk::{DeskTrace, DeskUndone};
use crate::domain::directory::Directory;
use crate::domain::event::Event;
use crate::domain::matching::Recipients;
use crate::error::{Code, Error, Result};
use crate::processor::recorder::Recorder;
use crate::store::message::Stored;
use crate::store::{Tx, contact, desk, rule};

/// Takes back the act with that number. Entries that somebody worked on stay, and so does a contact that has any.
///
/// # Errors
/// `NotFound` when there is none, or it was taken back before; `TemplateMissing`.
pub async fn undo(engine: &Engine, id: i64) -> Result<DeskUndone> {
    let recorder = Recorder::new(engine, 0).await?;
    let mut tx = engine.store.begin().await?;
    let Some(traces) = desk::take_act(&mut tx, id).await? else {
        return Err(Error::new(Code::NotFound, format!("there is no act {id} of the desk to take back")));
    };
    let mut undone = DeskUndone::default();
    let mut freed = Vec::new();
    for trace in traces.iter().rev() {
        for (message_id, entries) in &trace.logged {
            take_back(&recorder, &mut tx, trace, (*message_id, entries), &mut undone).await?;
        }
        forget(engine, &mut tx, trace, &mut undone).await?;
        freed.extend(rule::delete(&mut tx, trace.rule_id).await?.map(|rule| rule.value));
    }
    tx.commit().await?;
    for value in freed {
        rules::decide_anew(engine, &value).await?;
    }
    engine.address_book_changed(Event::ContactsChanged).await;
    engine.tell(Event::EntriesChanged);
    engine.tell(Event::MessagesChanged);
    Ok(undone)
}

/// Sets a message aside again, unless somebody worked on its entries, or it matches without the act too.
async fn take_back(
    recorder: &Recorder<'_>,
    tx: &mut Tx,
    trace: &DeskTrace,
    (message_id, entries): (i64, &[i64]),
    undone: &mut DeskUndone,
) -> Result<()> {
    let count = i32::try_from(entries.len()).unwrap_or(i32::MAX);
    if !desk::is_untouched(tx, message_id, entries).await? {
        undone.entries_kept += count;
        return Ok(());
    }
    let Some(Stored { message, location, .. }) = recorder.engine.store.stored(message_id).await? else {
        return Ok(());
    };
    let mut directory = recorder.directory(std::iter::once(&message)).await?;
    without(&mut directory, trace);
    let decision = recorder.decide(&message, &directory, Recipients::Strict, false);
    if decision.outcome == crate::domain::decision::Outcome::Logged {
        undone.entries_kept += count;
        return Ok(());
    }
    let operation = recorder.policy.operation(&decision).filter(|kind| kind.destination() != location);
    desk::take_back(tx, message_id, &decision, operation, recorder.engine.clock.now()).await?;
    undone.messages += 1;
    undone.entries += count;
    Ok(())
}

/// The book as it was before an act.
fn without(directory: &mut Directory, trace: &DeskTrace) {
    for met in directory.contacts.values_mut() {
        met.retain(|contact| {
            let given = trace
                .added_address
                .as_ref()
                .is_some_and(|(no, code)| contact.contact_no == *no && contact.alt_address_code == *code);
            contact.contact_no != trace.created_contact && !given
        });
    }
}

/// Deletes the contact or the address an act made.
async fn forget(engine: &Engine, tx: &mut Tx, trace: &DeskTrace, undone: &mut DeskUndone) -> Result<()> {
    let now = engine.clock.now();
    if let Some(made) = contact::get(tx, &trace.created_contact).await? {
        if desk::has_anything(tx, &made.no).await? {
            undone.contacts_kept.push(made.no);
        } else {
            contact::delete(tx, &made, now).await?;
        }
    }
    let Some((no, code)) = &trace.added_address else { return Ok(()) };
    let Some(before) = contact::get(tx, no).await? else { return Ok(()) };
    let mut after = before.clone();
    after
        .alternative_addresses
        .retain(|address| address.code != *code || Address::parse(&address.email).is_err());
    contact::update(tx, &before, &after, now).await
}
