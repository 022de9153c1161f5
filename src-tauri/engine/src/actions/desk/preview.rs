//! What acts of the desk would do; nothing is changed.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{contacts, rules};
use super::{check_chosen, check_new_to, check_shares, read_address, tally, value_of};
use crate::Engine;
use crate::domain::address::Address;
use crate::domain::desk::{DeskAct, DeskEffect};
use crate::domain::directory::{AddressKind, ContactMatch, Directory};
use crate::domain::matching::{self, Context, Recipients};
use crate::domain::rule::{MailRule, RuleKind};
use crate::error::{Code, Error, Result};
use crate::processor::recorder::directory;

/// Messages decided with one reading of the address book.
const TOGETHER: usize = 200;

/// What these acts together would do to the mail that waits: each message is counted once.
///
/// # Errors
/// As of the acts.
pub async fn preview(engine: &Engine, acts: &[DeskAct]) -> Result<DeskEffect> {
    let mut changes = Vec::new();
    let mut waiting = BTreeSet::new();
    let mut effect = DeskEffect::default();
    for (place, act) in acts.iter().enumerate() {
        waiting.extend(engine.store.waiting_about(&value_of(act)?).await?);
        let change = change(engine, act, place).await?;
        if let (DeskAct::Assign { .. }, Change::Contact(_, met)) = (act, &change) {
            effect.contact_nos.push(met.contact_no.clone());
        }
        changes.push(change);
    }
    let waiting: Vec<i64> = waiting.into_iter().collect();
    for ids in waiting.chunks(TOGETHER) {
        let mut read = Vec::new();
        for id in ids {
            read.extend(engine.store.stored(*id).await?);
        }
        let mut directory = directory(engine, read.iter().map(|stored| &stored.message)).await?;
        for change in &changes {
            change.apply(&mut directory);
        }
        let now = engine.clock.now();
        let context =
            Context { directory: &directory, now, recipients: Recipients::Strict, known_key: false };
        for stored in read {
            let decision = matching::decide(&stored.message, &context);
            tally(&mut effect, &decision, decision.outcome);
        }
    }
    effect.salespeople.sort_by_key(|share| std::cmp::Reverse(share.entries));
    Ok(effect)
}

/// What an act changes in the book that matching is given.
enum Change {
    Contact(Address, ContactMatch),
    Never(MailRule),
    Chosen(Address, BTreeSet<String>),
}

impl Change {
    fn apply(&self, directory: &mut Directory) {
        match self {
            Self::Contact(address, met) => {
                let contacts: &mut BTreeMap<_, Vec<_>> = &mut directory.contacts;
                contacts.entry(address.clone()).or_default().push(met.clone());
            }
            Self::Never(rule) => directory.rules.list.push(rule.clone()),
            Self::Chosen(address, contact_nos) => {
                directory.chosen.insert(address.clone(), contact_nos.clone());
            }
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
        DeskAct::Never { .. } => {
            let value = value_of(act)?;
            let known = rules::list(engine).await?;
            if known.iter().any(|rule| rule.kind == RuleKind::NeverLog && rule.value == value) {
                let text = format!("there is a rule about {value} already");
                return Err(Error::new(Code::AlreadyExists, text));
            }
            Ok(Change::Never(MailRule { id: 0, kind: RuleKind::NeverLog, value }))
        }
        DeskAct::Choose { address, contact_nos } => {
            let address = read_address(address)?;
            check_chosen(contact_nos)?;
            let mut chosen = BTreeSet::new();
            for no in contact_nos {
                let contact = contacts::show(engine, no).await?;
                check_shares(&contact, &address)?;
                chosen.insert(contact.no);
            }
            Ok(Change::Chosen(address, chosen))
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
