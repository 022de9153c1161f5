//! What a client may write into a message (<https://learn.microsoft.com/graph/api/message-update>).

use serde_json::{Map, Value};

use super::attachments;
use super::error::Fail;
use super::extended;
use super::render::MESSAGE;
use crate::seed::Party;
use crate::tenant::message::{Attachment, Message};

/// A checked change, ready to be applied.
#[derive(Debug, Default)]
pub(crate) struct Edit {
    changes: Vec<Change>,
}

#[derive(Debug)]
enum Change {
    Read(bool),
    Categories(Vec<String>),
    Flag(Value),
    Importance(String),
    Inference(String),
    Subject(Option<String>),
    Body(String, bool),
    From(Option<Party>),
    Sender(Option<Party>),
    To(Vec<Party>),
    Cc(Vec<Party>),
    Bcc(Vec<Party>),
    ReplyTo(Vec<Party>),
    InternetId(String),
    ReadReceipt(bool),
    DeliveryReceipt(bool),
    Extended(Vec<(String, String)>),
    Headers(Vec<(String, String)>),
    Attachments(Vec<Attachment>),
}

impl Edit {
    /// Reads a JSON message. On one that was sent or received only a few properties may change.
    pub(crate) fn read(map: &Map<String, Value>, is_draft: bool) -> Result<Self, Fail> {
        let mut edit = Self::default();
        for (name, value) in map.iter().filter(|(name, _)| !name.starts_with('@')) {
            let known = MESSAGE.iter().find(|known| known.eq_ignore_ascii_case(name)).ok_or_else(|| {
                Fail::new(400, "RequestBodyRead", format!("The property '{name}' does not exist on type 'microsoft.graph.message'. Make sure to only use property names that are defined by the type."))
            })?;
            if !is_draft && only_in_drafts(known) {
                return Err(Fail::new(
                    400,
                    "ErrorInvalidPropertySet",
                    format!("The property '{known}' can be set only while the message is a draft."),
                ));
            }
            if let Some(change) = change(known, value)? {
                edit.changes.push(change);
            }
        }
        Ok(edit)
    }

    pub(crate) fn apply(self, message: &mut Message) {
        for change in self.changes {
            match change {
                Change::Read(read) => message.is_read = read,
                Change::Categories(names) => message.categories = names,
                Change::Flag(flag) => message.flag = flag,
                Change::Importance(importance) => message.importance = importance,
                Change::Inference(inference) => message.inference = inference,
                Change::Subject(subject) => message.subject = subject,
                Change::Body(body, html) => {
                    (message.body, message.body_is_html, message.mime) = (body, html, None);
                }
                Change::From(party) => message.from = party,
                Change::Sender(party) => message.sender = party,
                Change::To(list) => message.to = list,
                Change::Cc(list) => message.cc = list,
                Change::Bcc(list) => message.bcc = list,
                Change::ReplyTo(list) => message.reply_to = list,
                Change::InternetId(id) => message.internet_message_id = Some(id),
                Change::ReadReceipt(asked) => message.read_receipt = asked,
                Change::DeliveryReceipt(asked) => message.delivery_receipt = asked,
                Change::Extended(pairs) => message.extended.extend(pairs),
                Change::Headers(pairs) => message.headers.extend(pairs),
                Change::Attachments(files) => message.attachments.extend(files),
            }
        }
        if let Some(set) = message.extended.get("Integer 0x36").and_then(|value| value.parse().ok()) {
            message.sensitivity = set;
        }
    }
}

fn only_in_drafts(name: &str) -> bool {
    matches!(
        name,
        "subject"
            | "body"
            | "from"
            | "sender"
            | "toRecipients"
            | "ccRecipients"
            | "bccRecipients"
            | "replyTo"
            | "internetMessageId"
            | "internetMessageHeaders"
            | "isDeliveryReceiptRequested"
            | "isReadReceiptRequested"
            | "attachments"
    )
}

fn change(name: &str, value: &Value) -> Result<Option<Change>, Fail> {
    Ok(Some(match name {
        "isRead" => Change::Read(boolean(name, value)?),
        "isReadReceiptRequested" => Change::ReadReceipt(boolean(name, value)?),
        "isDeliveryReceiptRequested" => Change::DeliveryReceipt(boolean(name, value)?),
        "categories" => {
            Change::Categories(list(name, value)?.iter().map(|v| text(name, v)).collect::<Result<_, _>>()?)
        }
        "flag" => Change::Flag(flag(value)?),
        "importance" => Change::Importance(one_of(name, value, &["low", "normal", "high"])?),
        "inferenceClassification" => Change::Inference(one_of(name, value, &["focused", "other"])?),
        "subject" => Change::Subject(if value.is_null() { None } else { Some(text(name, value)?) }),
        "body" => {
            let kind = value
                .get("contentType")
                .map_or(Ok("text".to_owned()), |kind| one_of(name, kind, &["text", "html"]))?;
            Change::Body(value.get("content").map_or(Ok(String::new()), |v| text(name, v))?, kind == "html")
        }
        "from" => Change::From(party(name, value)?),
        "sender" => Change::Sender(party(name, value)?),
        "toRecipients" => Change::To(parties(name, value)?),
        "ccRecipients" => Change::Cc(parties(name, value)?),
        "bccRecipients" => Change::Bcc(parties(name, value)?),
        "replyTo" => Change::ReplyTo(parties(name, value)?),
        "internetMessageId" => Change::InternetId(text(name, value)?),
        "singleValueExtendedProperties" => Change::Extended(properties(name, value)?),
        "internetMessageHeaders" => {
            let pair = |v: &Value| {
                Ok((text(name, v.get("name").unwrap_or(v))?, text(name, v.get("value").unwrap_or(v))?))
            };
            Change::Headers(list(name, value)?.iter().map(pair).collect::<Result<_, Fail>>()?)
        }
        "attachments" => {
            let file = |v: &Value| attachments::read(v.as_object().ok_or_else(|| wrong(name))?);
            Change::Attachments(list(name, value)?.iter().map(file).collect::<Result<_, Fail>>()?)
        }
        // Read-only properties are ignored when a client sends back what it read.
        _ => return Ok(None),
    }))
}

fn properties(name: &str, value: &Value) -> Result<Vec<(String, String)>, Fail> {
    let pair = |v: &Value| {
        let id = text(name, v.get("id").unwrap_or(v))?;
        let normal = extended::normal_id(&id).ok_or_else(|| wrong(name))?;
        Ok((normal, text(name, v.get("value").unwrap_or(v))?))
    };
    list(name, value)?.iter().map(pair).collect()
}

fn wrong(name: &str) -> Fail {
    Fail::bad_request(format!("Cannot convert the value of property '{name}' to its expected type."))
}

fn boolean(name: &str, value: &Value) -> Result<bool, Fail> {
    value.as_bool().ok_or_else(|| wrong(name))
}

fn text(name: &str, value: &Value) -> Result<String, Fail> {
    value.as_str().map(str::to_owned).ok_or_else(|| wrong(name))
}

fn list<'a>(name: &str, value: &'a Value) -> Result<&'a [Value], Fail> {
    value.as_array().map(Vec::as_slice).ok_or_else(|| wrong(name))
}

fn one_of(name: &str, value: &Value, allowed: &[&str]) -> Result<String, Fail> {
    let given = text(name, value)?;
    let found = allowed.iter().find(|allowed| allowed.eq_ignore_ascii_case(&given));
    found.map(|found| (*found).to_owned()).ok_or_else(|| wrong(name))
}

fn flag(value: &Value) -> Result<Value, Fail> {
    let status = value.get("flagStatus").ok_or_else(|| wrong("flag"))?;
    one_of("flag", status, &["notFlagged", "complete", "flagged"])?;
    Ok(value.clone())
}

fn party(name: &str, value: &Value) -> Result<Option<Party>, Fail> {
    if value.is_null() {
        return Ok(None);
    }
    let address = value.get("emailAddress").filter(|v| v.is_object()).ok_or_else(|| wrong(name))?;
    let part = |key: &str| address.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut party = Party { name: part("name"), address: part("address") };
    if party.name.is_empty() {
        party.name.clone_from(&party.address);
    }
    Ok(Some(party))
}

fn parties(name: &str, value: &Value) -> Result<Vec<Party>, Fail> {
    let all: Vec<Option<Party>> =
        list(name, value)?.iter().map(|v| party(name, v)).collect::<Result<_, _>>()?;
    Ok(all.into_iter().flatten().collect())
}
