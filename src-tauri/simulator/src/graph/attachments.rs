//! Files on messages (<https://learn.microsoft.com/graph/api/resources/fileattachment>).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::Request;
use super::body;
use super::error::{Answer, Fail};
use crate::clock::{self, graph_time};
use crate::http::Reply;
use crate::seed::SeedAttachment;
use crate::tenant::ids;
use crate::tenant::mailbox::Mailbox;
use crate::tenant::message::{self, Attachment, Message};

/// `…/messages/{id}/attachments` and what is below it.
pub(crate) fn serve(request: &Request<'_>, mailbox: &mut Mailbox, key: u64, rest: &[&str]) -> Answer {
    let message = mailbox.message(key).ok_or_else(Fail::item_not_found)?;
    let shape_id = if request.prefer.immutable { &message.immutable_id } else { &message.rest_id };
    match (request.call.method.as_str(), rest) {
        ("GET", []) => {
            let select = request.query.select.as_deref();
            let all = message.attachments.iter().enumerate();
            let list: Vec<Value> = all.map(|(at, file)| render(file, shape_id, at, select)).collect();
            Ok(request.ok(json!({"@odata.context": request.context("attachments"), "value": list})))
        }
        ("POST", []) => add(request, mailbox, key),
        ("GET", [id]) => {
            let (at, file) = find(message, id)?;
            let mut out = render(file, shape_id, at, request.query.select.as_deref());
            if let Some(map) = out.as_object_mut() {
                map.insert("@odata.context".to_owned(), request.context("attachments/$entity").into());
            }
            Ok(request.ok(out))
        }
        ("GET", [id, "$value"]) => {
            let (_, file) = find(message, id)?;
            Ok(Reply::bytes(200, &file.content_type, file.bytes.to_vec()))
        }
        ("DELETE", [id]) => {
            let (at, _) = find(message, id)?;
            mailbox.edit(key, |message| drop(message.attachments.remove(at)));
            Ok(Reply::empty(204))
        }
        (_, [] | [_] | [_, "$value"]) => Err(Fail::method_not_allowed()),
        (_, [.., last]) => Err(Fail::no_such_path(last)),
    }
}

fn find<'a>(message: &'a Message, id: &str) -> Result<(usize, &'a Attachment), Fail> {
    let is = |at: usize| {
        ids::attachment_id(&message.rest_id, at) == id || ids::attachment_id(&message.immutable_id, at) == id
    };
    let found = message.attachments.iter().enumerate().find(|(at, _)| is(*at));
    found.ok_or_else(|| if ids::is_well_formed(id) { Fail::item_not_found() } else { Fail::malformed_id() })
}

/// A file as JSON; `message` is the id of its message in the form asked for.
pub(crate) fn render(file: &Attachment, message: &str, at: usize, select: Option<&[String]>) -> Value {
    let wants =
        |name: &str| select.is_none_or(|names| names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name)));
    let mut out = Map::new();
    out.insert("@odata.type".to_owned(), "#microsoft.graph.fileAttachment".into());
    out.insert("@odata.mediaContentType".to_owned(), file.content_type.clone().into());
    out.insert("id".to_owned(), ids::attachment_id(message, at).into());
    let plain = json!({
        "lastModifiedDateTime": graph_time(file.modified),
        "name": file.name,
        "contentType": file.content_type,
        "size": file.bytes.len(),
        "isInline": file.inline,
        "contentId": file.content_id,
        "contentLocation": null,
    });
    for (name, value) in plain.as_object().into_iter().flatten().filter(|(name, _)| wants(name)) {
        out.insert(name.clone(), value.clone());
    }
    if wants("contentBytes") {
        out.insert("contentBytes".to_owned(), STANDARD.encode(&file.bytes).into());
    }
    Value::Object(out)
}

fn add(request: &Request<'_>, mailbox: &mut Mailbox, key: u64) -> Answer {
    let file = read(&body::object(request.call)?)?;
    mailbox.edit(key, |message| message.attachments.push(file));
    let message = mailbox.message(key).ok_or_else(Fail::item_not_found)?;
    let at = message.attachments.len().saturating_sub(1);
    let id = if request.prefer.immutable { &message.immutable_id } else { &message.rest_id };
    let file = message.attachments.get(at).ok_or_else(Fail::item_not_found)?;
    Ok(request.answer(201, render(file, id, at, None)))
}

/// A `fileAttachment` that a client sent.
pub(crate) fn read(map: &Map<String, Value>) -> Result<Attachment, Fail> {
    let bytes = STANDARD
        .decode(body::text(map, "contentBytes")?)
        .map_err(|_| Fail::bad_request("Cannot convert the literal to the expected type 'Edm.Binary'."))?;
    let text = |name: &str| body::member(map, name).and_then(Value::as_str).map(str::to_owned);
    let seed = SeedAttachment {
        name: body::text(map, "name")?.to_owned(),
        content_type: text("contentType").unwrap_or_else(|| "application/octet-stream".to_owned()),
        bytes,
        content_id: text("contentId"),
    };
    let mut file = message::attachment(seed, clock::now());
    file.inline = body::member(map, "isInline").and_then(Value::as_bool).unwrap_or(false);
    Ok(file)
}
