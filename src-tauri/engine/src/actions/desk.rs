//! The mail desk (W1, W17, W18, W24): mail that waits for somebody to say whose it is, and what is done about it.
//! Earlier mail of an address is logged at once (late match), which can be stopped; an act can be taken back.

mod carry;
mod preview;
mod undo;

pub use preview::preview;
pub use undo::undo;

use super::rules;
use crate::Engine;
use crate::domain::address::Address;
use crate::domain::contact::Contact;
use crate::domain::decision::{Decision, Direction, Outcome};
use crate::domain::desk::{DeskAct, DeskCaughtUp, DeskDone, DeskEffect, DeskGroup, DeskShare};
use crate::domain::directory::SalespersonMatch;
use crate::domain::event::Event;
use crate::domain::rule::read_value;
use crate::error::{Code, Error, Result};
use crate::processor::late_match::{self, LateMatched};
use crate::processor::recorder::Recorder;
use crate::store::address_index;

/// Set-aside mail by unknown or ambiguous address, those with most messages first; at most `limit` of them, 0 for
/// 100.
pub async fn groups(engine: &Engine, limit: u32) -> Result<Vec<DeskGroup>> {
    let limit = if limit == 0 { 100 } else { limit };
    engine.store.desk_groups(usize::try_from(limit).unwrap_or(usize::MAX)).await
}

/// The newest act that can be taken back; with the key of a message, the newest that was about it. `None` when there
/// is none.
///
/// # Errors
/// `NotFound` when there is no such message.
pub async fn last(engine: &Engine, key: &str) -> Result<Option<DeskDone>> {
    if key.is_empty() {
        return engine.store.last_desk_act(None).await;
    }
    let message_id = engine.store.message_id_of(key).await?;
    let message_id =
        message_id.ok_or_else(|| Error::new(Code::NotFound, "there is no message with that key"))?;
    engine.store.last_desk_act(Some(message_id)).await
}

/// Does what was decided about addresses, all of it or nothing, and logs the earlier mail that matches now. That mail
/// is noted together with the acts: if it cannot be logged to its end now, or somebody stops it ([`stop`]), what is
/// logged stays and [`catch_up`] or the next run goes on with the rest.
///
/// # Errors
/// `EmailInvalid`, `InvalidValue` for an address or domain; `NotFound` for a contact; `AlreadyExists` for a rule there
/// is and for an address the contact has; `TemplateMissing`; `Canceled` when it was stopped before anything was done.
pub async fn act(engine: &Engine, acts: &[DeskAct]) -> Result<DeskEffect> {
    let stops = engine.stops();
    let mut effect = DeskEffect::default();
    if acts.is_empty() {
        return Ok(effect);
    }
    // A missing template is told before anything is written.
    Recorder::new(engine, 0).await?;
    let mut carried = carry::Carried::begin(engine).await?;
    for act in acts {
        if engine.stops() != stops {
            return Err(Error::new(Code::Canceled, "it was stopped before anything was done"));
        }
        carried.out(act).await?;
    }
    let (undo_id, waiting, contact_nos) = carried.keep().await?;
    effect.undo_id = undo_id;
    effect.contact_nos = contact_nos;
    engine.tell(Event::ContactsChanged);
    let settled = rules::settle_unless(engine, stops).await;
    effect.canceled = settled.is_some_and(|settled| settled.left > 0);
    effect.mail_follows = effect.canceled || settled.is_none();
    for message_id in waiting {
        count(engine, message_id, &mut effect).await?;
    }
    effect.salespeople.sort_by_key(|share| std::cmp::Reverse(share.entries));
    Ok(effect)
}

/// Stops logging earlier mail, wherever that is under way in this program, behind the message at hand. What is logged
/// stays logged; the rest waits for [`catch_up`] or the next run.
pub fn stop(engine: &Engine) {
    engine.stop_late_match();
}

/// Goes on logging the earlier mail that an act was stopped at, or that failed; it can be stopped again.
///
/// # Errors
/// `TemplateMissing`; those of the store. What is logged by then stays logged.
pub async fn catch_up(engine: &Engine) -> Result<DeskCaughtUp> {
    let LateMatched { messages, entries, left } = late_match::apply(engine, 0, engine.stops()).await?;
    engine.tell(Event::MessagesChanged);
    Ok(DeskCaughtUp { logged: messages, entries, left })
}

/// Counts what became of a message that waited.
async fn count(engine: &Engine, message_id: i64, effect: &mut DeskEffect) -> Result<()> {
    let Some(why) = engine.store.explanation(message_id).await? else { return Ok(()) };
    tally(effect, &why.decision, why.message.outcome);
    Ok(())
}

/// Adds a decision about a waiting message to an effect.
fn tally(effect: &mut DeskEffect, decision: &Decision, outcome: Outcome) {
    effect.messages += 1;
    if outcome != Outcome::Logged {
        effect.still_set_aside += 1;
        return;
    }
    effect.logged += 1;
    let entries = i32::try_from(decision.pairs.len()).unwrap_or(i32::MAX);
    match decision.direction {
        Some(Direction::Outbound) => effect.outbound_entries += entries,
        _ => effect.inbound_entries += entries,
    }
    for pair in &decision.pairs {
        let SalespersonMatch { code, name, .. } = &pair.salesperson;
        if let Some(share) = effect.salespeople.iter_mut().find(|share| share.code == *code) {
            share.entries += 1;
        } else {
            effect.salespeople.push(DeskShare { code: code.clone(), name: name.clone(), entries: 1 });
        }
    }
}

/// The address, the domain or the word an act is about.
///
/// # Errors
/// `EmailInvalid`, `InvalidValue`.
fn value_of(act: &DeskAct) -> Result<String> {
    match act {
        DeskAct::Assign { address, .. }
        | DeskAct::Create { address, .. }
        | DeskAct::Choose { address, .. } => Ok(read_address(address)?.as_str().to_owned()),
        DeskAct::Never { value } => read_value(value)
            .ok_or_else(|| Error::new(Code::InvalidValue, "that is neither an address nor a domain")),
    }
}

fn read_address(typed: &str) -> Result<Address> {
    Address::parse(typed).map_err(|problem| address_index::invalid(typed, problem))
}

/// # Errors
/// `AlreadyExists` when the contact has the address already.
fn check_new_to(contact: &Contact, address: &Address) -> Result<()> {
    if has_address(contact, address) {
        let text = format!("{} has that address already", contact.no);
        return Err(Error::new(Code::AlreadyExists, text));
    }
    Ok(())
}

/// # Errors
/// `InvalidValue` when the contact does not have the address, so that nobody can choose it.
fn check_shares(contact: &Contact, address: &Address) -> Result<()> {
    if has_address(contact, address) {
        return Ok(());
    }
    Err(Error::new(Code::InvalidValue, format!("{} does not have that address", contact.no)))
}

fn has_address(contact: &Contact, address: &Address) -> bool {
    let alternatives = contact.alternative_addresses.iter().map(|known| &known.email);
    let mut lists = [&contact.email, &contact.email_2].into_iter().chain(alternatives);
    lists.any(|list| Address::parse_list(list).is_ok_and(|known| known.contains(address)))
}

/// # Errors
/// `InvalidValue` when nobody is chosen.
fn check_chosen(contact_nos: &[String]) -> Result<()> {
    if contact_nos.is_empty() {
        return Err(Error::new(Code::InvalidValue, "choose at least one contact"));
    }
    Ok(())
}

#[cfg(test)]
#[path = "desk_tests.rs"]
mod tests;
