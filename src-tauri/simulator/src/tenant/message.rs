//! One message of a mailbox, as Exchange would hold it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::seed::{Party, SeedAttachment, SeedMessage};

/// A file on a message.
#[derive(Debug, Clone)]
pub(crate) struct Attachment {
    pub(crate) name: String,
    pub(crate) content_type: String,
    pub(crate) bytes: Arc<[u8]>,
    pub(crate) content_id: Option<String>,
    pub(crate) inline: bool,
    pub(crate) modified: DateTime<Utc>,
}

/// A message.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "Exchange's own flags")]
pub(crate) struct Message {
    /// The simulator's own number, never on the wire.
    pub(crate) key: u64,
    pub(crate) immutable_id: String,
    /// The id of the place it lies in; another one after each move.
    pub(crate) rest_id: String,
    pub(crate) folder: u32,
    /// Change number of its last change.
    pub(crate) change: u64,
    /// Change number of its coming into this folder.
    pub(crate) entered: u64,
    pub(crate) created: DateTime<Utc>,
    pub(crate) modified: DateTime<Utc>,
    pub(crate) received: DateTime<Utc>,
    pub(crate) sent: DateTime<Utc>,
    pub(crate) subject: Option<String>,
    pub(crate) from: Option<Party>,
    pub(crate) sender: Option<Party>,
    pub(crate) to: Vec<Party>,
    pub(crate) cc: Vec<Party>,
    pub(crate) bcc: Vec<Party>,
    pub(crate) reply_to: Vec<Party>,
    pub(crate) body: String,
    pub(crate) body_is_html: bool,
    pub(crate) internet_message_id: Option<String>,
    pub(crate) conversation: String,
    pub(crate) is_read: bool,
    pub(crate) is_draft: bool,
    pub(crate) read_receipt: bool,
    pub(crate) delivery_receipt: bool,
    pub(crate) importance: String,
    pub(crate) inference: String,
    pub(crate) sensitivity: u8,
    pub(crate) flag: Value,
    pub(crate) categories: Vec<String>,
    pub(crate) attachments: Vec<Attachment>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) mime: Option<Arc<[u8]>>,
    /// Extended properties that a client set, by their normal id.
    pub(crate) extended: BTreeMap<String, String>,
    pub(crate) overlay: Option<Value>,
}

impl Message {
    /// A message from its seed; the mailbox gives it its ids and its place.
    pub(crate) fn from_seed(seed: SeedMessage, now: DateTime<Utc>) -> Self {
        let attachments = seed.attachments.into_iter().map(|file| attachment(file, now)).collect();
        Self {
            created: seed.received,
            modified: seed.received,
            received: seed.received,
            sent: seed.sent,
            subject: seed.subject,
            from: seed.from,
            sender: seed.sender,
            to: seed.to,
            cc: seed.cc,
            body: seed.body_html,
            internet_message_id: seed.internet_message_id,
            conversation: seed.conversation,
            is_draft: seed.is_draft,
            sensitivity: seed.sensitivity,
            importance: if seed.importance.is_empty() { "normal".to_owned() } else { seed.importance },
            attachments,
            headers: seed.headers,
            mime: seed.mime.map(Arc::from),
            overlay: seed.json_overlay,
            ..Self::blank(now)
        }
    }

    /// An empty unread message.
    pub(crate) fn blank(now: DateTime<Utc>) -> Self {
        Self {
            key: 0,
            immutable_id: String::new(),
            rest_id: String::new(),
            folder: 0,
            change: 0,
            entered: 0,
            created: now,
            modified: now,
            received: now,
            sent: now,
            subject: None,
            from: None,
            sender: None,
            to: Vec::new(),
            cc: Vec::new(),
            bcc: Vec::new(),
            reply_to: Vec::new(),
            body: String::new(),
            body_is_html: true,
            internet_message_id: None,
            conversation: String::new(),
            is_read: false,
            is_draft: false,
            read_receipt: false,
            delivery_receipt: false,
            importance: "normal".to_owned(),
            inference: "focused".to_owned(),
            sensitivity: 0,
            flag: json!({"flagStatus": "notFlagged"}),
            categories: Vec::new(),
            attachments: Vec::new(),
            headers: Vec::new(),
            mime: None,
            extended: BTreeMap::new(),
            overlay: None,
        }
    }

    /// Inline pictures do not count (learn resources/message, hasAttachments).
    pub(crate) fn has_attachments(&self) -> bool {
        self.attachments.iter().any(|file| !file.inline)
    }

    /// Roughly what Exchange would account for it, in bytes.
    pub(crate) fn size(&self) -> usize {
        let files: usize = self.attachments.iter().map(|file| file.bytes.len()).sum();
        let subject = self.subject.as_ref().map_or(0, String::len);
        2048 + self.body.len() * 2 + subject * 2 + files
    }

    /// The change key: opaque, another one after each change.
    pub(crate) fn change_key(&self) -> String {
        use base64::Engine;
        let mut bytes = vec![0x09, 0, 0, 0, 0x16, 0, 0, 0];
        bytes.extend(crate::tenant::ids::digest(&["change", &self.immutable_id]));
        bytes.extend(self.change.to_be_bytes());
        base64::engine::general_purpose::STANDARD.encode(bytes)
    }

    /// The body without its mark-up.
    pub(crate) fn body_text(&self) -> String {
        if self.body_is_html { super::text::from_html(&self.body) } else { self.body.clone() }
    }

    /// The first 255 characters of the text.
    pub(crate) fn preview(&self) -> String {
        // The text of a short beginning is enough; bodies may be megabytes long.
        let head: String = self.body.chars().take(8_000).collect();
        let text = if self.body_is_html { super::text::from_html(&head) } else { head };
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").chars().take(255).collect()
    }
}

/// A file from its seed; one with a Content-ID is shown inside the body.
pub(crate) fn attachment(file: SeedAttachment, now: DateTime<Utc>) -> Attachment {
    Attachment {
        name: file.name,
        content_type: file.content_type,
        bytes: Arc::from(file.bytes),
        inline: file.content_id.is_some(),
        content_id: file.content_id,
        modified: now,
    }
}
