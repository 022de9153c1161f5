//! What `$filter`, `$orderby` and `$search` can see of messages and folders.

use serde_json::Value;

use super::extended;
use super::filter::{Expr, Fields, Lit};
use crate::seed::Party;
use crate::tenant::folder::Folder;
use crate::tenant::mailbox::Mailbox;
use crate::tenant::message::Message;

/// A message in its mailbox.
pub(crate) struct Seen<'a> {
    pub(crate) message: &'a Message,
    pub(crate) mailbox: &'a Mailbox,
}

fn text(value: Option<&str>) -> Lit {
    value.map_or(Lit::Null, |text| Lit::Text(text.to_owned()))
}

fn party(party: Option<&Party>, path: &str) -> Option<Lit> {
    Some(match path {
        "emailaddress/address" => text(party.map(|p| p.address.as_str())),
        "emailaddress/name" => text(party.map(|p| p.name.as_str())),
        _ => return None,
    })
}

impl Fields for Seen<'_> {
    fn field(&self, path: &str) -> Option<Lit> {
        let m = self.message;
        if let Some(rest) = path.strip_prefix("from/") {
            return party(m.from.as_ref(), rest);
        }
        if let Some(rest) = path.strip_prefix("sender/") {
            return party(m.sender.as_ref(), rest);
        }
        Some(match path {
            "id" => Lit::Text(m.rest_id.clone()),
            "subject" => text(m.subject.as_deref()),
            "internetmessageid" => text(m.internet_message_id.as_deref()),
            "receiveddatetime" => Lit::Time(m.received),
            "sentdatetime" => Lit::Time(m.sent),
            "createddatetime" => Lit::Time(m.created),
            "lastmodifieddatetime" => Lit::Time(m.modified),
            "isread" => Lit::Bool(m.is_read),
            "isdraft" => Lit::Bool(m.is_draft),
            "hasattachments" => Lit::Bool(m.has_attachments()),
            "importance" => text(Some(&m.importance)),
            "inferenceclassification" => text(Some(&m.inference)),
            "bodypreview" => Lit::Text(m.preview()),
            "body/content" => text(Some(&m.body)),
            "flag/flagstatus" => text(m.flag.get("flagStatus").and_then(Value::as_str)),
            "conversationid" => Lit::Text(super::render::conversation(m, self.mailbox)),
            "parentfolderid" => text(self.mailbox.folders.get(&m.folder).map(|folder| folder.id.as_str())),
            _ => return None,
        })
    }

    /// Of the collections only categories and extended properties can be filtered; recipients cannot.
    fn members(&self, path: &str, inside: &Expr) -> Option<bool> {
        match path {
            "categories" => {
                Some(self.message.categories.iter().any(|name| inside.holds(&Plain(name)).unwrap_or(false)))
            }
            "singlevalueextendedproperties" => Some(extended::any(self.message, inside)),
            _ => None,
        }
    }
}

/// A member of a collection of strings.
struct Plain<'a>(&'a str);

impl Fields for Plain<'_> {
    fn field(&self, path: &str) -> Option<Lit> {
        path.is_empty().then(|| text(Some(self.0)))
    }

    fn members(&self, _: &str, _: &Expr) -> Option<bool> {
        None
    }
}

impl Fields for Folder {
    fn field(&self, path: &str) -> Option<Lit> {
        #[expect(clippy::cast_precision_loss, reason = "counts of a mailbox fit")]
        let number = |count: usize| Lit::Number(count as f64);
        Some(match path {
            "id" => Lit::Text(self.id.clone()),
            "displayname" => Lit::Text(self.name.clone()),
            "ishidden" => Lit::Bool(self.hidden),
            "totalitemcount" => number(self.items.len()),
            "unreaditemcount" => number(self.unread),
            _ => return None,
        })
    }

    fn members(&self, _: &str, _: &Expr) -> Option<bool> {
        None
    }
}

/// `$search`, well enough: every word must occur, `from:`, `subject:`, `body:`, `to:` and `cc:` look in one place
/// (<https://learn.microsoft.com/graph/search-query-parameter>).
pub(crate) fn found_by(message: &Message, search: &str) -> bool {
    let people = |list: &[Party]| {
        list.iter().map(|p| format!("{} {} ", p.name, p.address)).collect::<Vec<_>>().concat()
    };
    let one = |party: &Option<Party>| people(party.as_slice());
    let wanted = search.trim().trim_matches('"').replace("\\\"", "").to_lowercase();
    wanted.split_whitespace().filter(|word| *word != "and").all(|word| {
        let (place, word) = word.split_once(':').unwrap_or(("", word));
        let subject = message.subject.clone().unwrap_or_default();
        let text = match place {
            "subject" => subject,
            "from" => one(&message.from),
            "to" => people(&message.to),
            "cc" => people(&message.cc),
            "body" => message.body_text(),
            _ => format!("{subject} {} {}", one(&message.from), message.body_text()),
        };
        text.to_lowercase().contains(word.trim_matches('"'))
    })
}
