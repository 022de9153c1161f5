//! Lists of messages, page by page (<https://learn.microsoft.com/graph/api/user-list-messages>).

use serde_json::{Map, Value};

use super::Request;
use super::error::{Answer, Fail};
use super::fields::{Seen, found_by};
use super::filter::{Fields, sort_order};
use super::render::{self, Shape};
use crate::http::Reply;
use crate::tenant::mailbox::Mailbox;

/// A page when nothing else is asked for.
pub(crate) const DEFAULT_PAGE: usize = 10;

/// `GET …/messages` of a folder, or of the whole mailbox.
pub(crate) fn page(request: &Request<'_>, mailbox: &Mailbox, folder: Option<u32>) -> Answer {
    request.query.check_select(render::MESSAGE, "message")?;
    let size = page_size(request);
    let skip = request.query.skip;
    let (keys, total) = selected(request, mailbox, folder, skip, size)?;
    let shape = Shape::new(&request.query, &request.prefer);
    let found = keys.iter().filter_map(|key| mailbox.message(*key));
    let value: Vec<Value> = found.map(|message| render::message(message, mailbox, &shape)).collect();
    let mut out = Map::new();
    out.insert("@odata.context".to_owned(), request.context("messages").into());
    if request.query.count {
        out.insert("@odata.count".to_owned(), total.into());
    }
    if skip.saturating_add(size) < total {
        out.insert(
            "@odata.nextLink".to_owned(),
            request.query.next_link(&request.address(), skip + size).into(),
        );
    }
    out.insert("value".to_owned(), Value::Array(value));
    Ok(request.ok(Value::Object(out)))
}

/// `GET …/messages/$count`
pub(crate) fn count(request: &Request<'_>, mailbox: &Mailbox, folder: Option<u32>) -> Answer {
    let (_, total) = selected(request, mailbox, folder, 0, 0)?;
    Ok(Reply::bytes(200, "text/plain", total.to_string()))
}

/// How many go on a page: `$top`, or the preference, or 10; never over the server's own cap.
pub(crate) fn page_size(request: &Request<'_>) -> usize {
    let asked = request.query.top.or(request.prefer.max_page).unwrap_or(DEFAULT_PAGE);
    asked.min(request.settings.page_size_cap.clamp(1, 1000))
}

/// The messages of one page, and how many there are on all.
fn selected(
    request: &Request<'_>,
    mailbox: &Mailbox,
    folder: Option<u32>,
    skip: usize,
    size: usize,
) -> Result<(Vec<u64>, usize), Fail> {
    let query = &request.query;
    let by_receipt = match query.order.as_slice() {
        [] => Some(true),
        [(path, descending)] if path == "receiveddatetime" => Some(*descending),
        _ => None,
    };
    let plain = query.filter.is_none() && query.search.is_none();
    let own = folder.and_then(|key| mailbox.folders.get(&key));
    // The common case: a folder by time of receipt needs no more than the folder's own index.
    if let (true, Some(descending), Some(folder)) = (plain, by_receipt, own) {
        let keys = |item: &(_, u64)| item.1;
        let page = if descending {
            folder.items.iter().rev().skip(skip).take(size).map(keys).collect()
        } else {
            folder.items.iter().skip(skip).take(size).map(keys).collect()
        };
        return Ok((page, folder.items.len()));
    }
    let mut keys = matching(request, mailbox, folder, candidates(request, mailbox, folder))?;
    arrange(request, mailbox, &mut keys)?;
    let total = keys.len();
    Ok((keys.into_iter().skip(skip).take(size).collect(), total))
}

/// What may match, the newest first: an index answers where the filter demands one Internet Message-ID.
fn candidates(request: &Request<'_>, mailbox: &Mailbox, folder: Option<u32>) -> Vec<u64> {
    let demanded = request.query.filter.as_ref().and_then(|filter| filter.required_text("internetmessageid"));
    let mut keys = match (demanded, folder.and_then(|key| mailbox.folders.get(&key))) {
        (Some(id), _) => mailbox.with_internet_id(id),
        (None, Some(folder)) => return folder.items.iter().rev().map(|(_, key)| *key).collect(),
        (None, None) => return mailbox.newest_first(),
    };
    keys.retain(|key| folder.is_none_or(|folder| mailbox.message(*key).is_some_and(|m| m.folder == folder)));
    keys.sort_by_key(|key| std::cmp::Reverse(mailbox.message(*key).map(|m| (m.received, m.key))));
    keys
}

/// Refuses a filter on what messages do not have, even where there is no message to notice it.
fn check_filter(request: &Request<'_>) -> Result<(), Fail> {
    let named = request.query.filter.iter().flat_map(super::filter::Expr::paths);
    let known = |path: &String| {
        let own = path.split('/').next().unwrap_or_default();
        render::MESSAGE.iter().any(|known| known.eq_ignore_ascii_case(own))
    };
    match named.into_iter().find(|path| !known(path)) {
        None => Ok(()),
        Some(path) => Err(Fail::bad_query(format!(
            "Invalid filter clause: Could not find a property named '{path}' on type 'microsoft.graph.message'."
        ))),
    }
}

fn matching(
    request: &Request<'_>,
    mailbox: &Mailbox,
    folder: Option<u32>,
    keys: Vec<u64>,
) -> Result<Vec<u64>, Fail> {
    check_filter(request)?;
    let dumpster = mailbox.well_known("recoverableitemsdeletions");
    let mut found = Vec::new();
    for message in keys.into_iter().filter_map(|key| mailbox.message(key)) {
        let hidden = folder.is_none() && Some(message.folder) == dumpster;
        let filter = request.query.filter.as_ref();
        let fits = filter.map_or(Ok(true), |filter| filter.holds(&Seen { message, mailbox }))?;
        let searched = request.query.search.as_ref().is_none_or(|search| found_by(message, search));
        if fits && searched && !hidden {
            found.push(message.key);
        }
    }
    Ok(found)
}

fn arrange(request: &Request<'_>, mailbox: &Mailbox, keys: &mut Vec<u64>) -> Result<(), Fail> {
    let order = &request.query.order;
    let mut rows = Vec::new();
    for message in keys.iter().filter_map(|key| mailbox.message(*key)) {
        let seen = Seen { message, mailbox };
        let mut values = Vec::new();
        for (path, _) in order {
            values.push(seen.field(path).ok_or_else(|| {
                Fail::bad_query(format!(
                    "Could not find a property named '{path}' on type 'microsoft.graph.message'."
                ))
            })?);
        }
        rows.push((values, message.key));
    }
    rows.sort_by(|(a, _), (b, _)| {
        let sides = a.iter().zip(b).zip(order);
        let decided = sides.map(|((a, b), (_, descending))| {
            let natural = sort_order(a, b);
            if *descending { natural.reverse() } else { natural }
        });
        decided.into_iter().find(|side| side.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
    });
    *keys = rows.into_iter().map(|(_, key)| key).collect();
    Ok(())
}
