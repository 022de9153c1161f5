//! Who is who: the addresses of contacts and salespeople that a set of messages may meet.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use specta::Type;

use super::address::Address;
use super::rule::Rules;

/// Which of a person's addresses matched (W16).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum AddressKind {
    /// The main address.
    Main,
    /// The second address.
    Second,
    /// An alternative address of a contact.
    Alternative,
}

/// A contact met by an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ContactMatch {
    /// Number of the contact.
    pub contact_no: String,
    /// Name at the time of the decision.
    pub name: String,
    /// Number of the contact's company (its own for a company; blank for a person on their own).
    pub company_no: String,
    /// Which address it was.
    pub kind: AddressKind,
    /// Code of the alternative address; blank otherwise.
    pub alt_address_code: String,
    /// Privacy Blocked of the contact or its company (W21).
    pub privacy_blocked: bool,
}

/// A salesperson met by an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SalespersonMatch {
    /// Code.
    pub code: String,
    /// Name at the time of the decision.
    pub name: String,
    /// Which address it was.
    pub kind: AddressKind,
    /// Blocked or Privacy Blocked (W21).
    pub blocked: bool,
}

/// The part of the address book that a batch of messages needs.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    /// Contacts by canonical address.
    pub contacts: BTreeMap<Address, Vec<ContactMatch>>,
    /// Salespeople by canonical address.
    pub salespeople: BTreeMap<Address, Vec<SalespersonMatch>>,
    /// Whose mail of a shared address is, where somebody chose: numbers of contacts that have it (W17).
    pub chosen: BTreeMap<Address, BTreeSet<String>>,
    /// The rules about mail in force.
    pub rules: Rules,
    /// How many addresses of contacts there are in all, for the "Why?".
    pub contact_addresses: u32,
    /// How many addresses of salespeople there are in all.
    pub salesperson_addresses: u32,
}

impl Directory {
    /// The contacts with that address, each once, by its best address; where somebody chose among those that share
    /// it, the chosen ones.
    pub fn contacts(&self, address: &Address) -> Vec<ContactMatch> {
        let mut best: BTreeMap<&str, &ContactMatch> = BTreeMap::new();
        for found in self.contacts.get(address).into_iter().flatten() {
            let kept = best.entry(&found.contact_no).or_insert(found);
            if found.kind < kept.kind {
                *kept = found;
            }
        }
        if let Some(chosen) = self.chosen.get(address)
            && best.keys().any(|no| chosen.contains(*no))
        {
            best.retain(|no, _| chosen.contains(*no));
        }
        best.into_values().cloned().collect()
    }

    /// Whether it is clear whose mail of that address is: one contact's, or that of those somebody chose (W17).
    pub fn is_settled(&self, address: &Address, contacts: &[ContactMatch]) -> bool {
        let is_chosen = |one: &ContactMatch| {
            self.chosen.get(address).is_some_and(|chosen| chosen.contains(&one.contact_no))
        };
        contacts.len() == 1 || (!contacts.is_empty() && contacts.iter().all(is_chosen))
    }

    /// Whether several contacts share an address and somebody chose among them.
    pub fn is_chosen(&self, address: &Address) -> bool {
        let sharing: BTreeSet<_> =
            self.contacts.get(address).into_iter().flatten().map(|met| &met.contact_no).collect();
        let chosen = self.chosen.get(address);
        sharing.len() > 1 && chosen.is_some_and(|chosen| sharing.iter().any(|no| chosen.contains(*no)))
    }

    /// The salespeople with that address, each once.
    pub fn salespeople(&self, address: &Address) -> Vec<SalespersonMatch> {
        let mut best: BTreeMap<&str, &SalespersonMatch> = BTreeMap::new();
        for found in self.salespeople.get(address).into_iter().flatten() {
            best.entry(&found.code).or_insert(found);
        }
        best.into_values().cloned().collect()
    }
}
