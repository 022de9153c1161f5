//! Reading messages: pages of a list, counts, and the "Why?" of one.

use std::collections::BTreeMap;

use sqlx::SqliteConnection;

use super::error::inconsistent;
use super::paging::{self, Key, Order, number};
use super::sql::{Sql, Value, pattern};
use super::time::from_millis;
use super::{Store, json};
use crate::domain::decision::Outcome;
use crate::domain::inbox::{Explanation, Location, MessageCounts, MessageQuery, MessageRow};
use crate::domain::interaction::{LinkState, Page};
use crate::domain::message::Party;
use crate::error::Result;

const BY_ID: &[Key] = &[number("m.message_id")];

const SELECT: &str = "SELECT m.message_id, m.message_key, m.outcome, m.reason, m.subject, m.author_name,
        m.author_address, m.sent_at, m.received_at, m.decided_at, m.run_id, m.location, m.link, m.link_state,
        m.dismissed, m.internet_message_id,
        EXISTS (SELECT 1 FROM operation o WHERE o.message_id = m.message_id AND o.state <> 'done' AND o.kind <> 'content') AS unsettled
     FROM message m WHERE m.message_id IN ";

#[derive(sqlx::FromRow)]
struct Row {
    message_id: i64,
    message_key: String,
    outcome: String,
    reason: String,
    subject: String,
    author_name: String,
    author_address: String,
    sent_at: Option<i64>,
    received_at: Option<i64>,
    decided_at: i64,
    run_id: i64,
    location: String,
    link: String,
    link_state: String,
    dismissed: bool,
    internet_message_id: String,
    unsettled: bool,
}

impl Store {
    /// A page of messages in the order they were taken up.
    ///
    /// # Errors
    /// `InvalidValue` when the cursor is not one of this list.
    pub async fn message_page(&self, query: &MessageQuery) -> Result<Page<MessageRow>> {
        let order = Order { name: "message.id", keys: BY_ID, descending: query.descending };
        let after = order.read_cursor(&query.after)?;
        let limit = paging::limit(query.limit);
        let mut tx = self.begin_read().await?;
        let mut count = Sql::new("SELECT COUNT(*) FROM message m WHERE 1 = 1");
        push_filters(&mut count, query);
        let total = paging::total(count.number(&mut tx).await?);
        let mut sql = Sql::new("SELECT m.message_id FROM message m WHERE 1 = 1");
        push_filters(&mut sql, query);
        if let Some(values) = &after {
            order.push_after(&mut sql, values);
        }
        order.push_order(&mut sql, limit);
        let mut keys = sql.values(&mut tx).await?;
        let next = order.cut(&mut keys, limit)?;
        let ids: Vec<i64> = keys
            .into_iter()
            .filter_map(|mut key| match key.pop()? {
                Value::Int(id) => Some(id),
                Value::Text(_) => None,
            })
            .collect();
        Ok(Page { rows: by_ids(&mut tx, &ids).await?, next, total, more: false })
    }

    /// How many messages have which outcome, dismissed ones left out, and how many operations are to do.
    pub async fn message_counts(&self) -> Result<MessageCounts> {
        let mut tx = self.begin_read().await?;
        let rows: Vec<(String, i64)> =
            sqlx::query_as("SELECT outcome, COUNT(*) FROM message WHERE dismissed = 0 GROUP BY outcome")
                .fetch_all(&mut *tx)
                .await?;
        let pending: (i64,) = sqlx::query_as(
            "SELECT COUNT(*) FROM operation WHERE kind <> 'content' AND state IN ('pending', 'in_flight', 'unknown')",
        )
        .fetch_one(&mut *tx)
        .await?;
        let mut counts = MessageCounts { pending: paging::total(pending.0), ..MessageCounts::default() };
        for (word, count) in rows {
            let place =
                match Outcome::parse(&word).ok_or_else(|| inconsistent("message", "outcome", &word))? {
                    Outcome::Logged => &mut counts.logged,
                    Outcome::Unmatched => &mut counts.unmatched,
                    Outcome::Duplicate => &mut counts.duplicates,
                    Outcome::Draft => &mut counts.drafts,
                    Outcome::Private => &mut counts.private,
                    Outcome::Blocked => &mut counts.blocked,
                    Outcome::Quarantined => &mut counts.quarantined,
                };
            *place = paging::total(count);
        }
        Ok(counts)
    }

    /// The "Why?" of a message, from what was recorded when it was decided; `None` when there is none.
    pub async fn explanation(&self, message_id: i64) -> Result<Option<Explanation>> {
        let mut tx = self.begin_read().await?;
        let Some(message) = by_ids(&mut tx, &[message_id]).await?.pop() else {
            return Ok(None);
        };
        let (decision,): (String,) = sqlx::query_as("SELECT decision FROM message WHERE message_id = $1")
            .bind(message_id)
            .fetch_one(&mut *tx)
            .await?;
        let operation: Option<(String, String)> = sqlx::query_as(
            "SELECT kind, CASE state WHEN 'in_flight' THEN 'pending' ELSE state END
             FROM operation WHERE message_id = $1 AND kind <> 'content' ORDER BY operation_id DESC LIMIT 1",
        )
        .bind(message_id)
        .fetch_optional(&mut *tx)
        .await?;
        let (operation, operation_state) = operation.unwrap_or_default();
        let decision = json::read(&decision, ("message", "decision", message_id))?;
        Ok(Some(Explanation { message, decision, operation, operation_state }))
    }
}

fn push_filters(sql: &mut Sql, query: &MessageQuery) {
    if !query.outcomes.is_empty() {
        sql.push(" AND m.outcome IN ").bind_list(query.outcomes.iter().map(|outcome| outcome.as_str()));
    }
    if !query.include_dismissed {
        sql.push(" AND m.dismissed = 0");
    }
    for word in query.search.split_whitespace() {
        let lower = pattern(&word.to_lowercase());
        // The database lowers only ASCII; the word as typed finds the rest.
        sql.push(" AND (lower(m.subject) LIKE ").bind(lower.as_str());
        sql.push(" ESCAPE '\\' OR m.subject LIKE ").bind(pattern(word));
        sql.push(" ESCAPE '\\' OR EXISTS (SELECT 1 FROM message_party p WHERE p.message_id = m.message_id");
        sql.push(" AND (p.canonical LIKE ").bind(lower.as_str());
        sql.push(" ESCAPE '\\' OR lower(p.name) LIKE ").bind(lower.as_str());
        sql.push(" ESCAPE '\\' OR lower(p.address) LIKE ").bind(lower).push(" ESCAPE '\\')))");
    }
}

async fn by_ids(conn: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<MessageRow>> {
    let mut found = BTreeMap::new();
    for chunk in ids.chunks(500) {
        let mut sql = Sql::new(SELECT);
        sql.bind_list(chunk.iter().copied());
        let rows: Vec<Row> = sql.all(conn).await?;
        let mut recipients = recipients(conn, chunk).await?;
        let mut entries = entries(conn, chunk).await?;
        for row in rows {
            let id = row.message_id;
            let to = recipients.remove(&id).unwrap_or_default();
            found.insert(id, message(row, to, entries.remove(&id).unwrap_or_default())?);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

async fn recipients(conn: &mut SqliteConnection, ids: &[i64]) -> Result<BTreeMap<i64, Vec<Party>>> {
    let mut sql = Sql::new(
        "SELECT message_id, name, address FROM message_party WHERE role IN ('to', 'cc') AND message_id IN ",
    );
    sql.bind_list(ids.iter().copied()).push(" ORDER BY message_id, position");
    let mut found: BTreeMap<i64, Vec<Party>> = BTreeMap::new();
    for (id, name, address) in sql.all::<(i64, String, String)>(conn).await? {
        found.entry(id).or_default().push(Party { name, address });
    }
    Ok(found)
}

async fn entries(conn: &mut SqliteConnection, ids: &[i64]) -> Result<BTreeMap<i64, Vec<i64>>> {
    let mut sql = Sql::new("SELECT message_id, entry_no FROM interaction_log_entry WHERE message_id IN ");
    sql.bind_list(ids.iter().copied()).push(" ORDER BY entry_no");
    let mut found: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (id, entry_no) in sql.all::<(i64, i64)>(conn).await? {
        found.entry(id).or_default().push(entry_no);
    }
    Ok(found)
}

fn message(row: Row, recipients: Vec<Party>, entry_nos: Vec<i64>) -> Result<MessageRow> {
    let id = row.message_id;
    let link_state =
        LinkState::parse(&row.link_state).ok_or_else(|| inconsistent("message", "link_state", id))?;
    Ok(MessageRow {
        key: row.message_key,
        outcome: Outcome::parse(&row.outcome).ok_or_else(|| inconsistent("message", "outcome", id))?,
        reason: json::word(&row.reason, ("message", "reason", id))?,
        subject: row.subject,
        author: Party { name: row.author_name, address: row.author_address },
        recipients,
        sent_at: row.sent_at.map(from_millis).transpose()?,
        received_at: row.received_at.map(from_millis).transpose()?,
        decided_at: from_millis(row.decided_at)?,
        run_id: row.run_id,
        location: Location::parse(&row.location).ok_or_else(|| inconsistent("message", "location", id))?,
        link: row.link,
        link_state: if row.unsettled { LinkState::Pending } else { link_state },
        dismissed: row.dismissed,
        internet_message_id: row.internet_message_id,
        entry_nos,
    })
}

#[cfg(test)]
#[path = "message_list_tests.rs"]
mod tests;
