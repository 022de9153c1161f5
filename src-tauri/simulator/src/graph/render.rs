//! How messages and folders look on the wire
//! (<https://learn.microsoft.com/graph/api/resources/message>, <https://learn.microsoft.com/graph/api/resources/mailfolder>).

use serde_json::{Map, Value, json};

use super::extended;
use super::filter;
use super::odata::{Expand, Prefer, Query};
use crate::clock::graph_time;
use crate::http::percent_encode;
use crate::seed::Party;
use crate::tenant::folder::Folder;
use crate::tenant::mailbox::Mailbox;
use crate::tenant::message::Message;

/// Properties of a message that `$select` may name.
pub(crate) const MESSAGE: &[&str] = &[
    "id",
    "createdDateTime",
    "lastModifiedDateTime",
    "changeKey",
    "categories",
    "receivedDateTime",
    "sentDateTime",
    "hasAttachments",
    "internetMessageId",
    "internetMessageHeaders",
    "subject",
    "bodyPreview",
    "importance",
    "parentFolderId",
    "conversationId",
    "conversationIndex",
    "isDeliveryReceiptRequested",
    "isReadReceiptRequested",
    "isRead",
    "isDraft",
    "webLink",
    "inferenceClassification",
    "body",
    "uniqueBody",
    "sender",
    "from",
    "toRecipients",
    "ccRecipients",
    "bccRecipients",
    "replyTo",
    "flag",
    "attachments",
    "extensions",
    "singleValueExtendedProperties",
    "multiValueExtendedProperties",
];

/// Properties of a folder that `$select` may name; `sizeInBytes` is not in Microsoft's schema but in real answers.
pub(crate) const FOLDER: &[&str] = &[
    "id",
    "displayName",
    "parentFolderId",
    "childFolderCount",
    "unreadItemCount",
    "totalItemCount",
    "isHidden",
    "sizeInBytes",
    "childFolders",
    "messages",
    "singleValueExtendedProperties",
];

/// What of a message is wanted, and in which form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shape {
    pub(crate) immutable: bool,
    pub(crate) text_body: bool,
    /// In lower case; `None` is everything.
    pub(crate) select: Option<Vec<String>>,
    pub(crate) properties: Vec<String>,
    /// The attachments, where they are wanted.
    pub(crate) attachments: Option<Expand>,
}

impl Shape {
    pub(crate) fn new(query: &Query, prefer: &Prefer) -> Self {
        let mut shape = Self {
            immutable: prefer.immutable,
            text_body: prefer.text_body,
            select: query.select.clone(),
            ..Self::default()
        };
        for expand in &query.expand {
            match expand.name.as_str() {
                "singlevalueextendedproperties" => {
                    if let Some(Ok(filter)) = expand.filter.as_deref().map(filter::parse) {
                        extended::ids_in(&filter, &mut shape.properties);
                    }
                }
                "attachments" => shape.attachments = Some(expand.clone()),
                _ => {}
            }
        }
        shape
    }

    fn wants(&self, name: &str) -> bool {
        self.select.as_ref().is_none_or(|names| names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name)))
    }

    /// The id in the form asked for.
    pub(crate) fn id<'a>(&self, message: &'a Message) -> &'a str {
        if self.immutable { &message.immutable_id } else { &message.rest_id }
    }
}

/// A message as JSON.
pub(crate) fn message(message: &Message, mailbox: &Mailbox, shape: &Shape) -> Value {
    let mut out = Map::new();
    out.insert("@odata.etag".to_owned(), format!("W/\"{}\"", message.change_key()).into());
    out.insert("id".to_owned(), shape.id(message).into());
    for name in MESSAGE {
        let on_demand = matches!(*name, "internetMessageHeaders" | "uniqueBody" | "conversationIndex");
        if (on_demand && shape.select.is_none()) || !shape.wants(name) {
            continue;
        }
        if let Some(value) = property(message, mailbox, shape, name) {
            out.insert((*name).to_owned(), value);
        }
    }
    if let Some(found) = extended::expanded(message, &shape.properties) {
        out.insert("singleValueExtendedProperties".to_owned(), found);
    }
    if let Some(expand) = &shape.attachments {
        let id = shape.id(message);
        let all = message.attachments.iter().enumerate();
        let list = all
            .map(|(at, file)| super::attachments::render(file, id, at, expand.select.as_deref()))
            .collect();
        out.insert("attachments".to_owned(), Value::Array(list));
    }
    lay_over(&mut out, message.overlay.as_ref(), shape);
    Value::Object(out)
}

/// The seed's overlay: only members that were asked for, or that no `$select` could ask for.
fn lay_over(out: &mut Map<String, Value>, overlay: Option<&Value>, shape: &Shape) {
    for (name, value) in overlay.and_then(Value::as_object).into_iter().flatten() {
        let known = MESSAGE.iter().any(|known| known == name);
        if name == "id" || !known || shape.wants(name) {
            out.insert(name.clone(), value.clone());
        }
    }
}

fn property(message: &Message, mailbox: &Mailbox, shape: &Shape, name: &str) -> Option<Value> {
    Some(match name {
        "createdDateTime" => graph_time(message.created).into(),
        "lastModifiedDateTime" => graph_time(message.modified).into(),
        "receivedDateTime" => graph_time(message.received).into(),
        "sentDateTime" => graph_time(message.sent).into(),
        "changeKey" => message.change_key().into(),
        "categories" => json!(message.categories),
        "hasAttachments" => message.has_attachments().into(),
        "internetMessageId" => json!(message.internet_message_id),
        "internetMessageHeaders" => headers(message),
        "subject" => json!(message.subject),
        "bodyPreview" => message.preview().into(),
        "importance" => message.importance.clone().into(),
        "parentFolderId" => mailbox.folders.get(&message.folder).map_or(Value::Null, |f| f.id.clone().into()),
        "conversationId" => conversation(message, mailbox).into(),
        "isDeliveryReceiptRequested" => message.delivery_receipt.into(),
        "isReadReceiptRequested" => message.read_receipt.into(),
        "isRead" => message.is_read.into(),
        "isDraft" => message.is_draft.into(),
        "webLink" => web_link(message).into(),
        "inferenceClassification" => message.inference.clone().into(),
        "body" | "uniqueBody" => body(message, shape),
        "sender" => recipient(message.sender.as_ref()?),
        "from" => recipient(message.from.as_ref()?),
        "toRecipients" => recipients(&message.to),
        "ccRecipients" => recipients(&message.cc),
        "bccRecipients" => recipients(&message.bcc),
        "replyTo" => recipients(&message.reply_to),
        "flag" => message.flag.clone(),
        _ => return None,
    })
}

fn headers(message: &Message) -> Value {
    message.headers.iter().map(|(name, value)| json!({"name": name, "value": value})).collect()
}

fn body(message: &Message, shape: &Shape) -> Value {
    if shape.text_body || !message.body_is_html {
        json!({"contentType": "text", "content": message.body_text()})
    } else {
        json!({"contentType": "html", "content": message.body})
    }
}

/// The link carries the id of the place, so it dies when the message moves (wire §1, webLink).
fn web_link(message: &Message) -> String {
    let id = percent_encode(&message.rest_id);
    format!("https://outlook.office365.com/owa/?ItemID={id}&exvsurl=1&viewmodel=ReadMessageItem")
}

/// The id that the messages of a conversation share.
pub(crate) fn conversation(message: &Message, mailbox: &Mailbox) -> String {
    use base64::Engine;
    let key = if message.conversation.is_empty() { &message.immutable_id } else { &message.conversation };
    let mut bytes = vec![0x00, 0x03, 0x24, 0x00];
    bytes.extend(mailbox.id.as_bytes());
    bytes.extend([0x00, 0x10, 0x00]);
    bytes.extend(crate::tenant::ids::digest(&["conversation", key]));
    base64::engine::general_purpose::URL_SAFE.encode(bytes)
}

fn recipient(party: &Party) -> Value {
    json!({"emailAddress": {"name": party.name, "address": party.address}})
}

fn recipients(list: &[Party]) -> Value {
    list.iter().map(recipient).collect()
}

/// A folder as JSON. The well-known name is not part of it in v1.0.
pub(crate) fn folder(folder: &Folder, mailbox: &Mailbox, select: Option<&[String]>) -> Value {
    let parent = folder.parent.and_then(|parent| mailbox.folders.get(&parent)).unwrap_or(folder);
    let all = json!({
        "displayName": folder.name,
        "parentFolderId": parent.id,
        "childFolderCount": mailbox.children(folder.key).len(),
        "unreadItemCount": folder.unread,
        "totalItemCount": folder.items.len(),
        "sizeInBytes": folder.size,
        "isHidden": folder.hidden,
    });
    let mut out = Map::new();
    out.insert("id".to_owned(), folder.id.clone().into());
    for (name, value) in all.as_object().into_iter().flatten() {
        if select.is_none_or(|names| names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name))) {
            out.insert(name.clone(), value.clone());
        }
    }
    Value::Object(out)
}
