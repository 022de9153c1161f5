//! A message as it was read from a mailbox, whatever the protocol.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A person or list named on a message, spelled as received.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Party {
    /// Display name, may be blank.
    pub name: String,
    /// Address as it came; it may be malformed.
    pub address: String,
}

/// `PidTagSensitivity` of a message (W22).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// 0
    #[default]
    Normal,
    /// 1
    Personal,
    /// 2
    Private,
    /// 3
    Confidential,
}

impl Sensitivity {
    /// From the MAPI number; an unknown one counts as private, to be on the safe side.
    pub fn from_mapi(value: i64) -> Self {
        match value {
            0 => Self::Normal,
            1 => Self::Personal,
            3 => Self::Confidential,
            _ => Self::Private,
        }
    }
}

/// What is read of a message to decide about it. Bodies are not read for that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// Id in the mailbox (Graph: the immutable id where the server gives one).
    pub server_id: String,
    /// `Message-ID` header as received.
    pub internet_message_id: Option<String>,
    /// Id of the conversation in the mailbox.
    pub conversation_id: Option<String>,
    /// Subject as received; may be missing.
    pub subject: Option<String>,
    /// `From:`.
    pub from: Option<Party>,
    /// `Sender:`: who sent it on behalf of `from`.
    pub sender: Option<Party>,
    /// `To:`; a missing list is an empty one (`original.md` I).
    pub to: Vec<Party>,
    /// `Cc:`; a missing list is an empty one.
    pub cc: Vec<Party>,
    /// When it was sent, UTC.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was received, UTC.
    pub received_at: Option<DateTime<Utc>>,
    /// Whether it was never sent.
    pub is_draft: bool,
    /// How confidential its author marked it.
    pub sensitivity: Sensitivity,
    /// Whether files are attached.
    pub has_attachments: bool,
    /// Address that opens it in Outlook on the web.
    pub web_link: Option<String>,
    /// Folder it lies in.
    pub folder_id: Option<String>,
    /// What could not be read of it; a message with defects is quarantined.
    pub defects: Vec<Defect>,
}

/// A field of a message that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Defect {
    /// Name of the field on the wire, for example `sentDateTime`.
    pub field: String,
    /// What is wrong with it, without its content.
    pub problem: String,
}

impl Message {
    /// The author: `from`, or `sender` where there is no `from` (W15).
    pub fn author(&self) -> Option<&Party> {
        let named = |party: &&Party| !party.address.trim().is_empty();
        self.from.as_ref().filter(named).or_else(|| self.sender.as_ref().filter(named))
    }

    /// To and Cc, in that order.
    pub fn recipients(&self) -> impl Iterator<Item = &Party> {
        self.to.iter().chain(&self.cc)
    }
}

/// The canonical spelling of an Internet Message-ID: without angle brackets and blanks. `None` when nothing is left.
pub fn canonical_message_id(text: &str) -> Option<String> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let bare = bare.trim_start_matches('<').trim_end_matches('>');
    (!bare.is_empty()).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(address: &str) -> Party {
        Party { name: String::new(), address: address.to_owned() }
    }

    #[test]
    fn from_goes_before_sender() {
        let (boss, aide) = (party("boss@x.com"), party("aide@x.com"));
        let mut message =
            Message { from: Some(boss.clone()), sender: Some(aide.clone()), ..Message::default() };
        assert_eq!(message.author(), Some(&boss), "W15");
        message.from = Some(party(" "));
        assert_eq!(message.author(), Some(&aide), "a blank from is none");
        message.sender = None;
        assert_eq!(message.author(), None);
    }

    #[test]
    fn message_ids_are_compared_without_brackets_and_folding() {
        assert_eq!(canonical_message_id(" <A.b@x>\r\n ").as_deref(), Some("A.b@x"));
        assert_eq!(canonical_message_id("A.b\r\n @x").as_deref(), Some("A.b@x"));
        assert_eq!(canonical_message_id("<>"), None);
    }

    #[test]
    fn an_unknown_sensitivity_is_private() {
        assert_eq!(Sensitivity::from_mapi(7), Sensitivity::Private);
        assert_eq!(Sensitivity::from_mapi(0), Sensitivity::Normal);
    }
}
