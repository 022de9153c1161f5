//! Delta queries, per folder (<https://learn.microsoft.com/graph/delta-query-messages>).
//!
//! A token holds the query's options and the number of the last change that was told. A round ends when nothing newer
//! is left; what changes meanwhile gets a higher number and is told later, so nothing is lost between pages.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::Request;
use super::error::{Answer, Fail};
use super::filter::{Expr, Lit, Operand, Verb};
use super::list::page_size;
use super::odata::{Prefer, Query};
use super::render::{self, Shape};
use crate::http::percent_encode;
use crate::tenant::mailbox::Mailbox;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Token {
    mailbox: String,
    folder: u32,
    /// The last change told.
    after: u64,
    /// The change the client knew everything up to when this round began; 0 in the first round.
    known: u64,
    epoch: u64,
    select: Option<Vec<String>>,
    top: Option<usize>,
    since: Option<DateTime<Utc>>,
    change_type: Option<String>,
    properties: Vec<String>,
}

impl Token {
    fn spell(&self) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    fn read(text: &str) -> Option<Self> {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
    }
}

/// The token of the request, or one that begins from nothing.
fn begin(request: &Request<'_>, mailbox: &Mailbox, folder: u32) -> Result<Token, Fail> {
    let query = &request.query;
    let given = query.delta_token.as_deref().or(query.skip_token.as_deref());
    let Some(text) = given.filter(|text| !text.is_empty()) else {
        return fresh(query, mailbox, folder);
    };
    if text.eq_ignore_ascii_case("latest") {
        return Ok(Token { after: mailbox.change, known: mailbox.change, ..fresh(query, mailbox, folder)? });
    }
    let token = Token::read(text).ok_or_else(|| Fail::bad_request("Badly formed token."))?;
    if token.mailbox != mailbox.id || token.folder != folder {
        return Err(Fail::bad_request("The token was issued for another folder."));
    }
    if token.epoch != mailbox.delta_epoch {
        return Err(Fail::new(
            410,
            "SyncStateNotFound",
            "The sync state generation is not found; a full synchronization is required.",
        )
        .with("location", format!("{}?$deltatoken=", request.address())));
    }
    Ok(if query.delta_token.is_some() { Token { known: token.after, ..token } } else { token })
}

fn fresh(query: &Query, mailbox: &Mailbox, folder: u32) -> Result<Token, Fail> {
    if query.search.is_some() {
        return Err(Fail::bad_query("The query parameter '$search' is not supported by change tracking."));
    }
    if !matches!(query.order.as_slice(), [] | [(_, true)])
        || query.order.iter().any(|(path, _)| path != "receiveddatetime")
    {
        return Err(Fail::bad_query("Change tracking supports only '$orderby=receivedDateTime desc'."));
    }
    if query.change_type.as_deref().is_some_and(|kind| !matches!(kind, "created" | "updated" | "deleted")) {
        return Err(Fail::bad_query("The value of changeType is invalid."));
    }
    let shape = Shape::new(query, &Prefer::default());
    Ok(Token {
        mailbox: mailbox.id.clone(),
        folder,
        epoch: mailbox.delta_epoch,
        select: query.select.clone(),
        top: query.top,
        since: query.filter.as_ref().map(since).transpose()?,
        change_type: query.change_type.clone(),
        properties: shape.properties,
        ..Token::default()
    })
}

/// The only filter there is: `receivedDateTime ge|gt …`.
fn since(filter: &Expr) -> Result<DateTime<Utc>, Fail> {
    match filter {
        Expr::Test(Operand::Path(path), verb, Operand::Value(Lit::Time(time)))
            if path == "receiveddatetime" && matches!(verb, Verb::Ge | Verb::Gt) =>
        {
            let more = i64::from(*verb == Verb::Gt);
            Ok(*time + chrono::Duration::seconds(more))
        }
        _ => Err(Fail::bad_query("Change tracking supports only '$filter=receivedDateTime ge' or 'gt'.")),
    }
}

/// `GET …/mailFolders/{id}/messages/delta`
pub(crate) fn messages(request: &Request<'_>, mailbox: &Mailbox, folder: Option<u32>) -> Answer {
    request.query.check_select(render::MESSAGE, "message")?;
    let Some(key) = folder else {
        return Err(Fail::bad_request(
            "Change tracking of messages is per folder: use mailFolders/{id}/messages/delta.",
        ));
    };
    let mut token = begin(request, mailbox, key)?;
    let folder = mailbox.folders.get(&key).ok_or_else(Fail::item_not_found)?;
    let size = match token.top {
        Some(top) if request.query.top.is_none() => top.min(request.settings.page_size_cap),
        _ => page_size(request),
    };
    let shape = Shape {
        immutable: request.prefer.immutable,
        text_body: request.prefer.text_body,
        select: token.select.clone(),
        properties: token.properties.clone(),
        attachments: None,
    };
    let mut found: Vec<(u64, Value)> = Vec::new();
    for (change, item) in folder.changes.range(token.after + 1..).take(size + 1) {
        let message = mailbox.message(*item);
        let told = message.filter(|m| token.since.is_none_or(|since| m.received >= since)).filter(|m| {
            let created = m.entered > token.known;
            match token.change_type.as_deref() {
                Some("created") => created,
                Some("updated") => !created,
                Some("deleted") => false,
                _ => true,
            }
        });
        found.push((*change, told.map_or(Value::Null, |m| render::message(m, mailbox, &shape))));
    }
    // Told whenever the client may have been told of it before; what came and went since need not be.
    let gone = folder.removed.iter().skip(folder.removed.partition_point(|gone| gone.change <= token.after));
    for gone in gone.take(size + 1) {
        let known = gone.entered <= token.after;
        let wanted = matches!(token.change_type.as_deref(), None | Some("deleted"));
        let id = if shape.immutable { &gone.immutable_id } else { &gone.rest_id };
        let told =
            json!({"@odata.type": "#microsoft.graph.message", "id": id, "@removed": {"reason": "deleted"}});
        found.push((gone.change, if known && wanted { told } else { Value::Null }));
    }
    found.sort_by_key(|(change, _)| *change);
    let more = found.len() > size;
    found.truncate(size);
    token.after = if more { found.last().map_or(token.after, |(change, _)| *change) } else { mailbox.change };
    let address =
        format!("{}/mailfolders('{}')/messages/delta", request.user_address(), percent_encode(&folder.id));
    let context = "messages(delta)";
    Ok(request.ok(round(request, context, &address, &token, more, found.into_iter().map(|(_, value)| value))))
}

fn round(
    request: &Request<'_>,
    context: &str,
    address: &str,
    token: &Token,
    more: bool,
    items: impl Iterator<Item = Value>,
) -> Value {
    let mut out = Map::new();
    out.insert("@odata.context".to_owned(), request.context(context).into());
    let (name, option) =
        if more { ("@odata.nextLink", "$skiptoken") } else { ("@odata.deltaLink", "$deltatoken") };
    out.insert(name.to_owned(), format!("{address}?{option}={}", token.spell()).into());
    out.insert("value".to_owned(), items.filter(|item| !item.is_null()).collect());
    Value::Object(out)
}

/// `GET …/mailFolders/delta`: all folders below the root, then those that changed.
pub(crate) fn folders(request: &Request<'_>, mailbox: &Mailbox) -> Answer {
    let mut token = begin(request, mailbox, 0)?;
    let root = mailbox.well_known("msgfolderroot");
    let changed = mailbox
        .folders
        .values()
        .filter(|f| f.change > token.after && f.parent.is_some() && mailbox.is_visible(f));
    let items: Vec<Value> = changed
        .filter(|f| !f.hidden && Some(f.key) != root)
        .map(|folder| render::folder(folder, mailbox, token.select.as_deref()))
        .collect();
    token.after = mailbox.change;
    let address = format!("{}/mailFolders/delta", request.user_address());
    Ok(request.ok(round(request, "mailFolders(delta)", &address, &token, false, items.into_iter())))
}
