//! Contacts: companies and people (`original.md` C.2, H).

use serde::{Deserialize, Serialize};
use specta::Type;

/// Company or person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum ContactType {
    /// A company; its Company No. is its own number.
    Company,
    /// A person, of a company or on their own.
    #[default]
    Person,
}

/// A contact as it is kept and shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Contact {
    /// Number from the series, at most 20 characters.
    pub no: String,
    /// Name.
    pub name: String,
    /// Company or person.
    #[serde(rename = "type")]
    pub kind: ContactType,
    /// Number of the company; its own number for a company; blank for a person on their own.
    pub company_no: String,
    /// Name of the company.
    pub company_name: String,
    /// Job title of a person.
    pub job_title: String,
    /// Main address; several may be separated by semicolons (W16).
    pub email: String,
    /// Second address.
    pub email_2: String,
    /// Phone number.
    pub phone: String,
    /// Mobile number.
    pub mobile: String,
    /// Street address.
    pub address: String,
    /// City.
    pub city: String,
    /// Country or region code.
    pub country: String,
    /// Language code.
    pub language: String,
    /// Web address.
    pub home_page: String,
    /// Code of the salesperson responsible.
    pub salesperson_code: String,
    /// Blocked for privacy (R92).
    pub privacy_blocked: bool,
    /// Under age (R92).
    pub minor: bool,
    /// Consent of a parent was received (R92).
    pub parental_consent: bool,
    /// Interaction log entries that are neither canceled nor postponed; a company counts its people's.
    #[specta(type = i32)]
    pub no_of_interactions: i64,
    /// Day of the last interaction, `YYYY-MM-DD`; blank when there is none.
    pub date_of_last_interaction: String,
    /// Alternative addresses.
    pub alternative_addresses: Vec<AlternativeAddress>,
}

/// An alternative address of a contact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AlternativeAddress {
    /// Code, at most 10 characters, unique within the contact.
    pub code: String,
    /// E-mail address.
    pub email: String,
    /// First day it holds, `YYYY-MM-DD` or blank. It does not act on mail matching (`original.md` I).
    pub from: String,
    /// Last day it holds, `YYYY-MM-DD` or blank.
    pub to: String,
}

/// What a list of contacts is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ContactSort {
    /// Number: oldest first, as long as numbers come from the series.
    #[default]
    No,
    /// Name, regardless of case.
    Name,
    /// Name of the company.
    Company,
    /// Main address.
    Email,
    /// Salesperson code.
    Salesperson,
    /// Time of the last interaction; contacts without one come first.
    LastInteraction,
}

/// Filters, order and place of a list of contacts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct ContactQuery {
    /// Words to look for in number, name, job title, addresses, phones, city and the company's name.
    pub search: String,
    /// Only companies or only people; `None` for both.
    pub kind: Option<ContactType>,
    /// Only this company and its people.
    pub company_no: String,
    /// Only contacts of this salesperson.
    pub salesperson_code: String,
    /// Order.
    pub sort: ContactSort,
    /// Highest first.
    pub descending: bool,
    /// Continue after this cursor (`Page::next`); blank for the first page.
    pub after: String,
    /// Rows a page, 1–1,000; 0 means 100.
    pub limit: u32,
}
