//! Contacts: companies and people (`original.md` C.2, H).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::opportunity::figures::OpportunityStatistics;

/// Company or person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum ContactType {
    /// A company; its Company No. is its own number.
    Company,
    /// A person, of a company or on their own.
    #[default]
    Person,
}

/// How a contact is written to by default (H).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CorrespondenceType {
    /// Not said.
    #[default]
    #[serde(rename = "")]
    None,
    /// On paper.
    #[serde(rename = "Hard Copy")]
    HardCopy,
    /// By e-mail.
    Email,
}

impl CorrespondenceType {
    /// The word the database, scripts and the window use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "",
            Self::HardCopy => "Hard Copy",
            Self::Email => "Email",
        }
    }

    /// The type of that word, regardless of case.
    pub fn parse(word: &str) -> Option<Self> {
        let is_it = |one: &Self| one.as_str().eq_ignore_ascii_case(word);
        [Self::None, Self::HardCopy, Self::Email].into_iter().find(is_it)
    }
}

/// A contact as it is kept and shown.
#[expect(clippy::struct_excessive_bools, reason = "the fields of the original's table")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Contact {
    /// Number from the series, at most 20 characters.
    pub no: String,
    /// Name.
    pub name: String,
    /// The name to search by, in upper case; it follows the name until another is typed.
    pub search_name: String,
    /// Company or person.
    #[serde(rename = "type")]
    pub kind: ContactType,
    /// Number of the company; its own number for a company; blank for a person on their own.
    pub company_no: String,
    /// Name of the company.
    pub company_name: String,
    /// Job title of a person.
    pub job_title: String,
    /// Salutation code.
    pub salutation: String,
    /// Code of a person's level in the organization.
    pub organizational_level: String,
    /// What the contact is to us: customer, vendor, bank …
    pub business_relation: String,
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
    /// Second line of the address.
    pub address_2: String,
    /// Post code.
    pub post_code: String,
    /// City.
    pub city: String,
    /// County, province or state.
    pub county: String,
    /// Country or region code.
    pub country: String,
    /// Territory code.
    pub territory: String,
    /// Currency code.
    pub currency: String,
    /// VAT registration number.
    pub vat_registration_no: String,
    /// Language code.
    pub language: String,
    /// Region whose formats of dates and numbers are used, for example `es-ES`.
    pub format_region: String,
    /// How the contact is written to.
    #[specta(type = String)]
    pub correspondence_type: CorrespondenceType,
    /// Web address.
    pub home_page: String,
    /// Code of the salesperson responsible.
    pub salesperson_code: String,
    /// Left out of mailings.
    pub exclude_from_segment: bool,
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
    /// Day of the last interaction we began, failed or not, `YYYY-MM-DD`; blank when there is none.
    pub last_date_attempted: String,
    /// The first day an open task is due, `YYYY-MM-DD`; blank when there is none. A company counts its people's.
    pub next_task_date: String,
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

/// A comment on a contact: a dated line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ContactComment {
    /// Number of the line, in steps of 10,000.
    #[specta(type = i32)]
    pub line_no: i64,
    /// Day, `YYYY-MM-DD`.
    pub date: String,
    /// Code, at most 10 characters.
    pub code: String,
    /// The comment.
    pub comment: String,
}

/// What the interactions with a contact, or of a salesperson, come to; canceled and postponed ones are left out (I).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct InteractionStatistics {
    /// Interactions.
    #[specta(type = i32)]
    pub no_of_interactions: i64,
    /// Of them, mail and calls that came in.
    #[specta(type = i32)]
    pub inbound: i64,
    /// Of them, what went out.
    #[specta(type = i32)]
    pub outbound: i64,
    /// Their cost, in minor units of the local currency.
    #[specta(type = i32)]
    pub cost: i64,
    /// Their duration in minutes.
    #[specta(type = i32)]
    pub duration: i64,
    /// Day of the last interaction without failed attempts, `YYYY-MM-DD`; blank when there is none.
    pub date_of_last_interaction: String,
    /// Day of the last interaction we began, failed or not; blank when there is none.
    pub last_date_attempted: String,
}

/// Statistics of a contact; a company's hold its people's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ContactStatistics {
    /// The contact.
    pub no: String,
    /// Interactions.
    #[serde(flatten)]
    pub interactions: InteractionStatistics,
    /// People of a company; 0 for a person.
    #[specta(type = i32)]
    pub no_of_people: i64,
    /// Comments on the contact.
    #[specta(type = i32)]
    pub no_of_comments: i64,
    /// Tasks that are still open.
    #[specta(type = i32)]
    pub no_of_open_tasks: i64,
    /// Opportunities.
    #[serde(flatten)]
    pub opportunities: OpportunityStatistics,
}

/// What a merge of duplicates does, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ContactMerge {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// The contact that stays, as it is after the merge.
    pub contact: Contact,
    /// Number of the contact that goes.
    pub deleted: String,
    /// Names of the blank fields that take the value of the contact that goes.
    pub filled: Vec<String>,
    /// Log entries that move.
    #[specta(type = i32)]
    pub entries: i64,
    /// Comments that move.
    #[specta(type = i32)]
    pub comments: i64,
    /// Tasks that move.
    #[specta(type = i32)]
    pub tasks: i64,
    /// Opportunities that move.
    #[specta(type = i32)]
    pub opportunities: i64,
    /// People who move from company to company.
    #[specta(type = i32)]
    pub people: i64,
    /// Alternative addresses that come to the contact that stays.
    pub addresses: Vec<AlternativeAddress>,
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
