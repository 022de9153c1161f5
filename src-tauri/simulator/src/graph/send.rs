//! Sending: into the tenant's own mailboxes; what goes outside is dropped
//! (<https://learn.microsoft.com/graph/api/user-sendmail>, `message-send`).

use serde_json::Value;

use super::Request;
use super::body;
use super::edit::Edit;
use super::error::{Answer, Fail};
use super::messages;
use crate::clock;
use crate::http::Reply;
use crate::seed::Party;
use crate::tenant::Tenant;
use crate::tenant::message::Message;

/// `POST …/sendMail`: 202, and a copy in Sent Items unless told otherwise.
pub(crate) fn mail(request: &Request<'_>, tenant: &mut Tenant, mailbox: &str) -> Answer {
    let map = body::object(request.call)?;
    let content = body::member(&map, "message").and_then(Value::as_object);
    let content =
        content.ok_or_else(|| Fail::bad_request("The value of 'message' is missing or invalid."))?;
    let mut message = Message::blank(clock::now());
    Edit::read(content, true)?.apply(&mut message);
    let save = body::member(&map, "saveToSentItems").and_then(Value::as_bool).unwrap_or(true);
    dispatch(tenant, mailbox, message, save)
}

/// `POST …/messages/{id}/send`: a draft goes out.
pub(crate) fn draft(request: &Request<'_>, tenant: &mut Tenant, mailbox: &str, id: &str) -> Answer {
    let own = tenant.mailboxes.get_mut(mailbox).ok_or_else(Fail::item_not_found)?;
    let key = messages::find(own, None, id, request)?;
    let message = own.message(key).filter(|message| message.is_draft).cloned();
    let message =
        message.ok_or_else(|| Fail::new(400, "ErrorInvalidRequest", "The message is not a draft."))?;
    own.remove(key);
    dispatch(tenant, mailbox, message, true)
}

fn dispatch(tenant: &mut Tenant, mailbox: &str, mut message: Message, save: bool) -> Answer {
    let everyone: Vec<Party> =
        [&message.to, &message.cc, &message.bcc].into_iter().flatten().cloned().collect();
    if everyone.is_empty() {
        return Err(Fail::new(400, "ErrorInvalidRecipients", "At least one recipient isn't valid."));
    }
    let now = clock::now();
    let own = tenant.mailboxes.get_mut(mailbox).ok_or_else(Fail::item_not_found)?;
    let author = Party { name: own.name.clone(), address: own.address.clone() };
    message.from.get_or_insert_with(|| author.clone());
    message.sender = Some(author);
    message.is_draft = false;
    (message.sent, message.received, message.created) = (now, now, now);
    let domain = own.address.split_once('@').map_or("localhost", |(_, domain)| domain).to_owned();
    message.internet_message_id.get_or_insert_with(|| format!("<{}@{domain}>", uuid::Uuid::new_v4()));
    if save {
        let sent = own.well_known("sentitems").unwrap_or_default();
        own.add(Message { is_read: true, ..message.clone() }, sent);
    }
    message.bcc.clear();
    message.is_read = false;
    for id in everyone
        .iter()
        .filter_map(|p| tenant.mailbox_id(&p.address).map(str::to_owned))
        .collect::<std::collections::BTreeSet<_>>()
    {
        if let Some(target) = tenant.mailboxes.get_mut(&id) {
            let inbox = target.well_known("inbox").unwrap_or_default();
            target.add(message.clone(), inbox);
        }
    }
    Ok(Reply::empty(202))
}
