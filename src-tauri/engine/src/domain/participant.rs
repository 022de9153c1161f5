//! Who took part in a mail, whether an entry was written for them or not (W19).

use serde::{Deserialize, Serialize};
use specta::Type;

/// How somebody took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Wrote it.
    From,
    /// Sent it for who wrote it.
    Sender,
    /// It was addressed to them.
    To,
    /// They were sent a copy.
    Cc,
}

impl Role {
    /// The role of a word in the database.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "from" => Some(Self::From),
            "sender" => Some(Self::Sender),
            "to" => Some(Self::To),
            "cc" => Some(Self::Cc),
            _ => None,
        }
    }
}

/// A contact or salesperson an address belongs to now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Known {
    /// Number of the contact, code of the salesperson.
    pub no: String,
    /// Name now.
    pub name: String,
}

/// Somebody on a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Participant {
    /// How they took part.
    pub role: Role,
    /// Name as received.
    pub name: String,
    /// Address as received.
    pub address: String,
    /// Contacts with that address; several where it is shared.
    pub contacts: Vec<Known>,
    /// Salespeople with that address.
    pub salespeople: Vec<Known>,
}
