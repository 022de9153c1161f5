//! What acts of the desk would do; nothing is changed.

use std::collections::BTreeMap;

use super::super::contacts;
use super::{check_new_to, read_address, tally, waiting_for};
use crate::Engine;
use crate::domain::address::Address;
use crate::domain::desk::{DeskAct, DeskEffect};
use crate::domain::directory::{AddressKind, ContactMatch, Directory};
use crate::domain::matching::{self, Context, Recipients};
use crate::domain::rule::{MailRule, RuleKind, read_value};
use crate::error::Result;
use crate::processor::recorder::directory;

/// What these acts together would do to the mail that waits: each message is counted once.
///
/// # Errors
/// As of the acts.
pub async fn preview(engine: &Engine, acts: &[DeskAct]) -> Result<DeskEffect> {
    let mut changes = Vec::new();
    let mut waiting = Vec::new();
    let mut effect = DeskEffect::default();
    for (place, act) in acts.iter().enumerate() {
        waiting.extend(waiting_for(engine, act).await?);
        let change = change(engine, act, place).await?;
        if let (DeskAct::Assign { .. }, Change::Contact(_, met)) = (act, &change) {
            effect.contact_nos.push(met.contact_no.clone());
        }
        changes.push(change);
    }
    waiting.sort_unstable();
    waiting.dedup();
    for message_id in waiting {
        let Some(stored) = engine.store.stored(message_id).await? else { continue };
        let mut directory = directory(engine, std::iter::once(&stored.message)).await?;
        for change in &changes {
            change.apply(&mut directory);
        }
        let now = engine.clock.now();
        let context =
            Context { directory: &directory, now, recipients: Recipients::Strict, known_key: false };
        let decision = matching::decide(&stored.message, &context);
        tally(&mut effect, &decision, decision.outcome);
    }
    Ok(effect)
}

/// What an act changes in the book that matching is given.
enum Change {
    Contact(Address, ContactMatch),
    Never(MailRule),
}

impl Change {
    fn apply(&self, directory: &mut Directory) {
        match self {
            Self::Contact(address, met) => {
                let contacts: &mut BTreeMap<_, Vec<_>> = &mut directory.contacts;
                contacts.entry(address.clone()).or_default().push(met.clone());
            }
            Self::Never(rule) => directory.rules.list.push(rule.clone()),
        }
    }
}

/// A contact that is still to be made stands under a number no contact can have.
async fn change(engine: &Engine, act: &DeskAct, place: usize) -> Result<Change> {
    match act {
        DeskAct::Assign { address, contact_no } => {
            let address = read_address(address)?;
            let contact = contacts::show(engine, contact_no).await?;
            check_new_to(&contact, &address)?;
            let blocked = contact.privacy_blocked || is_blocked(engine, &contact.company_no).await?;
            Ok(Change::Contact(address, met(contact.no, contact.company_no, blocked)))
        }
        DeskAct::Create { address, company_no, .. } => {
            let company_no = company_no.trim().to_uppercase();
            if !company_no.is_empty() {
                contacts::show(engine, &company_no).await?;
            }
            let blocked = is_blocked(engine, &company_no).await?;
            Ok(Change::Contact(read_address(address)?, met(format!("new {place}"), company_no, blocked)))
        }
        DeskAct::Never { value } => {
            let value = read_value(value).unwrap_or_default();
            Ok(Change::Never(MailRule { id: 0, kind: RuleKind::NeverLog, value }))
        }
    }
}

fn met(contact_no: String, company_no: String, privacy_blocked: bool) -> ContactMatch {
    let kind = AddressKind::Alternative;
    ContactMatch {
        contact_no,
        name: String::new(),
        company_no,
        kind,
        alt_address_code: String::new(),
        privacy_blocked,
    }
}

async fn is_blocked(engine: &Engine, company_no: &str) -> Result<bool> {
    if company_no.is_empty() {
        return Ok(false);
    }
    Ok(engine.store.contact(company_no).await?.is_some_and(|company| company.privacy_blocked))
}
