//! Mail and other interactions of a timeline.
//!
//! Entries are walked along the index of their contact or opportunity, newest first; the first entry met of a
//! conversation stands for it. What a page before has shown is asked once for each conversation, so that a long one
//! costs a walk and no more. Where words are looked for, all that match is read once and sorted out here: each
//! statement that asks for words collects what matches in the whole log.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::SqliteConnection;

use super::Wanted;
use crate::domain::interaction::LogEntry;
use crate::domain::timeline::{MOST_MESSAGES, TimelineItem, TimelineKind, WaitsFor, messages_of};
use crate::error::Result;
use crate::store::sql::Sql;
use crate::store::{entry, paging};

/// Entries walked at once.
const STRIDE: usize = 500;

/// Number of an entry and its message.
type Known = (i64, i64);

/// An entry that stands for its conversation, or for itself.
#[derive(Debug)]
pub(super) struct Head {
    /// When it was, UTC milliseconds.
    pub(super) at: i64,
    pub(super) entry_no: i64,
    message_id: i64,
    conversation_id: String,
    /// The entries of the conversation, newest first, where they were read already.
    known: Option<Vec<Known>>,
}

impl Head {
    /// What entries of the same conversation have in common; `None` for an interaction, which stands for itself.
    fn name(&self) -> Option<String> {
        match (self.message_id, self.conversation_id.as_str()) {
            (0, _) => None,
            (message_id, "") => Some(format!("#{message_id}")),
            (_, conversation) => Some(conversation.to_owned()),
        }
    }
}

/// At most so many conversations and interactions older than a place.
pub(super) async fn heads(
    conn: &mut SqliteConnection,
    wanted: &Wanted<'_>,
    from: (i64, i64),
    most: usize,
) -> Result<Vec<Head>> {
    let mut heads = Vec::new();
    if !wants_entries(wanted) {
        return Ok(heads);
    }
    if !wanted.search.is_blank() {
        let all = walk(conn, wanted, (i64::MAX, i64::MAX), usize::MAX).await?;
        return Ok(sorted_out(all, from, most));
    }
    let (mut place, mut met) = (from, BTreeSet::new());
    loop {
        let walked = walk(conn, wanted, place, STRIDE).await?;
        let is_last = walked.len() < STRIDE;
        for head in walked {
            place = (head.at, head.entry_no);
            if let Some(name) = head.name()
                && (!met.insert(name) || was_shown(conn, wanted, &head, from).await?)
            {
                continue;
            }
            heads.push(head);
            if heads.len() >= most {
                return Ok(heads);
            }
        }
        if is_last {
            return Ok(heads);
        }
    }
}

/// The same of all entries that match: the first of each conversation, older than a place, with the others.
fn sorted_out(all: Vec<Head>, from: (i64, i64), most: usize) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let mut places: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for mut head in all {
        let known = (head.entry_no, head.message_id);
        let is_wanted = (head.at, head.entry_no) < from && heads.len() < most;
        if let Some(name) = head.name() {
            if let Some(place) = places.get(&name) {
                let first = place.and_then(|place| heads.get_mut(place));
                if let Some(entries) = first.and_then(|first| first.known.as_mut()) {
                    entries.push(known);
                }
                continue;
            }
            places.insert(name, is_wanted.then_some(heads.len()));
            head.known = Some(vec![known]);
        }
        if is_wanted {
            heads.push(head);
        }
    }
    heads
}

/// What an entry stands for; nothing when it has gone meanwhile.
pub(super) async fn item(
    conn: &mut SqliteConnection,
    wanted: &Wanted<'_>,
    head: &Head,
) -> Result<Option<TimelineItem>> {
    if head.message_id == 0 {
        let entry = entry::by_numbers(conn, &[head.entry_no]).await?.pop();
        return Ok(entry.map(|entry| TimelineItem::Interaction { entry: Box::new(entry) }));
    }
    let known = match &head.known {
        Some(known) => known.clone(),
        None => entries_of(conn, wanted, head).await?,
    };
    let mut messages = BTreeSet::new();
    let mut newest = BTreeSet::new();
    let mut numbers = Vec::new();
    for (entry_no, message_id) in known {
        messages.insert(message_id);
        if newest.len() < MOST_MESSAGES {
            newest.insert(message_id);
        }
        if newest.contains(&message_id) {
            numbers.push(entry_no);
        }
    }
    let entries: Vec<LogEntry> = entry::by_numbers(conn, &numbers).await?;
    let count = paging::total(i64::try_from(messages.len()).unwrap_or(i64::MAX));
    let waits_for = waits_for(conn, head).await?;
    Ok(Some(TimelineItem::Conversation { messages: messages_of(entries), count, waits_for }))
}

/// The entries of a conversation, newest first.
async fn entries_of(conn: &mut SqliteConnection, wanted: &Wanted<'_>, head: &Head) -> Result<Vec<Known>> {
    let mut sql = Sql::new("SELECT e.entry_no, e.message_id");
    push_conversation(&mut sql, wanted, head);
    sql.push(" ORDER BY e.occurred_at DESC, e.entry_no DESC");
    sql.all(conn).await
}

/// The next entries along the index.
async fn walk(
    conn: &mut SqliteConnection,
    wanted: &Wanted<'_>,
    (at, no): (i64, i64),
    stride: usize,
) -> Result<Vec<Head>> {
    let rows = walking(wanted, (at, no), stride).all::<(i64, i64, i64, String)>(conn).await?;
    let head = |(at, entry_no, message_id, conversation_id)| Head {
        at,
        entry_no,
        message_id,
        conversation_id,
        known: None,
    };
    Ok(rows.into_iter().map(head).collect())
}

/// The statement that walks from a place on.
pub(super) fn walking(wanted: &Wanted<'_>, (at, no): (i64, i64), stride: usize) -> Sql {
    let mut sql = Sql::new(
        "SELECT e.occurred_at, e.entry_no, COALESCE(e.message_id, 0), COALESCE(m.conversation_id, '')
         FROM interaction_log_entry e LEFT JOIN message m ON m.message_id = e.message_id WHERE e.",
    );
    sql.push(wanted.column).push(" = ").bind(wanted.key);
    if wanted.column == "opportunity_no" {
        // The index of opportunities holds no other entries.
        sql.push(" AND e.opportunity_no <> ''");
    }
    push_wanted(&mut sql, wanted);
    sql.push(" AND (e.occurred_at, e.entry_no) < ").bind_list([at, no]);
    sql.push(" ORDER BY e.occurred_at DESC, e.entry_no DESC LIMIT ");
    sql.bind(i64::try_from(stride).unwrap_or(i64::MAX));
    sql
}

/// Whether a page before ended below an entry of the same conversation.
async fn was_shown(
    conn: &mut SqliteConnection,
    wanted: &Wanted<'_>,
    head: &Head,
    (at, no): (i64, i64),
) -> Result<bool> {
    if at == i64::MAX {
        return Ok(false);
    }
    let mut sql = Sql::new("SELECT COUNT(*) FROM (SELECT 1");
    push_conversation(&mut sql, wanted, head);
    sql.push(" AND (e.occurred_at, e.entry_no) >= ").bind_list([at, no]).push(" LIMIT 1) found");
    Ok(sql.number(conn).await? > 0)
}

/// Adds from where, and which, the entries of a conversation are read. Its messages lead to them.
fn push_conversation(sql: &mut Sql, wanted: &Wanted<'_>, head: &Head) {
    sql.push(" FROM interaction_log_entry e WHERE e.");
    sql.push(wanted.column).push(" || '' = ").bind(wanted.key);
    if head.conversation_id.is_empty() {
        sql.push(" AND e.message_id = ").bind(head.message_id);
    } else {
        sql.push(" AND e.message_id IN (SELECT message_id FROM message WHERE conversation_id = ");
        sql.bind(head.conversation_id.as_str()).push(")");
    }
    push_wanted(sql, wanted);
}

/// Adds what is left out, and what is asked for.
fn push_wanted(sql: &mut Sql, wanted: &Wanted<'_>) {
    sql.push(" AND e.canceled = 0 AND e.postponed = 0");
    let conditions = [
        (TimelineKind::MailIn, "(e.message_id IS NOT NULL AND e.information_flow || '' = 'Inbound')"),
        (TimelineKind::MailOut, "(e.message_id IS NOT NULL AND e.information_flow || '' <> 'Inbound')"),
        (TimelineKind::Interactions, "e.message_id IS NULL"),
    ];
    let some: Vec<&str> = conditions
        .into_iter()
        .filter(|(kind, _)| wanted.query.wants(*kind))
        .map(|(_, condition)| condition)
        .collect();
    if some.len() < conditions.len() {
        sql.push(" AND (").push(&some.join(" OR ")).push(")");
    }
    wanted.search.push_held(sql);
}

fn wants_entries(wanted: &Wanted<'_>) -> bool {
    [TimelineKind::MailIn, TimelineKind::MailOut, TimelineKind::Interactions]
        .into_iter()
        .any(|kind| wanted.query.wants(kind))
}

/// Who has to answer, by the last mail of the conversation with anybody, unless somebody said that it needs no
/// answer.
async fn waits_for(conn: &mut SqliteConnection, head: &Head) -> Result<Option<WaitsFor>> {
    let mut sql = Sql::new(
        "SELECT e.information_flow,
             EXISTS (SELECT 1 FROM answer_not_needed n WHERE n.message_id = e.message_id)
         FROM interaction_log_entry e WHERE e.canceled = 0 AND e.postponed = 0 AND e.message_id IN (",
    );
    if head.conversation_id.is_empty() {
        sql.bind(head.message_id);
    } else {
        sql.push("SELECT message_id FROM message WHERE conversation_id = ")
            .bind(head.conversation_id.as_str());
    }
    sql.push(") ORDER BY e.occurred_at + 0 DESC, e.entry_no DESC LIMIT 1");
    let last = sql.all::<(String, bool)>(conn).await?.pop();
    Ok(last.filter(|(_, is_settled)| !is_settled).map(|(flow, _)| match flow.as_str() {
        "Inbound" => WaitsFor::Us,
        _ => WaitsFor::Them,
    }))
}
