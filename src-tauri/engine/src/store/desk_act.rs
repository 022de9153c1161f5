//! What was done at the mail desk, and taking it back.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::operation::OperationKind;
use super::sql::{Sql, pattern};
use super::time::{from_millis, millis};
use super::{Store, json};
use crate::domain::decision::Decision;
use crate::domain::desk::{DeskDone, DeskTrace};
use crate::error::Result;

impl Store {
    /// The newest act that was not taken back; with a message, the newest that was about it.
    pub async fn last_desk_act(&self, message_id: Option<i64>) -> Result<Option<DeskDone>> {
        let mut sql = Sql::new(
            "SELECT d.act_id, d.occurred_at,
                 (SELECT COUNT(*) FROM desk_act_message n WHERE n.act_id = d.act_id),
                 (SELECT COUNT(*) FROM desk_act_message n JOIN message m ON m.message_id = n.message_id
                  WHERE n.act_id = d.act_id AND m.outcome = 'logged')
             FROM desk_act d WHERE d.undone = 0",
        );
        if let Some(message_id) = message_id {
            sql.push(
                " AND EXISTS (SELECT 1 FROM desk_act_message n WHERE n.act_id = d.act_id AND n.message_id = ",
            );
            sql.bind(message_id).push(")");
        }
        sql.push(" ORDER BY d.act_id DESC LIMIT 1");
        let rows: Vec<(i64, i64, i64, i64)> = sql.all(&mut *self.begin_read().await?).await?;
        let Some((undo_id, occurred_at, messages, logged)) = rows.into_iter().next() else { return Ok(None) };
        Ok(Some(DeskDone {
            undo_id,
            occurred_at: from_millis(occurred_at)?,
            messages: super::paging::total(messages),
            logged: super::paging::total(logged),
        }))
    }
}

/// Keeps what was done and the messages it was about; the number it is undone by.
pub(crate) async fn keep(
    conn: &mut SqliteConnection,
    traces: &[DeskTrace],
    messages: &[i64],
    now: DateTime<Utc>,
) -> Result<i64> {
    let (id,): (i64,) =
        sqlx::query_as("INSERT INTO desk_act (occurred_at, act) VALUES ($1, $2) RETURNING act_id")
            .bind(millis(now))
            .bind(json::text(traces)?)
            .fetch_one(&mut *conn)
            .await?;
    for message_id in messages {
        sqlx::query("INSERT INTO desk_act_message (act_id, message_id) VALUES ($1, $2)")
            .bind(id)
            .bind(message_id)
            .execute(&mut *conn)
            .await?;
    }
    Ok(id)
}

/// What an act did and the messages it was about, once: taken back it is gone. `None` when there is none to take
/// back.
pub(crate) async fn take(conn: &mut SqliteConnection, id: i64) -> Result<Option<(Vec<DeskTrace>, Vec<i64>)>> {
    let row: Option<(String,)> =
        sqlx::query_as("UPDATE desk_act SET undone = 1 WHERE act_id = $1 AND undone = 0 RETURNING act")
            .bind(id)
            .fetch_optional(&mut *conn)
            .await?;
    let Some((act,)) = row else { return Ok(None) };
    let messages: Vec<(i64,)> =
        sqlx::query_as("SELECT message_id FROM desk_act_message WHERE act_id = $1 ORDER BY message_id")
            .bind(id)
            .fetch_all(conn)
            .await?;
    let traces = json::read(&act, ("desk_act", "act", id))?;
    Ok(Some((traces, messages.into_iter().map(|(id,)| id).collect())))
}

/// Lets the acts that can be taken back know that a contact was merged into another: a choice is put back for the one
/// that stays, and neither is deleted any more, since they are one now.
pub(super) async fn hand_over(conn: &mut SqliteConnection, from: &str, to: &str) -> Result<()> {
    for no in [from, to] {
        let rows: Vec<(i64, String)> = sqlx::query_as(
            "SELECT act_id, act FROM desk_act WHERE undone = 0 AND act LIKE $1 ESCAPE '\\' ORDER BY act_id",
        )
        .bind(pattern(&json::text(no)?))
        .fetch_all(&mut *conn)
        .await?;
        for (id, act) in rows {
            let mut traces: Vec<DeskTrace> = json::read(&act, ("desk_act", "act", id))?;
            for trace in &mut traces {
                trace.hand_over(from, to);
            }
            sqlx::query("UPDATE desk_act SET act = $1 WHERE act_id = $2")
                .bind(json::text(&traces)?)
                .bind(id)
                .execute(&mut *conn)
                .await?;
        }
    }
    Ok(())
}

/// How many entries a logged message has, and whether nobody worked on them since they were written: none is gone,
/// canceled, evaluated, commented, tied to an opportunity or a task, or moved to another contact. `None` for a message
/// that is not logged.
pub(crate) async fn entries_of(conn: &mut SqliteConnection, message_id: i64) -> Result<Option<(i32, bool)>> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT decision FROM message WHERE message_id = $1 AND outcome = 'logged'")
            .bind(message_id)
            .fetch_optional(&mut *conn)
            .await?;
    let Some((decision,)) = row else { return Ok(None) };
    let decision: Decision = json::read(&decision, ("message", "decision", message_id))?;
    let mut sql = Sql::new("SELECT COUNT(*) FROM interaction_log_entry e WHERE e.message_id = ");
    sql.bind(message_id).push(" AND e.canceled = 0 AND e.evaluation = 0 AND e.opportunity_no = ''");
    sql.push(" AND e.former_contact_no = ''");
    sql.push(" AND NOT EXISTS (SELECT 1 FROM interaction_comment k WHERE k.entry_no = e.entry_no)");
    sql.push(" AND NOT EXISTS (SELECT 1 FROM task t WHERE t.entry_no = e.entry_no)");
    let untouched = sql.number(&mut *conn).await?;
    let (all,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM interaction_log_entry WHERE message_id = $1")
        .bind(message_id)
        .fetch_one(conn)
        .await?;
    let written = i64::try_from(decision.pairs.len()).unwrap_or(i64::MAX);
    Ok(Some((super::paging::total(all), untouched == all && all == written)))
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

/// Whether anything belongs to a contact: entries, tasks, opportunities, comments, or people of a company.
pub(crate) async fn has_anything(conn: &mut SqliteConnection, contact_no: &str) -> Result<bool> {
    let (found,): (bool,) = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM interaction_log_entry WHERE contact_no = $1)
             OR EXISTS (SELECT 1 FROM task WHERE contact_no = $1)
             OR EXISTS (SELECT 1 FROM opportunity WHERE contact_no = $1 OR contact_company_no = $1)
             OR EXISTS (SELECT 1 FROM contact_comment WHERE contact_no = $1)
             OR EXISTS (SELECT 1 FROM contact WHERE company_no = $1 AND contact_no <> $1)",
    )
    .bind(contact_no)
    .fetch_one(conn)
    .await?;
    Ok(found)
}
