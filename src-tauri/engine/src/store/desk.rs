//! The mail desk: set-aside mail by address, and taking back what an act of the desk did.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::operation::OperationKind;
use super::sql::Sql;
use super::time::{from_millis, millis};
use super::{Store, json};
use crate::domain::address::Address;
use crate::domain::decision::Decision;
use crate::domain::desk::{DeskContact, DeskGroup, DeskTrace, looks_like_bulk};
use crate::domain::rule::{RuleKind, is_public};
use crate::error::Result;

/// An address of set-aside mail that nobody has, or several: the author's, or the recipients' of a salesperson's.
const WAITING: &str = "FROM message m JOIN message_party p ON p.message_id = m.message_id
     WHERE m.outcome = 'unmatched' AND m.dismissed = 0 AND p.canonical <> ''
         AND (p.role = 'from'
             OR (p.role = 'sender' AND NOT EXISTS (SELECT 1 FROM message_party f
                 WHERE f.message_id = m.message_id AND f.role = 'from'))
             OR (p.role IN ('to', 'cc') AND EXISTS (SELECT 1 FROM message_party f
                 JOIN salesperson_address s ON s.address = f.canonical
                 WHERE f.message_id = m.message_id AND f.role IN ('from', 'sender'))))
         AND NOT EXISTS (SELECT 1 FROM salesperson_address s WHERE s.address = p.canonical)
         AND (SELECT COUNT(DISTINCT a.contact_no) FROM contact_address a WHERE a.address = p.canonical) <> 1";

impl Store {
    /// The addresses that set-aside mail waits for, those with most messages first, at most `limit`. What a rule
    /// never logs waits for nobody.
    pub async fn desk_groups(&self, limit: usize) -> Result<Vec<DeskGroup>> {
        let mut tx = self.begin_read().await?;
        let rules = super::rule::rules(&mut tx).await?;
        let rows: Vec<(String, i64, i64)> = sqlx::query_as(&format!(
            "SELECT p.canonical, COUNT(DISTINCT m.message_id),
                 MAX(COALESCE(m.received_at, m.sent_at, m.decided_at)) {WAITING}
             GROUP BY p.canonical ORDER BY 2 DESC, 3 DESC, 1"
        ))
        .fetch_all(&mut *tx)
        .await?;
        let mut groups = Vec::new();
        for (text, messages, newest) in rows {
            let Ok(address) = Address::parse(&text) else { continue };
            if groups.len() >= limit || rules.meets(RuleKind::NeverLog, &address, false).is_some() {
                continue;
            }
            let (name, subjects) = newest_of(&mut tx, &text).await?;
            groups.push(DeskGroup {
                domain: address.domain().to_owned(),
                messages: super::paging::total(messages),
                newest_at: from_millis(newest)?,
                name,
                subjects,
                candidates: candidates(&mut tx, &text).await?,
                suggested_company: company_of(&mut tx, address.domain()).await?,
                looks_like_bulk: looks_like_bulk(&text),
                address: text,
            });
        }
        Ok(groups)
    }

    /// The name that stands beside an address on its newest set-aside message; blank when none does.
    pub async fn name_on_mail(&self, address: &str) -> Result<String> {
        Ok(newest_of(&mut *self.begin_read().await?, address).await?.0)
    }

    /// Keeps what an act did; the number it is undone by.
    pub async fn keep_desk_act(&self, traces: &[DeskTrace], now: DateTime<Utc>) -> Result<i64> {
        let (id,): (i64,) =
            sqlx::query_as("INSERT INTO desk_act (occurred_at, act) VALUES ($1, $2) RETURNING act_id")
                .bind(millis(now))
                .bind(json::text(traces)?)
                .fetch_one(&self.writer)
                .await?;
        Ok(id)
    }
}

/// The name beside an address on its newest set-aside message, and the subjects of the newest three.
async fn newest_of(conn: &mut SqliteConnection, address: &str) -> Result<(String, Vec<String>)> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT p.name, m.subject FROM message m JOIN message_party p ON p.message_id = m.message_id
         WHERE p.canonical = $1 AND m.outcome = 'unmatched' AND m.dismissed = 0
         GROUP BY m.message_id ORDER BY COALESCE(m.received_at, m.sent_at, m.decided_at) DESC, m.message_id DESC
         LIMIT 3",
    )
    .bind(address)
    .fetch_all(conn)
    .await?;
    let name = rows.iter().map(|(name, _)| name.trim()).find(|name| !name.is_empty() && !name.contains('@'));
    let name = name.unwrap_or_default().to_owned();
    Ok((name, rows.into_iter().map(|(_, subject)| subject).collect()))
}

async fn candidates(conn: &mut SqliteConnection, address: &str) -> Result<Vec<DeskContact>> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT DISTINCT c.contact_no, c.name FROM contact_address a JOIN contact c ON c.contact_no = a.contact_no
         WHERE a.address = $1 ORDER BY c.contact_no",
    )
    .bind(address)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(contact_no, name)| DeskContact { contact_no, name }).collect())
}

/// The company that most contacts with addresses of a domain belong to.
async fn company_of(conn: &mut SqliteConnection, domain: &str) -> Result<Option<DeskContact>> {
    if is_public(domain) {
        return Ok(None);
    }
    let pattern = format!("%@{}", domain.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    let row: Option<(String, String)> = sqlx::query_as(
        "SELECT k.contact_no, k.name FROM contact_address a
         JOIN contact c ON c.contact_no = a.contact_no JOIN contact k ON k.contact_no = c.company_no
         WHERE a.address LIKE $1 ESCAPE '\\' GROUP BY k.contact_no, k.name
         ORDER BY COUNT(DISTINCT c.contact_no) DESC, k.contact_no LIMIT 1",
    )
    .bind(pattern)
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(contact_no, name)| DeskContact { contact_no, name }))
}

/// What an act did, once: taken back it is gone. `None` when there is none to take back.
pub(crate) async fn take_act(conn: &mut SqliteConnection, id: i64) -> Result<Option<Vec<DeskTrace>>> {
    let row: Option<(String,)> =
        sqlx::query_as("UPDATE desk_act SET undone = 1 WHERE act_id = $1 AND undone = 0 RETURNING act")
            .bind(id)
            .fetch_optional(conn)
            .await?;
    row.map(|(act,)| json::read(&act, ("desk_act", "act", id))).transpose()
}

/// Whether nobody worked on these entries of a message since they were written: none is gone, canceled, evaluated,
/// commented, tied to an opportunity or a task, or moved to another contact.
pub(crate) async fn is_untouched(
    conn: &mut SqliteConnection,
    message_id: i64,
    entries: &[i64],
) -> Result<bool> {
    let mut sql = Sql::new("SELECT COUNT(*) FROM interaction_log_entry e WHERE e.message_id = ");
    sql.bind(message_id).push(" AND e.canceled = 0 AND e.evaluation = 0 AND e.opportunity_no = ''");
    sql.push(" AND e.former_contact_no = '' AND e.entry_no IN ").bind_list(entries.iter().copied());
    sql.push(" AND NOT EXISTS (SELECT 1 FROM interaction_comment k WHERE k.entry_no = e.entry_no)");
    sql.push(" AND NOT EXISTS (SELECT 1 FROM task t WHERE t.entry_no = e.entry_no)");
    let untouched = sql.number(&mut *conn).await?;
    let (all,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM interaction_log_entry WHERE message_id = $1")
        .bind(message_id)
        .fetch_one(conn)
        .await?;
    Ok(untouched == all && usize::try_from(all).is_ok_and(|all| all == entries.len()))
}

/// Takes a logged message back to those set aside: its entries and their attachment go, the decision is the one
/// given, and what is to be done in the mailbox is noted.
pub(crate) async fn take_back(
    conn: &mut SqliteConnection,
    message_id: i64,
    decision: &Decision,
    operation: Option<OperationKind>,
    now: DateTime<Utc>,
) -> Result<()> {
    for statement in [
        "DELETE FROM interaction_log_entry WHERE message_id = $1",
        "DELETE FROM attachment WHERE message_id = $1",
        "DELETE FROM message_content WHERE message_id = $1",
        "DELETE FROM operation WHERE message_id = $1 AND state = 'pending'",
    ] {
        sqlx::query(statement).bind(message_id).execute(&mut *conn).await?;
    }
    sqlx::query(
        "UPDATE message SET outcome = $1, reason = $2, decision = $3, decided_at = $4 WHERE message_id = $5",
    )
    .bind(decision.outcome.as_str())
    .bind(json::word_of(&decision.reason)?)
    .bind(json::text(decision)?)
    .bind(millis(now))
    .bind(message_id)
    .execute(&mut *conn)
    .await?;
    if let Some(kind) = operation {
        sqlx::query(
            "INSERT INTO operation (mailbox_id, message_id, kind, created_at)
             SELECT mailbox_id, message_id, $1, $2 FROM message WHERE message_id = $3",
        )
        .bind(kind.as_str())
        .bind(millis(now))
        .bind(message_id)
        .execute(conn)
        .await?;
    }
    Ok(())
}

/// Whether anything belongs to a contact: entries, tasks, or people of a company.
pub(crate) async fn has_anything(conn: &mut SqliteConnection, contact_no: &str) -> Result<bool> {
    let (found,): (bool,) = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM interaction_log_entry WHERE contact_no = $1)
             OR EXISTS (SELECT 1 FROM task WHERE contact_no = $1)
             OR EXISTS (SELECT 1 FROM contact WHERE company_no = $1 AND contact_no <> $1)",
    )
    .bind(contact_no)
    .fetch_one(conn)
    .await?;
    Ok(found)
}
