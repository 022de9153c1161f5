//! Move, copy, delete (<https://learn.microsoft.com/graph/api/message-move>, `message-copy`, `message-delete`,
//! `message-permanentdelete`).

use super::Request;
use super::body;
use super::error::{Answer, Fail};
use super::messages::{check_version, full};
use crate::http::Reply;
use crate::tenant::folder::is_well_known;
use crate::tenant::ids;
use crate::tenant::mailbox::Mailbox;

/// The folder that `destinationId` names: an id or a well-known name, in the same mailbox.
pub(crate) fn destination(request: &Request<'_>, mailbox: &Mailbox) -> Result<u32, Fail> {
    let map = body::object(request.call)?;
    let name = body::text(&map, "destinationId")?;
    mailbox.folder_key(name).ok_or_else(|| {
        if is_well_known(name) {
            Fail::item_not_found()
        } else if ids::is_well_formed(name) {
            Fail::new(404, "ErrorFolderNotFound", "The specified folder could not be found in the store.")
        } else {
            Fail::malformed_id()
        }
    })
}

/// 201 with the whole message under its new id; the old id is dead from then on.
pub(crate) fn relocate(request: &Request<'_>, mailbox: &mut Mailbox, key: u64) -> Answer {
    let folder = destination(request, mailbox)?;
    check_version(request, mailbox.message(key).ok_or_else(Fail::item_not_found)?)?;
    mailbox.relocate(key, folder);
    Ok(full(request, mailbox, key, 201))
}

/// 201 with the copy, a message with ids of its own.
pub(crate) fn copy(request: &Request<'_>, mailbox: &mut Mailbox, key: u64) -> Answer {
    let folder = destination(request, mailbox)?;
    let twin = mailbox.copy(key, folder).ok_or_else(Fail::item_not_found)?;
    Ok(full(request, mailbox, twin, 201))
}

/// To Deleted Items; from there to the recoverable items.
pub(crate) fn delete(request: &Request<'_>, mailbox: &mut Mailbox, key: u64) -> Answer {
    let message = mailbox.message(key).ok_or_else(Fail::item_not_found)?;
    check_version(request, message)?;
    let bin = mailbox.well_known("deleteditems").unwrap_or_default();
    let dumpster = mailbox.well_known("recoverableitemsdeletions").unwrap_or_default();
    match message.folder {
        place if place == dumpster => mailbox.remove(key),
        place if place == bin => mailbox.relocate(key, dumpster),
        _ => mailbox.relocate(key, bin),
    };
    Ok(Reply::empty(204))
}

/// Into the dumpster's Purges, out of every client's reach.
pub(crate) fn purge(request: &Request<'_>, mailbox: &mut Mailbox, key: u64) -> Answer {
    match request.settings.permanent_delete_refused {
        None => {
            mailbox.remove(key);
            Ok(Reply::empty(204))
        }
        Some(403) => Err(Fail::access_denied()),
        Some(405) => Err(Fail::method_not_allowed()),
        Some(_) => Err(Fail::no_such_path("permanentDelete")),
    }
}
