//! Taking back an act of the desk: the contacts, the addresses, the rules and the choices it made, and the entries it
//! led to that nobody worked on since. All of it is one transaction.

use super::super::rules;
use crate::Engine;
use crate::domain::address::Address;
use crate::domain::decision::Outcome;
use crate::domain::desk::{DeskTrace, DeskUndone};
use crate::domain::directory::Directory;
use crate::domain::event::Event;
use crate::domain::matching::Recipients;
use crate::error::{Code, Error, Result};
use crate::processor::recorder::Recorder;
use crate::store::message::Stored;
use crate::store::{Tx, contact, desk, desk_act};

/// Takes back the act with that number. Entries that somebody worked on stay, and so does a contact that has any.
///
/// # Errors
/// `NotFound` when there is none, or it was taken back before; `TemplateMissing`.
pub async fn undo(engine: &Engine, id: i64) -> Result<DeskUndone> {
    let recorder = Recorder::new(engine, 0).await?;
    let mut tx = engine.store.begin().await?;
    let Some((traces, messages)) = desk_act::take(&mut tx, id).await? else {
        return Err(Error::new(Code::NotFound, format!("there is no act {id} of the desk to take back")));
    };
    let mut undone = DeskUndone::default();
    for message_id in messages {
        take_back(&recorder, &mut tx, &traces, message_id, &mut undone).await?;
    }
    for trace in traces.iter().rev() {
        forget(engine, &mut tx, trace, &mut undone).await?;
    }
    tx.commit().await?;
    engine.tell(Event::ContactsChanged);
    engine.tell(Event::EntriesChanged);
    rules::settle(engine).await;
    Ok(undone)
}

/// Sets a message aside again, unless somebody worked on its entries, or it matches without the act too.
async fn take_back(
    recorder: &Recorder<'_>,
    tx: &mut Tx,
    traces: &[DeskTrace],
    message_id: i64,
    undone: &mut DeskUndone,
) -> Result<()> {
    let Some((count, untouched)) = desk_act::entries_of(tx, message_id).await? else { return Ok(()) };
    if !untouched {
        undone.entries_kept += count;
        return Ok(());
    }
    let Some(Stored { message, location, .. }) = recorder.engine.store.stored(message_id).await? else {
        return Ok(());
    };
    let mut directory = recorder.directory(std::iter::once(&message)).await?;
    for trace in traces {
        without(&mut directory, trace);
    }
    let decision = recorder.decide(&message, &directory, Recipients::Strict, false);
    if decision.outcome == Outcome::Logged {
        undone.entries_kept += count;
        return Ok(());
    }
    let operation = recorder.policy.operation(&decision).filter(|kind| kind.destination() != location);
    desk_act::take_back(tx, message_id, &decision, operation, recorder.engine.clock.now()).await?;
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
            !trace.created.contains(&contact.contact_no) && !given
        });
    }
    let Some((address, before)) = &trace.chosen else { return };
    if let Ok(address) = Address::parse(address) {
        directory.chosen.insert(address, before.iter().cloned().collect());
    }
}

/// Deletes the contacts, the address and the rule an act made, and puts back who was chosen before.
async fn forget(engine: &Engine, tx: &mut Tx, trace: &DeskTrace, undone: &mut DeskUndone) -> Result<()> {
    let now = engine.clock.now();
    for no in trace.created.iter().rev() {
        let Some(made) = contact::get(tx, no).await? else { continue };
        if desk_act::has_anything(tx, &made.no).await? {
            undone.contacts_kept.push(made.no);
        } else {
            contact::delete(tx, &made, now).await?;
        }
    }
    if let Some((address, before)) = &trace.chosen {
        let mut there = Vec::new();
        for no in before {
            there.extend(contact::get(tx, no).await?.map(|contact| contact.no));
        }
        desk::choose(tx, address, &there, now).await?;
    }
    rules::delete_in(engine, tx, trace.rule_id).await?;
    let Some((no, code)) = &trace.added_address else { return Ok(()) };
    let Some(before) = contact::get(tx, no).await? else { return Ok(()) };
    let mut after = before.clone();
    after
        .alternative_addresses
        .retain(|address| address.code != *code || Address::parse(&address.email).is_err());
    contact::update(tx, &before, &after, now).await
}
