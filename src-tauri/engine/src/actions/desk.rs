//! The mail desk (W1, W17, W18, W24): mail that waits for somebody to say whose it is, and what is done about it.
//! Earlier mail of an address is logged at once (late match); an act can be taken back.

mod preview;
mod undo;

pub use preview::preview;
pub use undo::undo;

use super::{Fields, contacts, rules};
use crate::Engine;
use crate::domain::address::Address;
use crate::domain::contact::Contact;
use crate::domain::decision::{Decision, Direction, Outcome};
use crate::domain::desk::{DeskAct, DeskEffect, DeskGroup, DeskTrace};
use crate::error::{Code, Error, Result};
use crate::store::address_index;

/// Set-aside mail by unknown or ambiguous address, those with most messages first; at most `limit` of them, 0 for
/// 100.
pub async fn groups(engine: &Engine, limit: u32) -> Result<Vec<DeskGroup>> {
    let limit = if limit == 0 { 100 } else { limit };
    engine.store.desk_groups(usize::try_from(limit).unwrap_or(usize::MAX)).await
}

/// Does what was decided about addresses, one after the other, and logs the earlier mail that matches now. What was
/// done before an act that fails is kept, and can be taken back.
///
/// # Errors
/// `EmailInvalid`, `InvalidValue` for an address or domain; `NotFound` for a contact; `AlreadyExists` for a rule there
/// is and for an address the contact has.
pub async fn act(engine: &Engine, acts: &[DeskAct]) -> Result<DeskEffect> {
    let mut effect = DeskEffect::default();
    let mut traces = Vec::new();
    let mut failed = None;
    for act in acts {
        match one(engine, act, &mut effect).await {
            Ok(trace) => traces.push(trace),
            Err(error) => {
                failed = Some(error);
                break;
            }
        }
    }
    if !traces.is_empty() {
        effect.undo_id = engine.store.keep_desk_act(&traces, engine.clock.now()).await?;
    }
    failed.map_or(Ok(effect), Err)
}

async fn one(engine: &Engine, act: &DeskAct, effect: &mut DeskEffect) -> Result<DeskTrace> {
    let waiting = waiting_for(engine, act).await?;
    let mut trace = DeskTrace::default();
    match act {
        DeskAct::Assign { address, contact_no } => {
            let address = read_address(address)?;
            check_new_to(&contacts::show(engine, contact_no).await?, &address)?;
            let fields = Fields::from([("email".to_owned(), address.as_str().to_owned())]);
            let contact = contacts::add_address(engine, contact_no, &fields).await?;
            let added = contact.alternative_addresses.iter().find(|known| known.email == address.as_str());
            trace.added_address = added.map(|added| (contact.no.clone(), added.code.clone()));
            effect.contact_nos.push(contact.no);
        }
        DeskAct::Create { address, name, company_no } => {
            let address = read_address(address)?;
            let fields = new_contact(engine, &address, name, company_no).await?;
            let contact = contacts::add(engine, &fields).await?;
            trace.created_contact.clone_from(&contact.no);
            effect.contact_nos.push(contact.no);
        }
        DeskAct::Never { value } => {
            let fields = [("kind", "never_log"), ("value", value)];
            let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
            trace.rule_id = rules::add(engine, &Fields::from(fields)).await?.id;
        }
    }
    for message_id in waiting {
        if let Some(entries) = count(engine, message_id, effect).await? {
            trace.logged.push((message_id, entries));
        }
    }
    Ok(trace)
}

/// Counts what became of a message that waited; its entries where it was logged.
async fn count(engine: &Engine, message_id: i64, effect: &mut DeskEffect) -> Result<Option<Vec<i64>>> {
    let Some(why) = engine.store.explanation(message_id).await? else { return Ok(None) };
    tally(effect, &why.decision, why.message.outcome);
    let logged = why.message.outcome == Outcome::Logged;
    Ok(logged.then_some(why.message.entry_nos))
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
}

/// The messages set aside that an act is about.
async fn waiting_for(engine: &Engine, act: &DeskAct) -> Result<Vec<i64>> {
    let value = match act {
        DeskAct::Assign { address, .. } | DeskAct::Create { address, .. } => {
            read_address(address)?.as_str().to_owned()
        }
        DeskAct::Never { value } => crate::domain::rule::read_value(value)
            .ok_or_else(|| Error::new(Code::InvalidValue, "that is neither an address nor a domain"))?,
    };
    engine.store.set_aside_of(&value).await
}

fn read_address(typed: &str) -> Result<Address> {
    Address::parse(typed).map_err(|problem| address_index::invalid(typed, problem))
}

/// # Errors
/// `AlreadyExists` when the contact has the address already.
fn check_new_to(contact: &Contact, address: &Address) -> Result<()> {
    let alternatives = contact.alternative_addresses.iter().map(|known| &known.email);
    let mut lists = [&contact.email, &contact.email_2].into_iter().chain(alternatives);
    if lists.any(|list| Address::parse_list(list).is_ok_and(|known| known.contains(address))) {
        let text = format!("{} has that address already", contact.no);
        return Err(Error::new(Code::AlreadyExists, text));
    }
    Ok(())
}

/// The fields of a person made from an address: the name said, else that on the mail, else the part before the @.
async fn new_contact(engine: &Engine, address: &Address, name: &str, company_no: &str) -> Result<Fields> {
    let on_mail = engine.store.name_on_mail(address.as_str()).await?;
    let local = address.as_str().split('@').next().unwrap_or_default();
    let name = [name.trim(), &on_mail, local].into_iter().find(|name| !name.is_empty()).unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control()).take(100).collect();
    let fields =
        [("type", "Person"), ("name", &name), ("email", address.as_str()), ("company_no", company_no.trim())];
    Ok(fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

#[cfg(test)]
#[path = "desk_tests.rs"]
mod tests;
