//! Folders (<https://learn.microsoft.com/graph/api/resources/mailfolder>).

use serde_json::{Value, json};

use super::Request;
use super::body;
use super::error::{Answer, Fail};
use super::list::DEFAULT_PAGE;
use super::{delta, messages, moves, render};
use crate::http::Reply;
use crate::tenant::folder::{Folder, is_well_known};
use crate::tenant::ids;
use crate::tenant::mailbox::Mailbox;

/// `…/mailFolders` and all below it.
pub(crate) fn serve(request: &Request<'_>, mailbox: &mut Mailbox, rest: &[&str]) -> Answer {
    let root = mailbox.well_known("msgfolderroot").unwrap_or_default();
    match (request.call.method.as_str(), rest) {
        ("GET", []) => children(request, mailbox, root),
        ("POST", []) => create(request, mailbox, root),
        ("GET", ["delta"]) => delta::folders(request, mailbox),
        (_, [] | ["delta"]) => Err(Fail::method_not_allowed()),
        (_, [id, rest @ ..]) => {
            let key = find(mailbox, id)?;
            one(request, mailbox, key, rest)
        }
    }
}

fn one(request: &Request<'_>, mailbox: &mut Mailbox, key: u32, rest: &[&str]) -> Answer {
    let lower = rest.first().map(|segment| segment.to_ascii_lowercase()).unwrap_or_default();
    let below = rest.get(1..).unwrap_or_default();
    match (request.call.method.as_str(), lower.as_str(), below) {
        ("GET", "", _) => {
            request.query.check_select(render::FOLDER, "mailFolder")?;
            Ok(shown(request, mailbox, key, 200))
        }
        ("PATCH", "", _) => rename(request, mailbox, key),
        ("DELETE", "", _) => delete(mailbox, key),
        (_, "messages", below) => messages::serve(request, mailbox, Some(key), below),
        ("GET", "childfolders", []) => children(request, mailbox, key),
        ("POST", "childfolders", []) => create(request, mailbox, key),
        (_, "childfolders", [id, deeper @ ..]) => {
            let child = find(mailbox, id)?;
            if mailbox.folders.get(&child).is_none_or(|folder| folder.parent != Some(key)) {
                return Err(Fail::item_not_found());
            }
            one(request, mailbox, child, deeper)
        }
        ("POST", "move", []) => {
            let to = moves::destination(request, mailbox)?;
            if is_below(mailbox, to, key) {
                return Err(Fail::new(400, "ErrorMoveCopyFailed", "The folder cannot be moved into itself."));
            }
            if let Some(folder) = mailbox.folders.get_mut(&key) {
                folder.parent = Some(to);
            }
            Ok(shown(request, mailbox, key, 201))
        }
        (_, "" | "childfolders" | "move", _) => Err(Fail::method_not_allowed()),
        (_, other, _) => Err(Fail::no_such_path(other)),
    }
}

fn is_below(mailbox: &Mailbox, mut key: u32, top: u32) -> bool {
    loop {
        if key == top {
            return true;
        }
        match mailbox.folders.get(&key).and_then(|folder| folder.parent) {
            Some(parent) => key = parent,
            None => return false,
        }
    }
}

fn find(mailbox: &Mailbox, id: &str) -> Result<u32, Fail> {
    mailbox.folder_key(id).ok_or_else(|| {
        if is_well_known(id) {
            Fail::new(
                404,
                "ErrorItemNotFound",
                format!("The specified object was not found in the store., Default folder {id} not found."),
            )
        } else if ids::is_well_formed(id) {
            Fail::item_not_found()
        } else {
            Fail::malformed_id()
        }
    })
}

fn shown(request: &Request<'_>, mailbox: &Mailbox, key: u32, status: u16) -> Reply {
    let Some(folder) = mailbox.folders.get(&key) else {
        return Reply::empty(status);
    };
    let mut out = render::folder(folder, mailbox, request.query.select.as_deref());
    if let Some(map) = out.as_object_mut() {
        map.insert("@odata.context".to_owned(), request.context("mailFolders/$entity").into());
        if request.query.expand.iter().any(|expand| expand.name == "childfolders") {
            let children = mailbox.children(key).into_iter();
            map.insert(
                "childFolders".to_owned(),
                children.map(|f| render::folder(f, mailbox, None)).collect(),
            );
        }
    }
    request.answer(status, out)
}

/// The folders right under one; hidden ones only on demand.
fn children(request: &Request<'_>, mailbox: &Mailbox, parent: u32) -> Answer {
    request.query.check_select(render::FOLDER, "mailFolder")?;
    let mut all: Vec<&Folder> = mailbox.children(parent);
    all.retain(|folder| request.query.include_hidden || !folder.hidden);
    let kept = messages::filtered(request, all.clone())?;
    let select = request.query.select.as_deref();
    let expanded = request.query.expand.iter().any(|expand| expand.name == "childfolders");
    let listed = kept.into_iter().filter_map(|at| all.get(at));
    let items: Vec<Value> = listed
        .map(|folder| {
            let mut out = render::folder(folder, mailbox, select);
            if let Some(map) = out.as_object_mut().filter(|_| expanded) {
                let below = mailbox.children(folder.key).into_iter();
                map.insert(
                    "childFolders".to_owned(),
                    below.map(|f| render::folder(f, mailbox, None)).collect(),
                );
            }
            out
        })
        .collect();
    Ok(messages::paged(request, "mailFolders", items, DEFAULT_PAGE))
}

fn create(request: &Request<'_>, mailbox: &mut Mailbox, parent: u32) -> Answer {
    let map = body::object(request.call)?;
    let name = body::text(&map, "displayName")?;
    check_name(mailbox, parent, name, None)?;
    let hidden = body::member(&map, "isHidden").and_then(Value::as_bool).unwrap_or(false);
    let key = mailbox.add_folder(Some(parent), name, hidden);
    Ok(shown(request, mailbox, key, 201))
}

fn check_name(mailbox: &Mailbox, parent: u32, name: &str, but: Option<u32>) -> Result<(), Fail> {
    if name.trim().is_empty() || name.chars().count() > 255 {
        return Err(Fail::new(400, "ErrorInvalidFolderName", "The folder name is invalid."));
    }
    match mailbox.child_named(parent, name) {
        Some(key) if Some(key) != but => {
            Err(Fail::new(409, "ErrorFolderExists", "A folder with the specified name already exists."))
        }
        _ => Ok(()),
    }
}

fn rename(request: &Request<'_>, mailbox: &mut Mailbox, key: u32) -> Answer {
    let map = body::object(request.call)?;
    let name = body::text(&map, "displayName")?;
    let parent = mailbox.folders.get(&key).and_then(|folder| folder.parent).unwrap_or_default();
    check_name(mailbox, parent, name, Some(key))?;
    let change = mailbox.change + 1;
    mailbox.change = change;
    if let Some(folder) = mailbox.folders.get_mut(&key) {
        name.clone_into(&mut folder.name);
        folder.change = change;
    }
    Ok(shown(request, mailbox, key, 200))
}

/// A folder goes with all that lies in it; the well-known ones stay.
fn delete(mailbox: &mut Mailbox, key: u32) -> Answer {
    if mailbox.folders.get(&key).is_none_or(|folder| folder.well_known.is_some()) {
        return Err(Fail::new(
            403,
            "ErrorDeleteDistinguishedFolder",
            "Distinguished folders cannot be deleted.",
        ));
    }
    let below: Vec<u32> = mailbox.children(key).iter().map(|folder| folder.key).collect();
    for child in below {
        delete(mailbox, child)?;
    }
    let bin = mailbox.well_known("deleteditems").unwrap_or_default();
    let items: Vec<u64> = mailbox
        .folders
        .get(&key)
        .map(|f| f.items.iter().map(|(_, item)| *item).collect())
        .unwrap_or_default();
    for item in items {
        mailbox.relocate(item, bin);
    }
    mailbox.drop_folder(key);
    Ok(Reply::empty(204))
}

/// `GET …/mailboxSettings`
pub(crate) fn settings(request: &Request<'_>, mailbox: &Mailbox, rest: &[&str]) -> Answer {
    let archive =
        mailbox.well_known("archive").and_then(|key| mailbox.folders.get(&key)).map(|f| f.id.clone());
    let all = json!({
        "archiveFolder": archive.unwrap_or_default(),
        "timeZone": "UTC",
        "dateFormat": "dd/MM/yyyy",
        "timeFormat": "HH:mm",
        "language": {"locale": "en-US", "displayName": "English (United States)"},
        "userPurpose": if mailbox.shared { "shared" } else { "user" },
    });
    let mut out = match rest {
        [] => all,
        [name] => json!({"value": all.get(*name).cloned().ok_or_else(|| Fail::no_such_path(name))?}),
        [_, other, ..] => return Err(Fail::no_such_path(other)),
    };
    if let Some(map) = out.as_object_mut() {
        map.insert("@odata.context".to_owned(), request.context("mailboxSettings").into());
    }
    Ok(request.ok(out))
}
