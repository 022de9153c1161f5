//! Pages of a folder, the place of a message, and the search for its copies.

use std::collections::BTreeSet;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::address::{quoted, segment};
use super::message::{Element, SENSITIVITY, placement};
use super::{GraphMailbox, no_inbox, value};
use crate::domain::message::{Sensitivity, canonical_message_id};
use crate::mailbox::http::Trouble;
use crate::mailbox::{Cursor, Listed, Page, Placement, Span};
use crate::{Code, Error, Result};

/// Exactly what deciding about a message takes; bodies are not read for that.
const FIELDS: &str = "id,internetMessageId,conversationId,isDraft,sentDateTime,receivedDateTime,subject,webLink,from,\
                      sender,toRecipients,ccRecipients,hasAttachments,parentFolderId";
/// What reconciling takes.
const FOLDER_FIELDS: &str = "id,internetMessageId,receivedDateTime,parentFolderId,webLink";
/// What tells where a message is.
const PLACE: &str = "id,parentFolderId,webLink";
/// The largest page Graph gives (Microsoft *List messages*).
const LARGEST: u32 = 1_000;
/// The page size where the server sends whole messages: big pages with bodies end in 504 (wire §1).
const LARGEST_WHOLE: u32 = 50;
/// Pages of one listing; Exchange holds 1,000,000 messages a folder.
const PAGES: usize = 100_000;

/// Queries of the listing from the best to the plainest; a server that refuses one with 400 is asked the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Query {
    /// Chosen fields with the sensitivity.
    Full,
    /// Chosen fields; the sensitivity is asked for apart.
    NoExpand,
    /// Whole messages; the sensitivity is asked for apart.
    Plain,
}

impl Query {
    fn of(step: u8) -> Self {
        match step {
            0 => Self::Full,
            1 => Self::NoExpand,
            _ => Self::Plain,
        }
    }
}

#[derive(Deserialize)]
struct PageWire {
    value: Vec<Element>,
    #[serde(rename = "@odata.nextLink", default)]
    next: Option<String>,
}

impl GraphMailbox {
    /// Lists the Inbox, `size` messages a page (1–1,000). The server counts in places, not messages: what is moved out
    /// of the Inbox while pages are still to come shifts them.
    ///
    /// # Errors
    /// `AccessDenied`, `MailboxNotFound`, `UnsafeAddress` for a next link that leads away or in a circle,
    /// those of the session, `Throttled`, `Unavailable`, `BadAnswer`.
    pub async fn list_inbox(&self, size: u32, span: Span, from: Option<&Cursor>) -> Result<Page> {
        const PATH: &str = "/users/{mailbox}/mailFolders/inbox/messages";
        if let Some(cursor) = from {
            let mut page = self.page_at(cursor, PATH).await?;
            self.add_sensitivities(&mut page).await?;
            return Ok(page);
        }
        // What is sorted by must be filtered by as well, and first (wire §1, List).
        let since = span.since.map(|since| format!("receivedDateTime ge {}", moment(since)));
        let order = if span.newest_first { "receivedDateTime desc" } else { "receivedDateTime asc" };
        loop {
            let step = self.query_step();
            let size = size
                .clamp(1, if Query::of(step) == Query::Plain { LARGEST_WHOLE } else { LARGEST })
                .to_string();
            let expand = format!("singleValueExtendedProperties($filter=id eq '{SENSITIVITY}')");
            let mut query = vec![("$top", size.as_str()), ("$orderby", order)];
            query.extend(since.as_deref().map(|since| ("$filter", since)));
            if Query::of(step) != Query::Plain {
                query.push(("$select", FIELDS));
            }
            if Query::of(step) == Query::Full {
                query.push(("$expand", &expand));
            }
            let first = self.addresses.url("/mailFolders/inbox/messages", &query)?;
            match self.page(first.as_str(), &[], PATH).await {
                Err(Trouble::Refused(refusal))
                    if matches!(refusal.status, 400 | 501) && Query::of(step) != Query::Plain =>
                {
                    tracing::warn!(
                        status = refusal.status,
                        code = refusal.code,
                        "The listing is asked for more plainly"
                    );
                    self.set_query_step(step + 1);
                }
                Err(trouble) => return Err(no_inbox(trouble.into())),
                Ok(mut page) => {
                    self.add_sensitivities(&mut page).await?;
                    return Ok(page);
                }
            }
        }
    }

    /// The whole message as MIME. Exchange writes it anew each time (wire §1 MIME): what is kept is what came.
    ///
    /// # Errors
    /// `ItemNotFound`, `RequestRefused` for one larger than 150 MB, those of the session, `Throttled`, `Unavailable`,
    /// `BadAnswer`.
    pub async fn mime(&self, server_id: &str) -> Result<Vec<u8>> {
        let url = self.addresses.url(&format!("/messages/{}/$value", segment(server_id)), &[])?;
        Ok(self.wire.read_message(url, "/users/{mailbox}/messages/{id}/$value").await?)
    }

    /// Lists any folder by id, for reconciling: only ids, Message-IDs, places and when it was received are read.
    ///
    /// # Errors
    /// As `list_inbox`; `ItemNotFound` when there is no such folder.
    pub async fn list_folder(&self, folder_id: &str, from: Option<&Cursor>) -> Result<Page> {
        const PATH: &str = "/users/{mailbox}/mailFolders/{folder}/messages";
        if let Some(cursor) = from {
            return self.page_at(cursor, PATH).await;
        }
        let path = format!("/mailFolders/{}/messages", segment(folder_id));
        let query = [("$top", "1000"), ("$select", FOLDER_FIELDS)];
        let first = self.addresses.url(&path, &query)?;
        Ok(self.page(first.as_str(), &[], PATH).await?)
    }

    /// Where the message with that id is; `None` when there is none.
    ///
    /// # Errors
    /// Those of the session and the mailbox, `Throttled`, `Unavailable`, `BadAnswer`.
    pub async fn locate(&self, server_id: &str) -> Result<Option<Placement>> {
        let path = format!("/messages/{}", segment(server_id));
        let url = self.addresses.url(&path, &[("$select", PLACE)])?;
        let parse = |body: &[u8]| placement(&value(body)?);
        match self.wire.read(url, "/users/{mailbox}/messages/{id}", parse).await.map_err(Error::from) {
            Ok(found) => Ok(Some(found)),
            Err(error) if error.code() == Code::ItemNotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Every copy with that Internet Message-ID in the whole mailbox, in every spelling the server may keep:
    /// as received, with angle brackets, without.
    ///
    /// # Errors
    /// As `locate`.
    pub async fn find(&self, internet_message_id: &str) -> Result<Vec<Placement>> {
        let mut spellings = vec![internet_message_id.to_owned()];
        if let Some(bare) = canonical_message_id(internet_message_id) {
            spellings.extend([format!("<{bare}>"), bare]);
        }
        let mut tried: Vec<&String> = Vec::new();
        for spelling in &spellings {
            if tried.contains(&spelling) || spelling.trim().is_empty() {
                continue;
            }
            tried.push(spelling);
            let filter = format!("internetMessageId eq {}", quoted(spelling));
            let found: Vec<Placement> = self
                .all("/messages", &[("$filter", &filter), ("$select", PLACE)])
                .await?
                .iter()
                .filter_map(placement)
                .collect();
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    /// All elements of a small collection, page by page.
    pub(super) async fn all(&self, path: &str, query: &[(&str, &str)]) -> Result<Vec<Value>> {
        let mut elements = Vec::new();
        let (mut link, mut seen) = (self.addresses.url(path, query)?.to_string(), Vec::new());
        loop {
            let url = self.addresses.followed(&link)?;
            let parse =
                |body: &[u8]| value(body).filter(|answer| answer.get("value").is_some_and(Value::is_array));
            let mut answer = self.wire.read(url, "/users/{mailbox}/…", parse).await?;
            if let Some(Value::Array(part)) = answer.get_mut("value").map(Value::take) {
                elements.extend(part);
            }
            let Some(next) = answer.get("@odata.nextLink").and_then(Value::as_str) else {
                return Ok(elements);
            };
            seen = advanced(&seen, &link, next)?;
            next.clone_into(&mut link);
        }
    }

    async fn page_at(&self, cursor: &Cursor, path: &'static str) -> Result<Page> {
        let mut lines = cursor.0.lines();
        let link = lines.next().unwrap_or_default();
        let seen: Vec<String> = lines.map(ToOwned::to_owned).collect();
        Ok(self.page(link, &seen, path).await?)
    }

    async fn page(&self, link: &str, seen: &[String], path: &'static str) -> Result<Page, Trouble> {
        let url = self.addresses.followed(link).map_err(Trouble::NotDone)?;
        let wire: PageWire = self.wire.read(url, path, page_of).await?;
        let next = match wire.next {
            None => None,
            Some(next) => {
                self.addresses.followed(&next).map_err(Trouble::NotDone)?;
                let seen = advanced(seen, link, &next).map_err(Trouble::NotDone)?;
                Some(Cursor(format!("{next}\n{}", seen.join("\n"))))
            }
        };
        Ok(Page { messages: wire.value.into_iter().map(|element| element.0).collect(), next })
    }

    /// Asks for the sensitivities apart, where the listing cannot bring them: the messages that have one other
    /// than normal are searched by it. A server that cannot even do that leaves them normal.
    async fn add_sensitivities(&self, page: &mut Page) -> Result<()> {
        if Query::of(self.query_step()) == Query::Full {
            return Ok(());
        }
        for (number, sensitivity) in
            [("1", Sensitivity::Personal), ("2", Sensitivity::Private), ("3", Sensitivity::Confidential)]
        {
            let filter = format!(
                "singleValueExtendedProperties/Any(ep: ep/id eq '{SENSITIVITY}' and ep/value eq '{number}')"
            );
            let query = [("$filter", filter.as_str()), ("$select", "id"), ("$top", "1000")];
            let marked = match self.all("/mailFolders/inbox/messages", &query).await {
                Ok(marked) => marked,
                Err(error) if error.code() == Code::RequestRefused => {
                    tracing::warn!("The mailbox does not tell which messages are private");
                    return Ok(());
                }
                Err(error) => return Err(error),
            };
            let ids: BTreeSet<&str> = marked.iter().filter_map(|one| one.get("id")?.as_str()).collect();
            for listed in &mut page.messages {
                if let Listed::Message(message) = listed
                    && ids.contains(message.server_id.as_str())
                {
                    message.sensitivity = sensitivity;
                }
            }
        }
        Ok(())
    }
}

/// A time as a filter writes it; Exchange keeps whole seconds (wire §1, Message JSON).
fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Reads a page. Half a character, as a text cut off by UTF-16 units leaves it, must not cost the whole page.
fn page_of(body: &[u8]) -> Option<PageWire> {
    serde_json::from_slice(body).ok().or_else(|| {
        let mended = mended(&String::from_utf8_lossy(body));
        serde_json::from_str(&mended).ok()
    })
}

/// Replaces `\uD800`–`\uDFFF` escapes that are not halves of a pair with U+FFFD.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let unit = |text: &str| {
            let digits = text.strip_prefix("\\u")?.get(..4)?;
            u16::from_str_radix(digits, 16).ok()
        };
        let second = || after.get(6..).and_then(unit);
        let (taken, keep) = match unit(after) {
            Some(0xD800..=0xDBFF) if matches!(second(), Some(0xDC00..=0xDFFF)) => (12, true),
            Some(0xD800..=0xDFFF) => (6, false),
            Some(_) => (6, true),
            // The character after a backslash belongs to it.
            None => (1 + after.chars().nth(1).map_or(0, char::len_utf8), true),
        };
        let (escape, tail) = after.split_at_checked(taken).unwrap_or((after, ""));
        out.push_str(if keep { escape } else { "\\uFFFD" });
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The links of a listing so far, with one more; refuses a next link that was followed before.
fn advanced(seen: &[String], link: &str, next: &str) -> Result<Vec<String>> {
    let mut seen = seen.to_vec();
    seen.push(fingerprint(link));
    if seen.contains(&fingerprint(next)) || seen.len() > PAGES {
        return Err(Error::new(Code::UnsafeAddress, "The pages of Exchange's listing lead in a circle."));
    }
    Ok(seen)
}

fn fingerprint(link: &str) -> String {
    Sha256::digest(link.as_bytes()).iter().take(8).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_character_does_not_cost_the_page() {
        let cut = br#"{"value":[{"id":"1","subject":"x\ud83d"},{"id":"2","subject":"\ud83d\ude00 \\ud83d \"\ude00"}]}"#;
        let page = page_of(cut).unwrap();
        let subjects: Vec<_> = page
            .value
            .iter()
            .map(|element| match &element.0 {
                Listed::Message(message) => message.subject.clone().unwrap(),
                Listed::Unusable => String::new(),
            })
            .collect();
        assert_eq!(subjects, ["x\u{FFFD}", "😀 \\ud83d \"\u{FFFD}"]);
        assert!(page_of(b"{\"value\":[{\"id\":\"\xff1\"}]}").is_some());
    }

    #[test]
    fn what_is_no_page_is_none() {
        for bad in [
            "",
            "{",
            "{}",
            "[]",
            r#"{"value":{}}"#,
            r#"{"value":[],"@odata.nextLink":5}"#,
            "<html>",
            "{\"value\":[\\",
        ] {
            assert!(page_of(bad.as_bytes()).is_none(), "{bad}");
        }
        assert!(
            page_of(br#"{"@odata.context":"x","value":[],"@odata.nextLink":null}"#).unwrap().next.is_none()
        );
    }

    #[test]
    fn circles_of_any_length_are_seen() {
        let seen = advanced(&[], "a", "b").unwrap();
        let seen = advanced(&seen, "b", "c").unwrap();
        for back in ["a", "b", "c"] {
            assert_eq!(advanced(&seen, "c", back).unwrap_err().code(), Code::UnsafeAddress, "{back}");
        }
    }
}
