//! One message: read, create, change, delete, MIME (<https://learn.microsoft.com/graph/api/resources/message>).

use base64::Engine;
use serde_json::{Value, json};

use super::Request;
use super::body;
use super::edit::Edit;
use super::error::{Answer, Fail};
use super::filter;
use super::render::{self, Shape};
use super::{attachments, delta, list, moves};
use crate::clock;
use crate::http::Reply;
use crate::tenant::ids;
use crate::tenant::mailbox::Mailbox;
use crate::tenant::message::Message;
use crate::tenant::mime;

/// `…/messages` and all below it; `folder` is the folder of the path, if it names one.
pub(crate) fn serve(
    request: &Request<'_>,
    mailbox: &mut Mailbox,
    folder: Option<u32>,
    rest: &[&str],
) -> Answer {
    let method = request.call.method.as_str();
    match (method, rest) {
        ("GET", []) => list::page(request, mailbox, folder),
        ("POST", []) => create(request, mailbox, folder),
        ("GET", ["$count"]) => list::count(request, mailbox, folder),
        ("GET", ["delta"]) => delta::messages(request, mailbox, folder),
        (_, [] | ["$count" | "delta"]) => Err(Fail::method_not_allowed()),
        (_, [id, rest @ ..]) => {
            let key = find(mailbox, folder, id, request)?;
            one(request, mailbox, key, rest)
        }
    }
}

fn one(request: &Request<'_>, mailbox: &mut Mailbox, key: u64, rest: &[&str]) -> Answer {
    let lower: Vec<String> = rest.iter().map(|segment| segment.to_ascii_lowercase()).collect();
    let names: Vec<&str> = lower.iter().map(String::as_str).collect();
    match (request.call.method.as_str(), names.as_slice()) {
        ("GET", []) => {
            request.query.check_select(render::MESSAGE, "message")?;
            Ok(full(request, mailbox, key, 200))
        }
        ("PATCH", []) => update(request, mailbox, key),
        ("DELETE", []) => moves::delete(request, mailbox, key),
        ("GET", ["$value"]) => value(mailbox, key),
        ("POST", ["move"]) => moves::relocate(request, mailbox, key),
        ("POST", ["copy"]) => moves::copy(request, mailbox, key),
        ("POST", ["permanentdelete"]) => moves::purge(request, mailbox, key),
        (_, ["attachments", ..]) => {
            attachments::serve(request, mailbox, key, rest.get(1..).unwrap_or_default())
        }
        (_, [] | ["$value" | "move" | "copy" | "permanentdelete"]) => Err(Fail::method_not_allowed()),
        (_, [other, ..]) => Err(Fail::no_such_path(other)),
    }
}

/// The message of an id in the path; inside a folder's path it has to lie in that folder.
pub(crate) fn find(
    mailbox: &Mailbox,
    folder: Option<u32>,
    id: &str,
    request: &Request<'_>,
) -> Result<u64, Fail> {
    let message = mailbox
        .find(id)
        .ok_or_else(|| if ids::is_well_formed(id) { Fail::item_not_found() } else { Fail::malformed_id() })?;
    // Where immutable ids are not honoured there are none.
    if id == message.immutable_id && !request.settings.honour_immutable_ids {
        return Err(Fail::item_not_found());
    }
    if folder.is_some_and(|folder| folder != message.folder) {
        return Err(Fail::item_not_found());
    }
    Ok(message.key)
}

/// The whole message as an answer.
pub(crate) fn full(request: &Request<'_>, mailbox: &Mailbox, key: u64, status: u16) -> Reply {
    let Some(message) = mailbox.message(key) else {
        return Reply::empty(status);
    };
    let shape = Shape::new(&request.query, &request.prefer);
    let mut out = render::message(message, mailbox, &shape);
    if let Some(map) = out.as_object_mut() {
        map.insert("@odata.context".to_owned(), request.context("messages/$entity").into());
    }
    request.answer(status, out)
}

/// Refuses when `If-Match` names another version than the present one.
pub(crate) fn check_version(request: &Request<'_>, message: &Message) -> Result<(), Fail> {
    let Some(wanted) = request.call.header("if-match").map(str::trim).filter(|tag| *tag != "*") else {
        return Ok(());
    };
    let wanted = wanted.trim_start_matches("W/").trim_matches('"');
    if wanted == message.change_key() {
        return Ok(());
    }
    Err(Fail::new(
        412,
        "ErrorIrresolvableConflict",
        "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.",
    ))
}

fn update(request: &Request<'_>, mailbox: &mut Mailbox, key: u64) -> Answer {
    let map = body::object(request.call)?;
    let message = mailbox.message(key).ok_or_else(Fail::item_not_found)?;
    check_version(request, message)?;
    let edit = Edit::read(&map, message.is_draft)?;
    mailbox.edit(key, |message| edit.apply(message));
    Ok(full(request, mailbox, key, 200))
}

/// A draft: from JSON, or from MIME in base64 with the content type `text/plain`
/// (<https://learn.microsoft.com/graph/api/user-post-messages>).
fn create(request: &Request<'_>, mailbox: &mut Mailbox, folder: Option<u32>) -> Answer {
    let mut message = draft(request, mailbox)?;
    if message.internet_message_id.is_none() {
        message.internet_message_id =
            Some(format!("<{}@{}>", uuid::Uuid::new_v4(), domain_of(&mailbox.address)));
    }
    message.is_draft = true;
    message.is_read = true;
    let place = folder.or_else(|| mailbox.well_known("drafts")).unwrap_or_default();
    let key = mailbox.add(message, place);
    Ok(full(request, mailbox, key, 201))
}

fn draft(request: &Request<'_>, _: &Mailbox) -> Result<Message, Fail> {
    let now = clock::now();
    if request.call.media_type() == "text/plain" {
        let text: Vec<u8> =
            request.call.body.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
        let mime = base64::engine::general_purpose::STANDARD.decode(text);
        let mime = mime.map_err(|_| {
            Fail::new(400, "ErrorMimeContentInvalidBase64String", "Invalid base64 string for MIME content.")
        })?;
        return Ok(Message::from_seed(mime::read(mime, now), now));
    }
    let edit = Edit::read(&body::object(request.call)?, true)?;
    let mut message = Message::blank(now);
    edit.apply(&mut message);
    Ok(message)
}

fn domain_of(address: &str) -> &str {
    address.split_once('@').map_or("localhost", |(_, domain)| domain)
}

/// The MIME content (<https://learn.microsoft.com/graph/outlook-get-mime-message>).
fn value(mailbox: &Mailbox, key: u64) -> Answer {
    let message = mailbox.message(key).ok_or_else(Fail::item_not_found)?;
    Ok(Reply::bytes(200, "text/plain", mime::write(message)))
}

/// `$filter` over a plain list in memory, as folders and users need it.
pub(crate) fn filtered<T: filter::Fields>(request: &Request<'_>, items: Vec<&T>) -> Result<Vec<usize>, Fail> {
    let mut found = Vec::new();
    for (at, item) in items.into_iter().enumerate() {
        if request.query.filter.as_ref().map_or(Ok(true), |filter| filter.holds(item))? {
            found.push(at);
        }
    }
    Ok(found)
}

/// A page of a list that is already in memory.
pub(crate) fn paged(request: &Request<'_>, context: &str, items: Vec<Value>, default: usize) -> Reply {
    let size = request.query.top.or(request.prefer.max_page).unwrap_or(default);
    let (skip, total) = (request.query.skip, items.len());
    let page: Vec<Value> = items.into_iter().skip(skip).take(size).collect();
    let mut out = json!({"@odata.context": request.context(context), "value": page});
    if let Some(map) = out.as_object_mut() {
        if request.query.count {
            map.insert("@odata.count".to_owned(), total.into());
        }
        if skip.saturating_add(size) < total {
            map.insert(
                "@odata.nextLink".to_owned(),
                request.query.next_link(&request.address(), skip + size).into(),
            );
        }
    }
    request.ok(out)
}
