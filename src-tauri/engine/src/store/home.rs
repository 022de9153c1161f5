//! What the start page shows (R107). Nothing here reads the whole log: what is new lies at its end, and mail of a
//! time is read from the index of mails. What that index shall lead to is fenced: `x + 0` is `x`, but no other index
//! serves it.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::Store;
use super::entry;
use super::sql::Sql;
use super::time::{from_millis, millis};
use crate::domain::home::{MailCount, Mark, Visits, Waiting};
use crate::domain::interaction::LogEntry;
use crate::domain::job::RunStatus;
use crate::error::Result;

/// Counting what is new ends here.
const NEWS_MOST: i64 = 1_000;
/// Counting what waits ends here.
const WAITING_MOST: usize = 100;
/// Mails looked at for those that wait, the newest of the time asked for.
const MAILS_MOST: i64 = 4_000;
/// Entries read for what waits: a mail may have several, one for each who exchanged it.
const ENTRIES_MOST: i64 = 400;
/// Entries looked at for what is new, the last ones.
const NEWS_FAR: i64 = 20_000;
/// Waiting mails that are shown.
const WAITING_ROWS: usize = 50;
/// Mail is counted by quarters of an hour: every time zone's days are made of them.
const QUARTER: i64 = 15 * 60 * 1_000;

/// Which way a mail went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// To us.
    Inbound,
    /// From us.
    Outbound,
}

impl Flow {
    fn as_str(self) -> &'static str {
        match self {
            Self::Inbound => "Inbound",
            Self::Outbound => "Outbound",
        }
    }
}

impl Store {
    /// Whether anything was ever logged that is still there.
    pub async fn has_entries(&self) -> Result<bool> {
        let (found,): (bool,) = sqlx::query_as("SELECT EXISTS (SELECT 1 FROM interaction_log_entry)")
            .fetch_one(&self.pool)
            .await?;
        Ok(found)
    }

    /// The highest numbers of an entry and of a message.
    pub async fn last_numbers(&self) -> Result<(i64, i64)> {
        let sql = "SELECT (SELECT COALESCE(MAX(entry_no), 0) FROM interaction_log_entry),
                          (SELECT COALESCE(MAX(message_id), 0) FROM message)";
        Ok(sqlx::query_as(sql).fetch_one(&self.pool).await?)
    }

    /// What the start page remembers; `None` before the first look.
    pub async fn visits(&self) -> Result<Option<Visits>> {
        let row: Option<(i64, i64, i64, i64, i64, i64)> = sqlx::query_as(
            "SELECT seen_at, seen_entry_no, seen_message_id, looked_at, looked_entry_no, looked_message_id
             FROM home WHERE home_id = 1",
        )
        .fetch_optional(&self.pool)
        .await?;
        let mark = |at, entry_no, message_id| -> Result<Mark> {
            Ok(Mark { at: from_millis(at)?, entry_no, message_id })
        };
        row.map(|(at, entry, message, looked_at, looked_entry, looked_message)| {
            Ok(Visits {
                seen: mark(at, entry, message)?,
                looked: mark(looked_at, looked_entry, looked_message)?,
            })
        })
        .transpose()
    }

    /// Keeps what the start page remembers.
    pub async fn save_visits(&self, visits: &Visits) -> Result<()> {
        sqlx::query(
            "INSERT INTO home (home_id, seen_at, seen_entry_no, seen_message_id, looked_at, looked_entry_no,
                 looked_message_id)
             VALUES (1, $1, $2, $3, $4, $5, $6)
             ON CONFLICT (home_id) DO UPDATE SET seen_at = excluded.seen_at,
                 seen_entry_no = excluded.seen_entry_no, seen_message_id = excluded.seen_message_id,
                 looked_at = excluded.looked_at, looked_entry_no = excluded.looked_entry_no,
                 looked_message_id = excluded.looked_message_id",
        )
        .bind(millis(visits.seen.at))
        .bind(visits.seen.entry_no)
        .bind(visits.seen.message_id)
        .bind(millis(visits.looked.at))
        .bind(visits.looked.entry_no)
        .bind(visits.looked.message_id)
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// How many entries came after that number, up to 1,000, and the newest of them.
    pub async fn entries_after(
        &self,
        entry_no: i64,
        salesperson: &str,
        rows: u32,
    ) -> Result<(u32, Vec<LogEntry>)> {
        let (last, _) = self.last_numbers().await?;
        let mut tx = self.begin_read().await?;
        let sql = news(entry_no.max(last - NEWS_FAR), salesperson);
        let mut found: Vec<(i64, i64)> = sql.all(&mut tx).await?;
        let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
        // Late matches are of older mail; what happened last comes first.
        found.sort_unstable_by_key(|(number, at)| std::cmp::Reverse((*at, *number)));
        let shown = found.iter().take(usize::try_from(rows).unwrap_or_default());
        let numbers: Vec<i64> = shown.map(|(number, _)| *number).collect();
        Ok((count, entry::by_numbers(&mut tx, &numbers).await?))
    }

    /// How many messages after that one were set aside and wait for somebody, up to 1,000.
    pub async fn set_aside_after(&self, message_id: i64) -> Result<u32> {
        let mut sql = Sql::new(
            "SELECT COUNT(*) FROM (SELECT 1 FROM message WHERE outcome = 'unmatched' AND dismissed = 0
                 AND message_id > ",
        );
        sql.bind(message_id).push(" LIMIT ").bind(NEWS_MOST).push(") found");
        let mut conn = self.pool.acquire().await?;
        Ok(u32::try_from(sql.number(&mut conn).await?).unwrap_or_default())
    }

    /// Conversations whose last mail went that way, at a time in `period`, and was not said to need no answer. Looks
    /// at the newest 4,000 mails of the period.
    pub async fn waiting(
        &self,
        flow: Flow,
        salesperson: &str,
        period: Range<DateTime<Utc>>,
    ) -> Result<Waiting> {
        let mut tx = self.begin_read().await?;
        let rows: Vec<(i64, i64, String)> = unanswered(flow, salesperson, &period).all(&mut tx).await?;
        let mut known = BTreeSet::new();
        let mut last: Vec<i64> = Vec::new();
        for (entry_no, message_id, conversation) in rows {
            let name = if conversation.is_empty() { message_id.to_string() } else { conversation };
            if known.insert(name) && last.len() < WAITING_MOST {
                last.push(entry_no);
            }
        }
        let count = u32::try_from(last.len()).unwrap_or(u32::MAX);
        last.reverse();
        last.truncate(WAITING_ROWS);
        Ok(Waiting { count, entries: entry::by_numbers(&mut tx, &last).await? })
    }

    /// Mails from a moment on, by direction and quarter of an hour.
    pub async fn mail_counts(&self, from: DateTime<Utc>, salesperson: &str) -> Result<Vec<MailCount>> {
        let mut conn = self.pool.acquire().await?;
        let mut counts = Vec::new();
        for flow in [Flow::Inbound, Flow::Outbound] {
            let sql = mails_by_quarter(flow, from, salesperson);
            for (quarter, count) in sql.all::<(i64, i64)>(&mut conn).await? {
                counts.push(MailCount {
                    at: from_millis(quarter.saturating_mul(QUARTER))?,
                    inbound: flow == Flow::Inbound,
                    count: u32::try_from(count).unwrap_or(u32::MAX),
                });
            }
        }
        Ok(counts)
    }

    /// Notes that the mail of an entry needs no answer, or that it does; tells whether there is such a mail.
    pub async fn set_answer_needed(&self, entry_no: i64, needed: bool, now: DateTime<Utc>) -> Result<bool> {
        let mut tx = self.begin().await?;
        let Some(message_id) = message_of(&mut tx, entry_no).await? else { return Ok(false) };
        let sql = if needed {
            "DELETE FROM answer_not_needed WHERE message_id = $1 AND $2 = $2"
        } else {
            "INSERT INTO answer_not_needed (message_id, noted_at) VALUES ($1, $2)
             ON CONFLICT (message_id) DO NOTHING"
        };
        sqlx::query(sql).bind(message_id).bind(millis(now)).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// When a run last ended well.
    pub async fn last_success(&self) -> Result<Option<DateTime<Utc>>> {
        let row: Option<(Option<i64>,)> =
            sqlx::query_as("SELECT finished_at FROM run WHERE status = $1 ORDER BY run_id DESC LIMIT 1")
                .bind(RunStatus::Succeeded.as_str())
                .fetch_optional(&self.pool)
                .await?;
        row.and_then(|(at,)| at).map(from_millis).transpose()
    }
}

async fn message_of(conn: &mut SqliteConnection, entry_no: i64) -> Result<Option<i64>> {
    let row: Option<(Option<i64>,)> =
        sqlx::query_as("SELECT message_id FROM interaction_log_entry WHERE entry_no = $1")
            .bind(entry_no)
            .fetch_optional(conn)
            .await?;
    Ok(row.and_then(|(message_id,)| message_id))
}

/// Numbers and times of the entries after a number, the last one first.
fn news(entry_no: i64, salesperson: &str) -> Sql {
    let mut sql = Sql::new(
        "SELECT e.entry_no, e.occurred_at FROM interaction_log_entry e
         WHERE e.canceled + 0 = 0 AND e.postponed + 0 = 0 AND e.entry_no > ",
    );
    sql.bind(entry_no);
    push_salesperson(&mut sql, salesperson);
    sql.push(" ORDER BY e.entry_no DESC LIMIT ").bind(NEWS_MOST);
    sql
}

/// Mails of a period that no later mail of their conversation follows, the last one first.
fn unanswered(flow: Flow, salesperson: &str, period: &Range<DateTime<Utc>>) -> Sql {
    let mut sql = Sql::new("SELECT mail.entry_no, mail.message_id, m.conversation_id FROM (");
    push_mails(&mut sql, "SELECT e.entry_no, e.message_id, e.occurred_at", flow);
    sql.push(" AND e.occurred_at >= ").bind(millis(period.start));
    sql.push(" AND e.occurred_at <= ").bind(millis(period.end));
    push_salesperson(&mut sql, salesperson);
    sql.push(" ORDER BY e.occurred_at DESC LIMIT ").bind(MAILS_MOST).push(
        ") mail JOIN message m ON m.message_id = mail.message_id
         WHERE NOT EXISTS (SELECT 1 FROM answer_not_needed n WHERE n.message_id = mail.message_id)
             AND NOT EXISTS (SELECT 1 FROM message o
                 JOIN interaction_log_entry l ON l.message_id = o.message_id
                 WHERE o.conversation_id = m.conversation_id AND m.conversation_id <> ''
                     AND o.message_id <> mail.message_id AND l.canceled + 0 = 0 AND l.postponed + 0 = 0
                     AND (l.occurred_at > mail.occurred_at
                         OR l.occurred_at = mail.occurred_at AND o.message_id > mail.message_id))
         ORDER BY mail.occurred_at DESC, mail.entry_no LIMIT ",
    );
    sql.bind(ENTRIES_MOST);
    sql
}

/// How many mails there were in each quarter of an hour from a moment on.
fn mails_by_quarter(flow: Flow, from: DateTime<Utc>, salesperson: &str) -> Sql {
    let mut sql = Sql::new("SELECT quarter, COUNT(DISTINCT message_id) FROM (SELECT e.occurred_at / ");
    sql.bind(QUARTER);
    push_mails(&mut sql, " AS quarter, e.message_id", flow);
    sql.push(" AND e.occurred_at >= ").bind(millis(from));
    push_salesperson(&mut sql, salesperson);
    sql.push(") mail GROUP BY quarter");
    sql
}

/// What is selected from the mails of a direction, in the words of the index of mails.
fn push_mails(sql: &mut Sql, select: &str, flow: Flow) {
    sql.push(select).push(
        " FROM interaction_log_entry e
         WHERE e.message_id IS NOT NULL AND e.canceled = 0 AND e.postponed = 0 AND e.information_flow = ",
    );
    sql.bind(flow.as_str());
}

fn push_salesperson(sql: &mut Sql, salesperson: &str) {
    if !salesperson.is_empty() {
        sql.push(" AND e.salesperson_code || '' = ").bind(salesperson);
    }
}

#[cfg(test)]
#[path = "home_tests.rs"]
mod tests;
