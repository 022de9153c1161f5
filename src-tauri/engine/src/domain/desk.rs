//! The mail desk: set-aside mail by unknown or ambiguous address, and what a person does about it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A contact an address may belong to, or a company it may belong with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DeskContact {
    /// Number.
    pub contact_no: String,
    /// Name.
    pub name: String,
}

/// Set-aside messages of one address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DeskGroup {
    /// The address, canonical.
    pub address: String,
    /// Its domain.
    pub domain: String,
    /// The name that stands beside it on the newest message.
    pub name: String,
    /// Messages.
    pub messages: i32,
    /// When the newest was received, UTC.
    pub newest_at: DateTime<Utc>,
    /// Subjects of the newest messages, at most three.
    pub subjects: Vec<String>,
    /// The contacts that share the address; empty when nobody has it.
    pub candidates: Vec<DeskContact>,
    /// The company whose people have addresses of that domain; `None` at a public provider.
    pub suggested_company: Option<DeskContact>,
    /// Whether the address looks like one that machines write from.
    pub looks_like_bulk: bool,
    /// Whether it is in a domain of the salespeople's own addresses: a colleague, not a customer.
    pub is_own_domain: bool,
}

/// What a person decides about an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DeskAct {
    /// It belongs to a contact there is: it becomes an alternative address.
    Assign {
        /// The address.
        address: String,
        /// Number of the contact.
        contact_no: String,
    },
    /// It belongs to a person who is not in the book yet.
    Create {
        /// The address.
        address: String,
        /// Name; blank for the one on the mail.
        name: String,
        /// Number of the company; blank for none.
        company_no: String,
        /// Name of a company to make, where no number is given; blank for none. Acts done together that name the same
        /// one share it.
        #[serde(default)]
        company_name: String,
        /// Code of the salesperson; blank for the company's or that of the settings.
        #[serde(default)]
        salesperson_code: String,
    },
    /// Several contacts share it, and its mail is these ones' (W17).
    Choose {
        /// The address.
        address: String,
        /// Numbers of contacts that have it.
        contact_nos: Vec<String>,
    },
    /// Its mail is never logged.
    Never {
        /// An address or a domain.
        value: String,
    },
}

/// Entries of one salesperson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DeskShare {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Interaction log entries.
    pub entries: i32,
}

/// What an act would do, or did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DeskEffect {
    /// Token to undo it with; 0 where nothing was done.
    #[specta(type = i32)]
    pub undo_id: i64,
    /// Messages set aside that name the addresses.
    pub messages: i32,
    /// Of those: logged.
    pub logged: i32,
    /// Interaction log entries of mail that came in.
    pub inbound_entries: i32,
    /// Interaction log entries of mail that went out.
    pub outbound_entries: i32,
    /// Of those: still set aside, for another reason.
    pub still_set_aside: i32,
    /// Contacts made, given an address, or chosen.
    pub contact_nos: Vec<String>,
    /// Whose the entries are, those with most entries first.
    pub salespeople: Vec<DeskShare>,
    /// Whether the earlier mail could not be decided again to its end just now; the next run does it.
    pub mail_follows: bool,
    /// Whether that is so because somebody stopped it.
    pub canceled: bool,
}

/// How far logging earlier mail came when it was gone on with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DeskCaughtUp {
    /// Messages logged.
    pub logged: u32,
    /// Interaction log entries written for them.
    pub entries: u32,
    /// Messages not looked at, since somebody stopped it again; the next run does it.
    pub left: u32,
}

/// An act that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DeskDone {
    /// Number to undo it with.
    #[specta(type = i32)]
    pub undo_id: i64,
    /// When it was done, UTC.
    pub occurred_at: DateTime<Utc>,
    /// Messages it was about.
    pub messages: i32,
    /// Of those: logged by now.
    pub logged: i32,
}

/// What an undo took back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DeskUndone {
    /// Messages set aside again.
    pub messages: i32,
    /// Entries taken back.
    pub entries: i32,
    /// Entries that stay, since somebody worked on them meanwhile.
    pub entries_kept: i32,
    /// Contacts that stay, since something else belongs to them by now.
    pub contacts_kept: Vec<String>,
}

/// What one act did, as it is kept for the undo.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeskTrace {
    /// Contacts made by it, in the order they were made.
    pub created: Vec<String>,
    /// Contact and code of the alternative address given by it.
    pub added_address: Option<(String, String)>,
    /// Rule made by it; 0 when none.
    pub rule_id: i64,
    /// A shared address it chose for, and the contacts chosen before.
    pub chosen: Option<(String, Vec<String>)>,
}

impl DeskTrace {
    /// Takes into account that the contact `from` was merged into `to`.
    pub fn hand_over(&mut self, from: &str, to: &str) {
        self.created.retain(|no| no != from && no != to);
        self.added_address.take_if(|(no, _)| no == from);
        let before = self.chosen.iter_mut().flat_map(|(_, before)| before);
        before.filter(|no| *no == from).for_each(|no| to.clone_into(no));
    }
}

/// Beginnings of addresses that machines write from.
const MACHINES: [&str; 18] = [
    "aviso",
    "boletin",
    "bounce",
    "do-not-reply",
    "donotreply",
    "mailer-daemon",
    "mailing",
    "marketing",
    "newsletter",
    "no-reply",
    "no-responder",
    "noreply",
    "noresponder",
    "no_reply",
    "notificacion",
    "notification",
    "postmaster",
    "news",
];

/// Whether an address looks like one that machines write from.
pub fn looks_like_bulk(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default();
    MACHINES.iter().any(|machine| local.starts_with(machine))
}

#[cfg(test)]
mod tests {
    use super::looks_like_bulk;

    #[test]
    fn machines_are_told_from_people() {
        for (address, bulk) in
            [("no-reply@x.example", true), ("boletin@x.example", true), ("ana@news.example", false)]
        {
            assert_eq!(looks_like_bulk(address), bulk, "{address}");
        }
    }
}
