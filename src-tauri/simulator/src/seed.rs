//! What a scenario is made of: the tenant's people and the mail that lies (or will arrive) in its mailboxes.
//!
//! A seed says what an Exchange mailbox would hold, not how Graph spells it; the server turns it into wire answers.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A whole pretend company: its tenant, its sign-in accounts, its address book and its mail.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Scenario {
    /// The company's name as shown by the tenant.
    pub organisation: String,
    /// Verified domain of the tenant, for example `aurora.example`.
    pub domain: String,
    /// The shared mailbox that mail-flow rules copy external mail into.
    pub shared_mailbox: String,
    /// Accounts that can sign in; the first is the account meant for the job, member of the shared mailbox.
    pub accounts: Vec<Account>,
    /// The company's salespeople, as a CRM would hold them.
    pub salespeople: Vec<Salesperson>,
    /// The company's contacts, companies before their people.
    pub contacts: Vec<Contact>,
    /// Mail present when the tenant starts, in no particular order.
    pub messages: Vec<SeedMessage>,
    /// Mail that arrives later, one by one on the timer, in this order, over and over.
    pub arrivals: Vec<SeedMessage>,
}

/// An account of the tenant.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Account {
    /// User principal name and mailbox address.
    pub upn: String,
    /// Display name.
    pub name: String,
    /// Whether this account may act as administrator (grant consent for the organisation).
    pub admin: bool,
    /// Whether this account has full access to the shared mailbox.
    pub member_of_shared: bool,
}

/// A salesperson record of the CRM.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Salesperson {
    /// Short code, at most 20 characters.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Job title.
    pub job_title: String,
    /// Main address.
    pub email: String,
    /// Second address, may be blank.
    pub email_2: String,
    /// Phone number.
    pub phone: String,
}

/// A contact record of the CRM: a company or a person.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Contact {
    /// Number, for example `CT000012`.
    pub no: String,
    /// Name of the person or the company.
    pub name: String,
    /// `true` for a company, `false` for a person.
    pub is_company: bool,
    /// Number of the company the person belongs to; blank for a company or a person on their own.
    pub company_no: String,
    /// Main address, may be blank.
    pub email: String,
    /// Second address, may be blank.
    pub email_2: String,
    /// Alternative addresses as (code, e-mail).
    pub alternative_addresses: Vec<(String, String)>,
    /// Phone number.
    pub phone: String,
    /// Mobile number.
    pub mobile: String,
    /// Job title of a person.
    pub job_title: String,
    /// City.
    pub city: String,
    /// Language code such as `ESP` or `ENU`.
    pub language: String,
    /// Code of the salesperson responsible.
    pub salesperson_code: String,
    /// Whether the contact is blocked for privacy.
    pub privacy_blocked: bool,
}

/// The folder a seeded message lies in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// The Inbox itself.
    #[default]
    Inbox,
    /// A subfolder of the Inbox with this name.
    InboxSubfolder(String),
    /// Junk Email.
    Junk,
    /// The Archive folder.
    Archive,
}

/// A person or list named on a message, as received: the address may be malformed on purpose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Display name.
    pub name: String,
    /// Address as it came.
    pub address: String,
}

/// A file on a seeded message.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SeedAttachment {
    /// File name.
    pub name: String,
    /// MIME type.
    pub content_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Content-ID when it is shown inside the body.
    pub content_id: Option<String>,
}

/// One message of a mailbox.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SeedMessage {
    /// Where it lies.
    pub place: Place,
    /// `From:`; `None` when the message has none.
    pub from: Option<Party>,
    /// `Sender:`; the same as `from` unless sent on behalf; `None` when the message has none.
    pub sender: Option<Party>,
    /// `To:`.
    pub to: Vec<Party>,
    /// `Cc:`.
    pub cc: Vec<Party>,
    /// Subject; `None` is a missing one.
    pub subject: Option<String>,
    /// Body as HTML.
    pub body_html: String,
    /// Internet Message-ID with its angle brackets; `None` when missing.
    pub internet_message_id: Option<String>,
    /// Key that groups a conversation; messages with the same key share a conversation id.
    pub conversation: String,
    /// When it was sent.
    pub sent: DateTime<Utc>,
    /// When it was received.
    pub received: DateTime<Utc>,
    /// Whether it is an unsent draft.
    pub is_draft: bool,
    /// MAPI sensitivity (PidTagSensitivity): 0 normal, 1 personal, 2 private, 3 confidential.
    pub sensitivity: u8,
    /// Importance: `low`, `normal` or `high`; blank means normal.
    pub importance: String,
    /// Files.
    pub attachments: Vec<SeedAttachment>,
    /// Extra internet headers, such as `Authentication-Results`.
    pub headers: Vec<(String, String)>,
    /// The original MIME where the message was poured in from a file; the fields above are then read from it.
    pub mime: Option<Vec<u8>>,
    /// Members laid over the JSON that Graph answers for it, to make an answer malformed on purpose.
    pub json_overlay: Option<serde_json::Value>,
}
