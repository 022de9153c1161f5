//! Looking people up while writing mail: by salesperson code, by contact number, or by a plain address.

use std::collections::BTreeMap;

use super::people;
use crate::seed::{Contact, Party, Salesperson};

/// Everybody that the company knows.
pub(super) struct Directory {
    /// The salespeople.
    pub(super) salespeople: Vec<Salesperson>,
    /// The contacts.
    pub(super) contacts: Vec<Contact>,
}

/// Somebody who writes or is written to, with what stands under the name in a signature.
#[derive(Debug, Clone, Default)]
pub(super) struct Writer {
    /// Name and address.
    pub(super) party: Party,
    /// Job title, company and city.
    pub(super) role: String,
    /// Phone number; may be blank.
    pub(super) phone: String,
    /// Whether it is one of us.
    pub(super) ours: bool,
}

impl Directory {
    /// The people of the demo company.
    pub(super) fn new() -> Self {
        Self { salespeople: people::salespeople(), contacts: people::contacts() }
    }

    /// A salesperson by code.
    pub(super) fn salesperson(&self, code: &str) -> Option<&Salesperson> {
        self.salespeople.iter().find(|person| person.code == code)
    }

    /// A contact by number.
    pub(super) fn contact(&self, no: &str) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.no == no)
    }

    /// Somebody by code, number, or `Name <address>` for people whom the company does not know.
    pub(super) fn writer(&self, key: &str) -> Writer {
        if let Some(person) = self.salesperson(key) {
            return of_salesperson(person);
        }
        if let Some(contact) = self.contact(key) {
            return self.of_contact(contact);
        }
        Writer { party: stranger(key), ..Writer::default() }
    }

    /// Persons with an address of their own who may be written to: not blocked, not ambiguous, not one of us.
    pub(super) fn plain_persons(&self) -> Vec<&Contact> {
        let shared = self.shared_addresses();
        let plain = |contact: &&Contact| {
            !contact.is_company
                && !contact.privacy_blocked
                && !contact.email.is_empty()
                && contact.no != people::ALSO_SALESPERSON
                && addresses(contact).all(|address| !shared.contains(&address.to_lowercase()))
        };
        self.contacts.iter().filter(plain).collect()
    }

    /// Addresses that more than one contact has.
    pub(super) fn shared_addresses(&self) -> Vec<String> {
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        for address in self.contacts.iter().flat_map(addresses) {
            *seen.entry(address.to_lowercase()).or_default() += 1;
        }
        seen.into_iter().filter(|(_, times)| *times > 1).map(|(address, _)| address).collect()
    }

    fn of_contact(&self, contact: &Contact) -> Writer {
        let company = self.contact(&contact.company_no).map(|company| company.name.as_str());
        let parts = [Some(contact.job_title.as_str()), company, Some(contact.city.as_str())];
        let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        Writer {
            party: Party { name: contact.name.clone(), address: contact.email.clone() },
            role: parts.join(" · "),
            phone: contact.phone.clone(),
            ours: false,
        }
    }
}

/// Every address of a contact that is filled in.
pub(super) fn addresses(contact: &Contact) -> impl Iterator<Item = &str> {
    let others = contact.alternative_addresses.iter().map(|(_, address)| address.as_str());
    [contact.email.as_str(), contact.email_2.as_str()]
        .into_iter()
        .chain(others)
        .filter(|address| !address.is_empty())
}

/// A party from `Name <address>` or a bare address.
pub(super) fn stranger(written: &str) -> Party {
    match written.split_once(" <") {
        Some((name, rest)) => Party { name: name.to_owned(), address: rest.trim_end_matches('>').to_owned() },
        None => Party { name: String::new(), address: written.to_owned() },
    }
}

fn of_salesperson(person: &Salesperson) -> Writer {
    Writer {
        party: Party { name: person.name.clone(), address: person.email.clone() },
        role: format!("{} · {} · Calle Inventada 12, Madrid", person.job_title, people::ORGANISATION),
        phone: person.phone.clone(),
        ours: true,
    }
}
