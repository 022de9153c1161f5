//! Rules about mail (W24), and the messages they are tried on.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::error::inconsistent;
use super::sql::Sql;
use super::time::millis;
use super::{Store, changed_address, json};
use crate::domain::decision::{Decision, Outcome};
use crate::domain::rule::{MailRule, OWN_DOMAINS, RuleKind, Rules, is_in, is_public};
use crate::error::Result;

type Row = (i64, String, String);

impl Store {
    /// Every rule, in the order they were made.
    pub async fn mail_rules(&self) -> Result<Vec<MailRule>> {
        let mut conn = self.pool.acquire().await?;
        list(&mut conn).await
    }

    /// Row ids of the messages decided on mail received since then with one of these outcomes, newest first.
    pub async fn messages_since(&self, since: DateTime<Utc>, outcomes: &[Outcome]) -> Result<Vec<i64>> {
        let mut sql = Sql::new("SELECT message_id FROM message WHERE outcome IN ");
        sql.bind_list(outcomes.iter().map(|outcome| outcome.as_str()));
        sql.push(" AND COALESCE(received_at, sent_at, decided_at) >= ").bind(millis(since));
        sql.push(" ORDER BY COALESCE(received_at, sent_at, decided_at) DESC, message_id DESC");
        let rows: Vec<(i64,)> = sql.all(&mut *self.begin_read().await?).await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// Row ids of the messages set aside that name an address a rule's value is about, oldest first.
    pub async fn waiting_about(&self, value: &str) -> Result<Vec<i64>> {
        set_aside_of(&mut *self.begin_read().await?, value).await
    }

    /// Writes why a message stays set aside, its outcome as it was.
    pub async fn note_reason(&self, message_id: i64, decision: &Decision, now: DateTime<Utc>) -> Result<()> {
        sqlx::query(
            "UPDATE message SET reason = $1, decision = $2, decided_at = $3
             WHERE message_id = $4 AND outcome = $5 AND reason <> $1",
        )
        .bind(json::word_of(&decision.reason)?)
        .bind(json::text(decision)?)
        .bind(millis(now))
        .bind(message_id)
        .bind(decision.outcome.as_str())
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// The key of a message and who its entries are with: contact and salesperson.
    pub async fn written_for(&self, message_id: i64) -> Result<(String, Vec<(String, String)>)> {
        let mut tx = self.begin_read().await?;
        let (key,): (String,) = sqlx::query_as("SELECT message_key FROM message WHERE message_id = $1")
            .bind(message_id)
            .fetch_one(&mut *tx)
            .await?;
        let entries = sqlx::query_as(
            "SELECT contact_no, salesperson_code FROM interaction_log_entry WHERE message_id = $1 ORDER BY entry_no",
        )
        .bind(message_id)
        .fetch_all(&mut *tx)
        .await?;
        Ok((key, entries))
    }
}

/// Row ids of the messages set aside that name an address a rule's value is about, oldest first.
pub(crate) async fn set_aside_of(conn: &mut SqliteConnection, value: &str) -> Result<Vec<i64>> {
    let mut sql = Sql::new("SELECT DISTINCT m.message_id ");
    push_about(&mut sql, value);
    sql.push(" ORDER BY m.message_id");
    let rows: Vec<(i64,)> = sql.all(conn).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Notes the addresses on set-aside mail that a rule's value is about: that mail is decided again (late match), also
/// when the program ends before it could.
pub(crate) async fn note_concerned(
    conn: &mut SqliteConnection,
    value: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let mut sql = Sql::new("SELECT DISTINCT p.canonical ");
    push_about(&mut sql, value);
    sql.push(" AND p.canonical <> ''");
    let mut addresses: Vec<(String,)> = sql.all(&mut *conn).await?;
    if value == OWN_DOMAINS {
        let own = own_domains(conn).await?;
        addresses.retain(|(address,)| {
            let domain = address.split_once('@').map(|(_, domain)| domain).unwrap_or_default();
            own.iter().any(|own| is_in(domain, own))
        });
    }
    let addresses: Vec<&String> = addresses.iter().map(|(address,)| address).collect();
    changed_address::note(conn, &addresses, now).await
}

/// From where: set-aside messages and the people on them that a rule's value may be about.
fn push_about(sql: &mut Sql, value: &str) {
    sql.push(
        "FROM message m JOIN message_party p ON p.message_id = m.message_id
         WHERE m.outcome IN ('unmatched', 'blocked')",
    );
    if value.contains('@') {
        sql.push(" AND p.canonical = ").bind(value);
    } else if value != OWN_DOMAINS {
        let domain = value.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        sql.push(" AND (p.canonical LIKE ").bind(format!("%@{domain}")).push(" ESCAPE '\\'");
        sql.push(" OR p.canonical LIKE ").bind(format!("%@%.{domain}")).push(" ESCAPE '\\')");
    }
}

/// Every rule, in the order they were made.
pub(crate) async fn list(conn: &mut SqliteConnection) -> Result<Vec<MailRule>> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT rule_id, kind, value FROM mail_rule ORDER BY rule_id").fetch_all(conn).await?;
    rows.into_iter().map(read).collect()
}

/// The rules in force, with what they need to know.
pub(crate) async fn rules(conn: &mut SqliteConnection) -> Result<Rules> {
    let list = list(conn).await?;
    let own_domains = own_domains(conn).await?;
    Ok(Rules { list, own_domains })
}

/// Domains of the salespeople's addresses, those of public mail providers left out.
pub(crate) async fn own_domains(conn: &mut SqliteConnection) -> Result<BTreeSet<String>> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT DISTINCT address FROM salesperson_address").fetch_all(conn).await?;
    let domains = rows.iter().filter_map(|(address,)| address.split_once('@'));
    Ok(domains.map(|(_, domain)| domain.to_owned()).filter(|domain| !is_public(domain)).collect())
}

/// Adds a rule; `None` when there is one like it.
pub(crate) async fn add(
    conn: &mut SqliteConnection,
    kind: RuleKind,
    value: &str,
    now: DateTime<Utc>,
) -> Result<Option<MailRule>> {
    let row: Option<Row> = sqlx::query_as(
        "INSERT INTO mail_rule (kind, value, created_at) VALUES ($1, $2, $3)
         ON CONFLICT (kind, value) DO NOTHING RETURNING rule_id, kind, value",
    )
    .bind(kind.as_str())
    .bind(value)
    .bind(millis(now))
    .fetch_optional(conn)
    .await?;
    row.map(read).transpose()
}

/// Deletes a rule and tells what it was; `None` when there is none.
pub(crate) async fn delete(conn: &mut SqliteConnection, id: i64) -> Result<Option<MailRule>> {
    let row: Option<Row> =
        sqlx::query_as("DELETE FROM mail_rule WHERE rule_id = $1 RETURNING rule_id, kind, value")
            .bind(id)
            .fetch_optional(conn)
            .await?;
    row.map(read).transpose()
}

fn read((id, kind, value): Row) -> Result<MailRule> {
    let kind = RuleKind::parse(&kind).ok_or_else(|| inconsistent("mail_rule", "kind", id))?;
    Ok(MailRule { id, kind, value })
}
