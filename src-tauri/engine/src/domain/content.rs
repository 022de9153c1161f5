//! The content of a message, as it is shown to a person (R2).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::message::Party;

/// A file of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ContentFile {
    /// Name without any folder; never blank.
    pub name: String,
    /// Media type as the sender declared it, `application/octet-stream` where it did not.
    pub media_type: String,
    /// Bytes.
    #[specta(type = i32)]
    pub size: u64,
}

/// What a message says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MessageContent {
    /// Subject; may be blank.
    pub subject: String,
    /// Authors.
    pub from: Vec<Party>,
    /// `To:`.
    pub to: Vec<Party>,
    /// `Cc:`.
    pub cc: Vec<Party>,
    /// When it was sent, as the sender says, UTC.
    pub sent_at: Option<DateTime<Utc>>,
    /// The body as HTML without scripts, forms, frames and anything that would be loaded from elsewhere; blank when the
    /// message is plain text.
    pub html: String,
    /// The body as plain text.
    pub text: String,
    /// Images left out of the HTML because they lie on somebody's server, who would learn that the mail was read.
    pub remote_images: u32,
    /// Whether the body was too long to be shown whole.
    pub cut: bool,
    /// Its files, without the images that stand in the text.
    pub files: Vec<ContentFile>,
    /// Whether it was kept here; otherwise it was read from the mailbox just now.
    pub kept: bool,
}
