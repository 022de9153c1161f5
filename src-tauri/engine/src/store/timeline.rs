//! The timeline of a contact, read from its newest item on.
//!
//! Entries and tasks are two lists, each with a place of its own in the cursor, and are put together by their time. A
//! conversation stands where its newest message is: of its entries, only the one that no other follows is taken.

use std::iter::Peekable;
use std::vec::IntoIter;

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::paging::{self, Key, Order, number, text};
use super::sql::{Sql, Value};
use super::time::day_millis;
use super::{Store, entry, task};
use crate::domain::contact::{Contact, ContactType};
use crate::domain::interaction::LogEntry;
use crate::domain::timeline::{MOST_MESSAGES, Timeline, TimelineItem, messages_of};
use crate::error::Result;

/// Time and number of the last entry, day and number of the last task that were shown.
const KEYS: &[Key] = &[number("entry_at"), number("entry_no"), text("task_date"), text("task_no")];
const ORDER: Order<'static> = Order { name: "timeline", keys: KEYS, descending: true };

/// Later than any day.
const NEVER: &str = "9999-99-99";

/// An entry that stands for its conversation, or for itself.
struct Head {
    at: i64,
    entry_no: i64,
    message_id: i64,
    conversation_id: String,
}

/// A task and the day it is due.
type Due = (String, String);

/// Where a page begins.
struct Place {
    entry: (i64, i64),
    task: Due,
}

impl Place {
    fn read(cursor: &str) -> Result<Self> {
        let values = ORDER.read_cursor(cursor)?.unwrap_or_default();
        Ok(match values.as_slice() {
            [Value::Int(at), Value::Int(no), Value::Text(date), Value::Text(task)] => {
                Self { entry: (*at, *no), task: (date.clone(), task.clone()) }
            }
            _ => Self { entry: (i64::MAX, i64::MAX), task: (NEVER.to_owned(), String::new()) },
        })
    }

    fn cursor(&self) -> Result<String> {
        let (at, no) = self.entry;
        ORDER.cursor(&[at.into(), no.into(), self.task.0.as_str().into(), self.task.1.as_str().into()])
    }
}

impl Store {
    /// A page of at most `limit` items of a contact's timeline; a company's holds what was said with everybody it
    /// was with at the time (W44). Canceled and postponed entries are left out.
    ///
    /// # Errors
    /// `InvalidValue` when the cursor is not one of a timeline.
    pub async fn timeline(&self, contact: &Contact, after: &str, limit: u32) -> Result<Timeline> {
        let limit = paging::limit(limit);
        let mut place = Place::read(after)?;
        let whose = match contact.kind {
            ContactType::Company => "contact_company_no",
            ContactType::Person => "contact_no",
        };
        let mut tx = self.begin_read().await?;
        let mut heads =
            heads(&mut tx, (whose, &contact.no), place.entry, limit).await?.into_iter().peekable();
        let mut tasks =
            tasks(&mut tx, (whose, &contact.no), &place.task, limit).await?.into_iter().peekable();
        let mut items = Vec::new();
        while items.len() < limit {
            if task_is_next(&mut heads, &mut tasks) {
                let Some(due) = tasks.next() else { break };
                if let Some(task) = task::get(&mut tx, &due.1).await? {
                    items.push(TimelineItem::Task { task: Box::new(task) });
                }
                place.task = due;
            } else {
                let Some(head) = heads.next() else { break };
                place.entry = (head.at, head.entry_no);
                items.extend(item(&mut tx, (whose, &contact.no), &head).await?);
            }
        }
        let is_last = heads.peek().is_none() && tasks.peek().is_none();
        Ok(Timeline { items, next: if is_last { String::new() } else { place.cursor()? } })
    }
}

/// Whether a task comes before the next entry; it stands at the end of the day it is due.
fn task_is_next(heads: &mut Peekable<IntoIter<Head>>, tasks: &mut Peekable<IntoIter<Due>>) -> bool {
    let Some((date, _)) = tasks.peek() else { return false };
    let end = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok().and_then(|day| day.succ_opt()).map(day_millis);
    heads.peek().is_none_or(|head| end.is_none_or(|end| end > head.at))
}

async fn heads(
    conn: &mut SqliteConnection,
    (whose, key): (&'static str, &str),
    (at, no): (i64, i64),
    limit: usize,
) -> Result<Vec<Head>> {
    let mut sql = Sql::new(
        "SELECT e.occurred_at, e.entry_no, COALESCE(e.message_id, 0), COALESCE(m.conversation_id, '')
         FROM interaction_log_entry e LEFT JOIN message m ON m.message_id = e.message_id
         WHERE e.canceled = 0 AND e.postponed = 0 AND e.",
    );
    sql.push(whose).push(" = ").bind(key);
    sql.push(" AND (e.occurred_at, e.entry_no) < ").bind_list([at, no]);
    sql.push(" AND NOT EXISTS (SELECT 1 FROM interaction_log_entry l WHERE l.message_id = e.message_id AND ");
    push_later(&mut sql, whose, key);
    sql.push(
        ") AND NOT EXISTS (SELECT 1 FROM message o JOIN interaction_log_entry l ON l.message_id = o.message_id
             WHERE o.conversation_id = m.conversation_id AND m.conversation_id <> '' AND ",
    );
    push_later(&mut sql, whose, key);
    sql.push(") ORDER BY e.occurred_at DESC, e.entry_no DESC LIMIT ").bind(one_more(limit));
    let rows = sql.all::<(i64, i64, i64, String)>(conn).await?;
    let head =
        |(at, entry_no, message_id, conversation_id)| Head { at, entry_no, message_id, conversation_id };
    Ok(rows.into_iter().map(head).collect())
}

/// An entry `l` of the same contact that follows `e`.
fn push_later(sql: &mut Sql, whose: &'static str, key: &str) {
    sql.push("l.canceled = 0 AND l.postponed = 0 AND (l.occurred_at, l.entry_no) > (e.occurred_at, e.entry_no) AND l.");
    sql.push(whose).push(" || '' = ").bind(key);
}

async fn tasks(
    conn: &mut SqliteConnection,
    (whose, key): (&'static str, &str),
    (date, no): &Due,
    limit: usize,
) -> Result<Vec<Due>> {
    let mut sql = Sql::new("SELECT t.date, t.task_no FROM task t WHERE t.canceled = 0 AND t.");
    sql.push(whose).push(" = ").bind(key);
    sql.push(" AND (t.date, t.task_no) < ").bind_list([date.as_str(), no.as_str()]);
    sql.push(" ORDER BY t.date DESC, t.task_no DESC LIMIT ").bind(one_more(limit));
    sql.all(conn).await
}

/// What an entry stands for; nothing when it has gone meanwhile.
async fn item(
    conn: &mut SqliteConnection,
    (whose, key): (&'static str, &str),
    head: &Head,
) -> Result<Option<TimelineItem>> {
    if head.message_id == 0 {
        let entry = entry::by_numbers(conn, &[head.entry_no]).await?.pop();
        return Ok(entry.map(|entry| TimelineItem::Interaction { entry: Box::new(entry) }));
    }
    let mut sql = Sql::new(
        "SELECT e.entry_no, e.message_id FROM interaction_log_entry e
         WHERE e.canceled = 0 AND e.postponed = 0 AND e.",
    );
    sql.push(whose).push(" || '' = ").bind(key);
    if head.conversation_id.is_empty() {
        sql.push(" AND e.message_id = ").bind(head.message_id);
    } else {
        sql.push(" AND e.message_id IN (SELECT message_id FROM message WHERE conversation_id = ");
        sql.bind(head.conversation_id.as_str()).push(")");
    }
    sql.push(" ORDER BY e.occurred_at DESC, e.entry_no DESC");
    let mut messages: Vec<i64> = Vec::new();
    let mut numbers = Vec::new();
    for (entry_no, message_id) in sql.all::<(i64, i64)>(conn).await? {
        if !messages.contains(&message_id) {
            messages.push(message_id);
        }
        if messages.iter().take(MOST_MESSAGES).any(|known| *known == message_id) {
            numbers.push(entry_no);
        }
    }
    let entries: Vec<LogEntry> = entry::by_numbers(conn, &numbers).await?;
    let count = paging::total(i64::try_from(messages.len()).unwrap_or(i64::MAX));
    Ok(Some(TimelineItem::Conversation { messages: messages_of(entries), count }))
}

fn one_more(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1)
}

#[cfg(test)]
#[path = "timeline_tests.rs"]
mod tests;
