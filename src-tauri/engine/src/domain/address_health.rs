//! The health of the addresses that mail is matched with (W16, W17, W37).

use serde::{Deserialize, Serialize};
use specta::Type;

/// What is the matter with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Ailment {
    /// A contact has no address: its mail is not logged.
    Missing,
    /// The field holds something that is no address.
    Malformed,
    /// A field holds several addresses separated by semicolons; all of them match.
    List,
    /// Several contacts have it: who is meant must be asked.
    Shared,
    /// A contact and a salesperson have it.
    Salesperson,
    /// A salesperson has no address.
    SalespersonMissing,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AddressFinding {
    /// What is the matter.
    pub ailment: Ailment,
    /// Number of the contact, or code of the salesperson who has none; of a shared address, its first contact.
    pub no: String,
    /// Its name.
    pub name: String,
    /// The address, or what stands in its field; blank when it is missing.
    pub address: String,
    /// The other contacts of a shared address; the salespeople of an address that is theirs too.
    pub others: Vec<String>,
}

/// How much was found of each, and the first of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AddressHealth {
    /// Contacts without an address.
    pub missing: u32,
    /// Contacts whose field holds something that is no address.
    pub malformed: u32,
    /// Contacts whose field holds several.
    pub lists: u32,
    /// Addresses of several contacts.
    pub shared: u32,
    /// Addresses of a contact that are a salesperson's too.
    pub same_as_salesperson: u32,
    /// Salespeople without an address.
    pub salespeople_missing: u32,
    /// What was found, at most so many of each as asked for.
    pub findings: Vec<AddressFinding>,
}
