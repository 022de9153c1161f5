//! What a mailbox holds, for tests to look at.

use crate::seed::Party;
use crate::tenant::message::Message;

/// A message as it lies in a mailbox, at the moment of asking.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredMessage {
    /// Id that follows the message.
    pub immutable_id: String,
    /// Id that changes when it moves.
    pub rest_id: String,
    /// Internet Message-ID.
    pub internet_message_id: Option<String>,
    /// Subject.
    pub subject: Option<String>,
    /// Author.
    pub from: Option<Party>,
    /// Time of receipt.
    pub received: chrono::DateTime<chrono::Utc>,
    /// Whether it is marked read.
    pub is_read: bool,
    /// Whether it is a draft.
    pub is_draft: bool,
    /// `flagStatus`.
    pub flag: String,
    /// Categories.
    pub categories: Vec<String>,
    /// Another one after each change.
    pub change_key: String,
}

/// The snapshot of a message.
pub(crate) fn stored(message: &Message) -> StoredMessage {
    let flag = message.flag.get("flagStatus").and_then(serde_json::Value::as_str);
    StoredMessage {
        immutable_id: message.immutable_id.clone(),
        rest_id: message.rest_id.clone(),
        internet_message_id: message.internet_message_id.clone(),
        subject: message.subject.clone(),
        from: message.from.clone(),
        received: message.received,
        is_read: message.is_read,
        is_draft: message.is_draft,
        flag: flag.unwrap_or("notFlagged").to_owned(),
        categories: message.categories.clone(),
        change_key: message.change_key(),
    }
}
